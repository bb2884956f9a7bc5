package etude.signal;

/**
 * Triangular filters with peaks of 1, evenly spaced in frequency or in pitch; each reaches from the centre of the one below
 * to that of the one above, {@code (filter, bin)}.
 *
 * @param sampleRate Hz
 * @param nFft samples in a transform
 * @param nBands number of filters
 * @param fMin lower edge of the lowest filter, Hz; positive where the spacing is logarithmic
 * @param fMax upper edge of the highest filter, Hz
 * @param spacing of the centres
 */
public record TriangularFilterbank(int sampleRate, int nFft, int nBands, double fMin, double fMax, Spacing spacing)
        implements Filterbank {

    /** How centres are spaced. */
    public enum Spacing {
        /** Equal steps in Hz. */
        LINEAR,
        /** Equal ratios. */
        LOG
    }

    /** Checks the ranges. */
    public TriangularFilterbank {
        if (nBands < 1) {
            throw new IllegalArgumentException("nBands is " + nBands + "; it must be at least 1.");
        }
        if (!(fMin >= 0 && fMin < fMax) || (spacing == Spacing.LOG && fMin == 0)) {
            throw new IllegalArgumentException("fMin is " + fMin + " Hz and fMax " + fMax
                    + " Hz; fMin must be below fMax, at least 0, and positive for logarithmic spacing.");
        }
    }

    @Override
    public double[] centres() {
        return java.util.Arrays.copyOfRange(edges(), 1, nBands + 1);
    }

    private double[] edges() {
        double[] edges = new double[nBands + 2];
        for (int i = 0; i < edges.length; i++) {
            double share = (double) i / (nBands + 1);
            edges[i] = spacing == Spacing.LINEAR ? fMin + (fMax - fMin) * share : fMin * Math.pow(fMax / fMin, share);
        }
        return edges;
    }

    @Override
    public SparseMatrix matrix() {
        double[] edges = edges();
        float[][] rows = new float[nBands][nFft / 2 + 1];
        for (int m = 0; m < nBands; m++) {
            for (int k = 0; k < rows[m].length; k++) {
                double hz = (double) k * sampleRate / nFft;
                double rise = (hz - edges[m]) / (edges[m + 1] - edges[m]);
                double fall = (edges[m + 2] - hz) / (edges[m + 2] - edges[m + 1]);
                rows[m][k] = (float) Math.max(0, Math.min(rise, fall));
            }
        }
        return SparseMatrix.of(rows);
    }
}
