package etude.resynthesis;

import etude.representation.Mfcc;
import etude.signal.Dct;
import etude.signal.Frames;

/** From cepstral coefficients back to the bands that they were made of. */
final class Cepstra {

    private Cepstra() {}

    /** The bands whose coefficients these are, those that were not kept being zero. */
    static Frames toBands(Mfcc mfcc, Frames frames, int bands) {
        int coefficients = mfcc.nMfcc();
        if (frames.stride() != coefficients) {
            throw new IllegalArgumentException("The frames have " + frames.stride() + " values; these MFCC have "
                    + coefficients + " coefficients. Give the frames and the representation that belong together.");
        }
        float[][] basis = Dct.orthonormal(coefficients, bands);
        double[] scale = scale(mfcc, bands);
        float[] out = new float[Math.multiplyExact(frames.count(), bands)];
        for (int t = 0; t < frames.count(); t++) {
            for (int k = 0; k < coefficients; k++) {
                float value = (float) (frames.get(k, t) * scale[k]);
                for (int n = 0; n < bands; n++) {
                    out[t * bands + n] += value * basis[k][n];
                }
            }
        }
        return Frames.of(bands, frames.count(), out);
    }

    /** What makes a coefficient one of the orthonormal transform, without the lifter. */
    private static double[] scale(Mfcc mfcc, int bands) {
        double[] scale = new double[mfcc.nMfcc()];
        for (int k = 0; k < scale.length; k++) {
            double orthonormal = Math.sqrt((k == 0 ? 1.0 : 2.0) / bands);
            double row = switch (mfcc.norm()) {
                case ORTHO -> orthonormal;
                case NONE -> 2;
                case HTK -> Math.sqrt(2.0 / bands);
            };
            double lifter = mfcc.lifter() > 0 ? 1 + mfcc.lifter() / 2 * Math.sin(Math.PI * (k + 1) / mfcc.lifter()) : 1;
            scale[k] = Math.abs(lifter) < 1e-6 ? 0 : orthonormal / row / lifter;
        }
        return scale;
    }
}
