package etude.features;

import etude.representation.Rms;
import etude.representation.TimeDomain;
import etude.representation.ZeroCrossingRate;

/** One number from the samples of a frame. */
final class TimeDomainKernel implements FrameKernel {

    /** Reads a frame of samples. */
    @FunctionalInterface
    private interface Figure {
        float of(float[] x, int at, int length);
    }

    private final int length;
    private final Figure figure;

    private TimeDomainKernel(int length, Figure figure) {
        this.length = length;
        this.figure = figure;
    }

    static Plan rms(Rms rms) {
        return plan(rms, TimeDomainKernel::rms);
    }

    static Plan zeroCrossingRate(ZeroCrossingRate rate) {
        float threshold = (float) rate.threshold();
        return plan(rate, (x, at, length) -> crossings(x, at, length, threshold) / (float) length);
    }

    private static Plan plan(TimeDomain what, Figure figure) {
        int length = what.frameLength();
        Framing framing = what.center()
                ? Framing.centred(what.hop(), length, what.padding())
                : new Framing(what.hop(), length, 0, 0, what.padding());
        return new Plan(framing, new TimeDomainKernel(length, figure));
    }

    @Override
    public int stride() {
        return 1;
    }

    @Override
    public Worker worker(int frames) {
        return (x, at, hop, count, out, to) -> {
            for (int t = 0; t < count; t++) {
                out[to + t] = figure.of(x, at + t * hop, length);
            }
        };
    }

    private static float rms(float[] x, int at, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int end = at + length;
        int fours = at + (length & ~3);
        for (int i = at; i < fours; i += 4) {
            a += (double) x[i] * x[i];
            b += (double) x[i + 1] * x[i + 1];
            c += (double) x[i + 2] * x[i + 2];
            d += (double) x[i + 3] * x[i + 3];
        }
        for (int i = fours; i < end; i++) {
            a += (double) x[i] * x[i];
        }
        return (float) Math.sqrt(((a + b) + (c + d)) / length);
    }

    private static int crossings(float[] x, int at, int length, float threshold) {
        int crossings = 0;
        int before = x[at] < -threshold ? 1 : 0;
        for (int i = at + 1; i < at + length; i++) {
            int negative = x[i] < -threshold ? 1 : 0;
            crossings += negative ^ before;
            before = negative;
        }
        return crossings;
    }
}
