package etude.features;

import etude.representation.Reassigned;
import etude.representation.Stft;

/**
 * Frequencies, times within the frame and magnitudes by three transforms: under the window, under its derivative and under
 * the window weighted with time. A stage behind it ({@link #onTheClock}) adds the frame's own time.
 */
final class Reassignment {

    private Reassignment() {}

    static Plan plan(Reassigned reassigned) {
        Stft stft = reassigned.stft();
        float[] window = stft.windowValues();
        float[] slope = slope(window);
        float[] weighted = weighted(window);
        FrameKernel kernel =
                new EachFrame(3 * stft.bins(), () -> worker(reassigned, new float[][] {window, slope, weighted}));
        return new Plan(StftFrames.framing(stft), kernel).then(onTheClock(reassigned));
    }

    /** The cyclic central difference of a window. */
    private static float[] slope(float[] window) {
        int n = window.length;
        float[] slope = new float[n];
        for (int i = 0; i < n; i++) {
            slope[i] = (window[(i + 1) % n] - window[(i + n - 1) % n]) / 2;
        }
        return slope;
    }

    /** A window times the distance from its middle, in samples. */
    private static float[] weighted(float[] window) {
        int n = window.length;
        float[] weighted = new float[n];
        for (int i = 0; i < n; i++) {
            weighted[i] = (float) (window[i] * (i - n / 2 + (n % 2 == 0 ? 0.5 : 0)));
        }
        return weighted;
    }

    private static FrameMap.Worker worker(Reassigned reassigned, float[][] windows) {
        Stft stft = reassigned.stft();
        int bins = stft.bins();
        double perRadian = stft.sampleRate() / (2 * Math.PI);
        FrameMap.Worker[] transforms = new FrameMap.Worker[3];
        float[][] spectra = new float[3][2 * bins];
        for (int i = 0; i < 3; i++) {
            transforms[i] = StftFrames.transform(stft, windows[i]);
        }
        double[] hz = stft.frequencies();
        return (x, at, out, to) -> {
            for (int i = 0; i < 3; i++) {
                transforms[i].apply(x, at, spectra[i], 0);
            }
            for (int k = 0; k < bins; k++) {
                double re = spectra[0][2 * k];
                double im = spectra[0][2 * k + 1];
                double power = re * re + im * im;
                boolean moved = power > 0 && power >= reassigned.refPower();
                double turn = re * spectra[1][2 * k + 1] - im * spectra[1][2 * k];
                double delay = re * spectra[2][2 * k] + im * spectra[2][2 * k + 1];
                out[to + k] = (float) (moved ? hz[k] - turn / power * perRadian : hz[k]);
                out[to + bins + k] = (float) (moved ? delay / power / stft.sampleRate() : 0);
                out[to + 2 * bins + k] = (float) Math.sqrt(power);
            }
        };
    }

    private static Stage onTheClock(Reassigned reassigned) {
        int bins = reassigned.stft().bins();
        return new Neighbourless(3 * bins) {
            @Override
            void frame(float[] in, int at, int t, float[] out, int to) {
                System.arraycopy(in, at, out, to, 3 * bins);
                for (int k = bins; k < 2 * bins; k++) {
                    out[to + k] = (float) (reassigned.frameTime(t) + in[at + k]);
                }
            }
        };
    }
}
