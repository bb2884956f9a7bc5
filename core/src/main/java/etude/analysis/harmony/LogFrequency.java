package etude.analysis.harmony;

import etude.signal.SparseMatrix;
import java.util.Arrays;

/**
 * From the magnitudes of a Fourier transform to a scale of three bins a semitone, {@code (bin, frequency)}: the middle one
 * lies on the note. Each bin is a raised cosine, at least as wide as a bin of the transform.
 *
 * @param sampleRate Hz
 * @param nFft samples in a transform
 * @param window samples under the window
 * @param lowest MIDI number of the lowest note
 * @param notes number of notes
 * @param cents tuning of all of them
 */
record LogFrequency(double sampleRate, int nFft, int window, int lowest, int notes, double cents) {

    /** Bins in a semitone. */
    static final int PER_NOTE = 3;

    int bins() {
        return PER_NOTE * notes;
    }

    /** Frequency of a bin, Hz. */
    double hz(double bin) {
        return 440 * Math.pow(2, (lowest - 69 + (bin - 1) / PER_NOTE + cents / 100) / 12);
    }

    SparseMatrix matrix() {
        float[][] rows = new float[bins()][nFft / 2 + 1];
        double step = sampleRate / nFft;
        for (int b = 0; b < rows.length; b++) {
            double centre = hz(b);
            double below = Math.max(step, centre - hz(b - 1));
            double above = Math.max(step, hz(b + 1) - centre);
            int last = Math.min(nFft / 2, (int) Math.floor((centre + above) / step));
            for (int k = Math.max(0, (int) Math.ceil((centre - below) / step)); k <= last; k++) {
                double distance = k * step - centre;
                double share = distance < 0 ? distance / below : distance / above;
                rows[b][k] = (float) (0.5 + 0.5 * Math.cos(Math.PI * share));
            }
        }
        return SparseMatrix.of(rows);
    }

    /**
     * Adds what this scale shows of a sine under a Hann window, with its top brought near its amplitude.
     *
     * @param matrix of this scale
     * @param scratch {@code (nFft / 2 + 1)} zeros, which they are again afterwards
     */
    void addSine(double hz, double amplitude, SparseMatrix matrix, float[] scratch, float[] sum) {
        double step = sampleRate / nFft;
        double lobe = 2 * sampleRate / window;
        int from = Math.max(0, (int) Math.floor((hz - lobe) / step));
        int to = Math.min(nFft / 2, (int) Math.ceil((hz + lobe) / step)) + 1;
        for (int k = from; k < to; k++) {
            scratch[k] = (float) hann((k * sampleRate / nFft - hz) * window / sampleRate);
        }
        matrix.multiplyAdd(scratch, from, to, (float) amplitude, sum);
        Arrays.fill(scratch, from, Math.max(from, to), 0);
    }

    /** Magnitude of the transform of a Hann window, 1 at its top. */
    private static double hann(double bins) {
        double x = Math.abs(bins);
        if (x >= 2) {
            return 0;
        }
        if (x < 1e-6) {
            return 1;
        }
        return Math.abs(x - 1) < 1e-6 ? 0.5 : Math.abs(Math.sin(Math.PI * x) / (Math.PI * x) / (1 - x * x));
    }
}
