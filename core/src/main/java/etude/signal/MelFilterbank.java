package etude.signal;

/**
 * Triangular filters, evenly spaced on a mel scale, over the bins of a Fourier transform: {@code (mel, bin)}.
 *
 * @param sampleRate Hz
 * @param nFft samples in a transform
 * @param nMels number of filters
 * @param fMin lower edge of the lowest filter, Hz
 * @param fMax upper edge of the highest filter, Hz
 * @param scale mel formula
 * @param norm weight of each triangle
 * @param slope whether the triangles' sides are straight lines over Hz or over mel
 */
public record MelFilterbank(
        int sampleRate, int nFft, int nMels, double fMin, double fMax, MelScale scale, Norm norm, Slope slope)
        implements Filterbank {

    /** Filters whose sides are straight lines over Hz, as librosa and torchaudio draw them. */
    public MelFilterbank(int sampleRate, int nFft, int nMels, double fMin, double fMax, MelScale scale, Norm norm) {
        this(sampleRate, nFft, nMels, fMin, fMax, scale, norm, Slope.HZ);
    }

    /** What a triangle's sides are straight lines over. */
    public enum Slope {
        /** Hz: librosa, torchaudio. */
        HZ,
        /** Mel: HTK, Kaldi. */
        MEL
    }

    /** Weight of each triangle. */
    public enum Norm {
        /** Peaks of 1. */
        NONE,
        /** Equal areas: {@code 2 / (upper - lower edge in Hz)}. */
        SLANEY
    }

    /** Checks the ranges. */
    public MelFilterbank {
        if (nMels < 1) {
            throw new IllegalArgumentException("nMels is " + nMels + "; it must be at least 1.");
        }
        if (!(fMin >= 0 && fMin < fMax)) {
            throw new IllegalArgumentException(
                    "fMin is " + fMin + " Hz and fMax " + fMax + " Hz; fMin must be at least 0 and below fMax.");
        }
    }

    /** Edges of the triangles in Hz: filter m rises from {@code edges[m]}, peaks at {@code m + 1}, ends at {@code m + 2}. */
    public double[] edges() {
        return scale.frequencies(nMels + 2, fMin, fMax);
    }

    @Override
    public double[] centres() {
        double[] edges = edges();
        double[] centres = new double[nMels];
        System.arraycopy(edges, 1, centres, 0, nMels);
        return centres;
    }

    @Override
    public SparseMatrix matrix() {
        double[] edges = edges();
        int bins = nFft / 2 + 1;
        float[][] rows = new float[nMels][bins];
        for (int m = 0; m < nMels; m++) {
            double weight = norm == Norm.SLANEY ? 2 / (edges[m + 2] - edges[m]) : 1;
            double low = position(edges[m]);
            double centre = position(edges[m + 1]);
            double high = position(edges[m + 2]);
            for (int k = 0; k < bins; k++) {
                double at = position((double) k * sampleRate / nFft);
                double side = Math.min((at - low) / (centre - low), (high - at) / (high - centre));
                rows[m][k] = (float) (weight * Math.max(0, side));
            }
        }
        return SparseMatrix.of(rows);
    }

    private double position(double hz) {
        return slope == Slope.MEL ? scale.fromHz(hz) : hz;
    }
}
