package etude.representation;

import etude.signal.Dct;

/**
 * Mel-frequency cepstral coefficients: a cosine transform over the bands of a log-mel spectrogram.
 *
 * @param source log-mel spectrogram
 * @param nMfcc coefficients kept, at most as many as there are bands
 * @param norm scaling of the cosine transform
 * @param lifter length of the sinusoidal lifter {@code 1 + (L/2) sin(pi (k + lifterFirst) / L)}; 0 for none
 * @param lifterFirst what the lifter counts coefficient 0 as: 1 in librosa, 0 in HTK and Kaldi
 */
public record Mfcc(Representation source, int nMfcc, DctNorm norm, double lifter, int lifterFirst) implements Derived {

    /** Coefficients with librosa's lifter. */
    public Mfcc(Representation source, int nMfcc, DctNorm norm, double lifter) {
        this(source, nMfcc, norm, lifter, 1);
    }

    /** Scaling of the cosine transform. */
    public enum DctNorm {
        /** Orthonormal. */
        ORTHO,
        /** Unscaled: every row twice the cosine. */
        NONE,
        /** HTK: every row by {@code sqrt(2/N)}. */
        HTK
    }

    /** Checks the ranges. */
    public Mfcc {
        Checks.within("nMfcc", nMfcc, 1, source.layout().size());
        Checks.atLeast("lifter", lifter, 0);
        Checks.within("lifterFirst", lifterFirst, 0, 1);
    }

    /** The cosine transform with the lifter: {@code (coefficient, band)}. */
    public float[][] matrix() {
        int bands = source.layout().size();
        float[][] dct = switch (norm) {
            case ORTHO -> Dct.orthonormal(nMfcc, bands);
            case NONE -> Dct.unscaled(nMfcc, bands);
            case HTK -> Dct.htk(nMfcc, bands);
        };
        for (int k = 0; lifter > 0 && k < dct.length; k++) {
            double gain = 1 + lifter / 2 * Math.sin(Math.PI * (k + lifterFirst) / lifter);
            for (int n = 0; n < bands; n++) {
                dct[k][n] *= (float) gain;
            }
        }
        return dct;
    }

    @Override
    public Layout layout() {
        return Layout.of("mfcc", Axis.coefficients(nMfcc), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.mfcc(this);
    }
}
