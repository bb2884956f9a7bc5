package etude.analysis.rhythm;

import etude.annotation.Method;
import etude.representation.Representation;
import etude.representation.Stft;

/**
 * How far the complex value of each bin lies from where it would be if every sine went on as it was, of bins whose magnitude
 * does not fall.
 *
 * @param window seconds
 * @param frameRate frames a second
 * @see <a href="https://doi.org/10.1109/LSP.2004.827951">Bello, Duxbury, Davies and Sandler, On the use of phase and energy for
 *     musical onset detection in the complex domain, 2004</a>
 * @see <a href="https://www.dafx.de/paper-archive/2006/papers/p_133.pdf">Dixon, Onset detection revisited, 2006, section 2.6
 *     (rectified)</a>
 */
public record ComplexDomain(double window, double frameRate) implements OnsetFunction {

    /** 46 ms, a hundred frames a second. */
    public static final ComplexDomain STANDARD = new ComplexDomain(0.04, 100);

    /** Checks the ranges. */
    public ComplexDomain {
        OnsetChecks.window(window);
        OnsetChecks.frameRate(frameRate);
    }

    @Override
    public double early() {
        return 0;
    }

    @Override
    public Method method() {
        return new Method(
                "rectified complex domain",
                "Bello, Duxbury, Davies and Sandler, On the use of phase and energy for musical onset detection in the"
                        + " complex domain, IEEE Signal Processing Letters, 2004");
    }

    @Override
    public Representation representation(int sampleRate, double level) {
        return OnsetFunction.stft(sampleRate, window, frameRate);
    }

    @Override
    public Reader reader(int sampleRate, double level) {
        Stft stft = OnsetFunction.stft(sampleRate, window, frameRate);
        return new Distance(stft.bins(), OnsetFunction.unit(stft, level));
    }

    /** Remembers two frames: magnitudes, and directions of unit length. */
    private static final class Distance implements Reader {

        private final double unit;
        private final float[] magnitude;
        private final float[] re;
        private final float[] im;
        private final float[] olderRe;
        private final float[] olderIm;

        Distance(int bins, double unit) {
            this.unit = unit;
            this.magnitude = new float[bins];
            this.re = new float[bins];
            this.im = new float[bins];
            this.olderRe = new float[bins];
            this.olderIm = new float[bins];
        }

        @Override
        public float next(float[] frames, int at) {
            double sum = 0;
            for (int k = 0; k < magnitude.length; k++) {
                float x = frames[at + 2 * k];
                float y = frames[at + 2 * k + 1];
                float now = (float) Math.sqrt(x * x + y * y);
                if (now >= magnitude[k]) {
                    sum += distance(k, x, y);
                }
                remember(k, x, y, now);
            }
            return (float) (sum / unit);
        }

        /** From the last magnitude, turned on by as much as the frame before turned. */
        private double distance(int k, float x, float y) {
            float turnedRe = re[k] * re[k] - im[k] * im[k];
            float turnedIm = 2 * re[k] * im[k];
            float expectedRe = magnitude[k] * (turnedRe * olderRe[k] + turnedIm * olderIm[k]);
            float expectedIm = magnitude[k] * (turnedIm * olderRe[k] - turnedRe * olderIm[k]);
            float dx = x - expectedRe;
            float dy = y - expectedIm;
            return Math.sqrt(dx * dx + dy * dy);
        }

        private void remember(int k, float x, float y, float now) {
            olderRe[k] = re[k];
            olderIm[k] = im[k];
            magnitude[k] = now;
            re[k] = now > 0 ? x / now : 0;
            im[k] = now > 0 ? y / now : 0;
        }
    }
}
