package etude.signal;

/**
 * From the bins of a Fourier transform to pitch classes, {@code (chroma, bin)}: every bin is a Gaussian bump around its
 * pitch, of unit length over the classes, weighted by a broad bell over octaves. Pitch class 0 is C.
 *
 * @param sampleRate Hz
 * @param nFft samples in a transform, at least 4
 * @param nChroma pitch classes in an octave
 * @param tuning deviation from A = 440 Hz in fractions of a pitch class
 * @param ctroct centre of the bell over octaves, in octaves above 27.5 Hz
 * @param octwidth width (standard deviation) of that bell in octaves; 0 for equal weights
 * @see <a href="https://www.ee.columbia.edu/~dpwe/resources/matlab/chroma-ansyn/">Ellis, Chroma feature analysis and
 *     synthesis, 2007</a>
 */
public record ChromaFilterbank(int sampleRate, int nFft, int nChroma, double tuning, double ctroct, double octwidth) {

    /** Checks the ranges. */
    public ChromaFilterbank {
        if (nFft < 4 || nChroma < 1 || !(octwidth >= 0)) {
            throw new IllegalArgumentException("nFft is " + nFft + ", nChroma " + nChroma + " and octwidth " + octwidth
                    + "; nFft must be at least 4, nChroma at least 1 and octwidth not negative.");
        }
    }

    /** The filters over the {@code nFft/2 + 1} bins. */
    public SparseMatrix matrix() {
        int bins = nFft / 2 + 1;
        float[][] rows = new float[nChroma][bins];
        double[] column = new double[nChroma];
        for (int k = 0; k < bins; k++) {
            double pitch = pitch(k);
            double width = Math.max(pitch(k + 1) - pitch, 1);
            for (int c = 0; c < nChroma; c++) {
                double distance = 2 * wrapped(pitch - c) / width;
                column[c] = Math.exp(-0.5 * distance * distance);
            }
            double weight = bell(pitch / nChroma) / VectorNorm.L2.of(column);
            for (int c = 0; c < nChroma; c++) {
                rows[(c + nChroma - 3 * (nChroma / 12)) % nChroma][k] = (float) (weight * column[c]);
            }
        }
        return SparseMatrix.of(rows);
    }

    /** Pitch classes from 27.5 Hz (A) to a bin's frequency; 0 Hz counts as one and a half octaves below the next bin. */
    private double pitch(int bin) {
        if (bin == 0) {
            return pitch(1) - 1.5 * nChroma;
        }
        double a = 440 * Math.pow(2, tuning / nChroma) / 16;
        return nChroma * Math.log((double) bin * sampleRate / nFft / a) / Math.log(2);
    }

    /** A distance in pitch brought into half an octave on either side. */
    private double wrapped(double distance) {
        double half = Math.rint(nChroma / 2.0);
        double shifted = distance + half;
        return shifted - nChroma * Math.floor(shifted / nChroma) - half;
    }

    private double bell(double octave) {
        double distance = octwidth == 0 ? 0 : (octave - ctroct) / octwidth;
        return Math.exp(-0.5 * distance * distance);
    }
}
