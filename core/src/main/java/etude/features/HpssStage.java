package etude.features;

import etude.representation.Hpss;
import etude.signal.SelectionNetwork;

/** Harmonic and percussive parts of spectra, by medians along time and along frequency and a soft mask. */
final class HpssStage implements Stage.Windowed {

    private final Hpss hpss;
    private final int bins;
    private final int harmonicHalf;
    private final int percussiveHalf;
    private final SelectionNetwork harmonic;
    private final SelectionNetwork percussive;

    HpssStage(Hpss hpss) {
        this.hpss = hpss;
        this.bins = hpss.source().layout().size();
        this.harmonicHalf = hpss.harmonicKernel() / 2;
        this.percussiveHalf = hpss.percussiveKernel() / 2;
        this.harmonic = middle(harmonicHalf);
        this.percussive = middle(percussiveHalf);
    }

    private static SelectionNetwork middle(int half) {
        return half == 0 ? new SelectionNetwork(1, 0) : new SelectionNetwork(2 * half, half - 1, half);
    }

    @Override
    public int stride() {
        return hpss.part() == Hpss.Part.BOTH ? 2 * bins : bins;
    }

    @Override
    public int before() {
        return harmonicHalf;
    }

    @Override
    public int after() {
        return harmonicHalf;
    }

    @Override
    public Worker worker() {
        var overTime = new MedianOverTime(harmonic, harmonicHalf, bins);
        var overFrequency = new MedianOverFrequency(percussive, percussiveHalf, bins);
        float[] lasting = new float[bins];
        float[] striking = new float[bins];
        float[] other = new float[hpss.part() == Hpss.Part.RESIDUAL ? bins : 0];
        return (clip, t, out, to) -> {
            int at = clip.at(t);
            overTime.at(clip, t, lasting);
            overFrequency.of(clip.data(), at, striking);
            parts(lasting, striking, other, out, to);
            if (!hpss.mask()) {
                multiply(clip.data(), at, out, to);
            }
        };
    }

    private void parts(float[] lasting, float[] striking, float[] other, float[] out, int to) {
        float harmonicMargin = (float) hpss.harmonicMargin();
        float percussiveMargin = (float) hpss.percussiveMargin();
        boolean split = harmonicMargin == 1 && percussiveMargin == 1;
        float silent = split ? 0.5f : 0;
        switch (hpss.part()) {
            case HARMONIC -> mask(lasting, striking, harmonicMargin, silent, out, to);
            case PERCUSSIVE -> mask(striking, lasting, percussiveMargin, silent, out, to);
            case BOTH -> {
                mask(lasting, striking, harmonicMargin, silent, out, to);
                mask(striking, lasting, percussiveMargin, silent, out, to + bins);
            }
            case RESIDUAL -> {
                mask(lasting, striking, harmonicMargin, silent, out, to);
                mask(striking, lasting, percussiveMargin, silent, other, 0);
                for (int k = 0; k < bins; k++) {
                    out[to + k] = Math.max(0, 1 - out[to + k] - other[k]);
                }
            }
        }
    }

    /** {@code x^p / (x^p + (margin y)^p)}, both divided by the larger one first. */
    private void mask(float[] x, float[] y, float margin, float silent, float[] out, int to) {
        double power = hpss.power();
        for (int k = 0; k < bins; k++) {
            float other = y[k] * margin;
            float larger = Math.max(x[k], other);
            if (larger < Float.MIN_NORMAL) {
                out[to + k] = silent;
            } else if (power == 2) {
                float a = x[k] / larger;
                float b = other / larger;
                out[to + k] = a * a / (a * a + b * b);
            } else if (Double.isInfinite(power)) {
                out[to + k] = x[k] > other ? 1 : 0;
            } else {
                double a = Math.pow(x[k] / larger, power);
                double b = Math.pow(other / larger, power);
                out[to + k] = (float) (a / (a + b));
            }
        }
    }

    private void multiply(float[] data, int at, float[] out, int to) {
        for (int from = to; from < to + stride(); from += bins) {
            for (int k = 0; k < bins; k++) {
                out[from + k] *= data[at + k];
            }
        }
    }
}
