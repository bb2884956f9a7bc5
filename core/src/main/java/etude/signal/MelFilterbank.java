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
 */
public record MelFilterbank(
        int sampleRate, int nFft, int nMels, double fMin, double fMax, MelScale scale, Norm norm) {

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
            throw new IllegalArgumentException("fMin is " + fMin + " Hz and fMax " + fMax
                    + " Hz; fMin must be at least 0 and below fMax.");
        }
    }

    /** Edges of the triangles in Hz: filter m rises from {@code edges[m]}, peaks at {@code m + 1}, ends at {@code m + 2}. */
    public double[] edges() {
        return scale.frequencies(nMels + 2, fMin, fMax);
    }

    /** Centre frequency of each filter, Hz. */
    public double[] centres() {
        double[] edges = edges();
        double[] centres = new double[nMels];
        System.arraycopy(edges, 1, centres, 0, nMels);
        return centres;
    }

    /** The filters as a matrix over the {@code nFft/2 + 1} bins. */
    public SparseMatrix matrix() {
        double[] edges = edges();
        int bins = nFft / 2 + 1;
        float[][] rows = new float[nMels][bins];
        for (int m = 0; m < nMels; m++) {
            double weight = norm == Norm.SLANEY ? 2 / (edges[m + 2] - edges[m]) : 1;
            for (int k = 0; k < bins; k++) {
                double hz = (double) k * sampleRate / nFft;
                double rise = (hz - edges[m]) / (edges[m + 1] - edges[m]);
                double fall = (edges[m + 2] - hz) / (edges[m + 2] - edges[m + 1]);
                rows[m][k] = (float) (weight * Math.max(0, Math.min(rise, fall)));
            }
        }
        return SparseMatrix.of(rows);
    }
}
