package etude.features;

import etude.representation.Hpcp;
import etude.representation.Stft;
import java.util.Arrays;

/** From a magnitude spectrum to a harmonic pitch class profile. One object for one thread. */
final class PeakProfile implements FrameMap.Worker {

    private static final double NOTHING = 1e-10;

    private final Hpcp hpcp;
    private final double binHz;
    private final int bins;
    private final double lowestC;
    private final double[] profile;

    private PeakProfile(Hpcp hpcp) {
        Stft stft = (Stft) hpcp.source().source();
        this.hpcp = hpcp;
        this.binHz = (double) stft.sampleRate() / stft.nFft();
        this.bins = stft.bins();
        this.lowestC = hpcp.reference() * Math.pow(2, -9.0 / 12 - 9);
        this.profile = new double[hpcp.nChroma()];
    }

    static FrameMap map(Hpcp hpcp) {
        return new FrameMap() {
            @Override
            public int stride() {
                return hpcp.nChroma();
            }

            @Override
            public Worker worker() {
                return new PeakProfile(hpcp);
            }
        };
    }

    @Override
    public void apply(float[] in, int at, float[] out, int to) {
        Arrays.fill(profile, 0);
        for (int k = 1; k < bins - 1; k++) {
            if (in[at + k] > in[at + k - 1] && in[at + k] >= in[at + k + 1]) {
                peak(k, in[at + k - 1], in[at + k], in[at + k + 1]);
            }
        }
        double max = Arrays.stream(profile).max().orElse(0);
        for (int i = 0; i < profile.length; i++) {
            out[to + i] = (float) (max > 0 ? profile[i] / max : 0);
        }
    }

    /** A parabola through three levels gives a peak's true place and height. */
    private void peak(int k, float below, float middle, float above) {
        double a = Math.log(Math.max(NOTHING, below));
        double b = Math.log(Math.max(NOTHING, middle));
        double c = Math.log(Math.max(NOTHING, above));
        double curve = a - 2 * b + c;
        double shift = curve < 0 ? 0.5 * (a - c) / curve : 0;
        double hz = (k + shift) * binHz;
        if (hz >= hpcp.fMin() && hz <= hpcp.fMax()) {
            double energy = Math.exp(2 * (b - 0.25 * (a - c) * shift));
            for (int h = 1; h <= hpcp.harmonics(); h++) {
                add(hz / h, energy * Math.pow(hpcp.decay(), h - 1));
            }
        }
    }

    private void add(double hz, double energy) {
        int size = profile.length;
        double perSemitone = size / 12.0;
        double place = size * Math.log(hz / lowestC) / Math.log(2);
        double reach = hpcp.windowSemitones() / 2 * perSemitone;
        for (int i = (int) Math.ceil(place - reach); i <= place + reach; i++) {
            double cos = Math.cos(Math.PI * (i - place) / (2 * reach));
            profile[Math.floorMod(i, size)] += energy * cos * cos;
        }
    }
}
