package etude.analysis.harmony;

import etude.signal.SparseMatrix;

/**
 * Which notes make a spectrum: the strengths, not negative, with which the spectra of single notes (overtones falling by a
 * constant factor) add up to it with least squares. So overtones are taken for what they are and do not count as notes.
 *
 * @see <a href="https://archives.ismir.net/ismir2010/paper/000026.pdf">Mauch and Dixon, Approximate note transcription for
 *     the improved identification of difficult chords, 2010</a>
 */
final class NoteActivations {

    private static final double DECAY = 0.5;
    private static final int PARTIALS = 20;
    private static final int SWEEPS = 30;

    private final int notes;
    /** Spectra of the notes, {@code (bin, note)}. */
    private final float[][] byBin;

    private final float[][] products;

    /**
     * Prepares the spectra of the notes of a scale.
     *
     * @param matrix of the scale
     */
    NoteActivations(LogFrequency scale, SparseMatrix matrix) {
        this.notes = scale.notes();
        float[][] spectra = new float[notes][];
        this.products = new float[notes][notes];
        float[] scratch = new float[matrix.columns()];
        for (int n = 0; n < notes; n++) {
            spectra[n] = note(scale, matrix, n, scratch);
        }
        this.byBin = new float[scale.bins()][notes];
        for (int n = 0; n < notes; n++) {
            for (int b = 0; b < byBin.length; b++) {
                byBin[b][n] = spectra[n][b];
            }
        }
        for (int i = 0; i < notes; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = (float) dot(spectra[i], spectra[j]);
                products[j][i] = products[i][j];
            }
        }
    }

    private static float[] note(LogFrequency scale, SparseMatrix matrix, int note, float[] scratch) {
        double fundamental = scale.hz(LogFrequency.PER_NOTE * note + 1);
        float[] sum = new float[scale.bins()];
        double strength = 1;
        for (int h = 1; h <= PARTIALS && h * fundamental < scale.sampleRate() / 2; h++) {
            scale.addSine(h * fundamental, strength, matrix, scratch, sum);
            strength *= DECAY;
        }
        double length = Math.sqrt(dot(sum, sum));
        for (int b = 0; b < sum.length; b++) {
            sum[b] /= (float) length;
        }
        return sum;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** Solves one frame, note by note in turn. */
    void solve(float[] spectrum, float[] out, int to) {
        float[] gradient = new float[notes];
        float[] x = new float[notes];
        correlate(spectrum, gradient);
        boolean moves = true;
        for (int sweep = 0; sweep < SWEEPS && moves; sweep++) {
            moves = sweep(x, gradient);
        }
        System.arraycopy(x, 0, out, to, notes);
    }

    /** How much of each note's spectrum is in this one: sums over bins, for all notes at once. */
    private void correlate(float[] spectrum, float[] gradient) {
        double[] sums = new double[notes];
        for (int b = 0; b < spectrum.length; b++) {
            if (spectrum[b] != 0) {
                add(sums, byBin[b], spectrum[b]);
            }
        }
        for (int n = 0; n < notes; n++) {
            gradient[n] = (float) sums[n];
        }
    }

    private static void add(double[] sums, float[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            sums[i] += row[i] * factor;
        }
    }

    /** Moves each note to its best strength, the others as they are; whether any moved. */
    private boolean sweep(float[] x, float[] gradient) {
        boolean moved = false;
        for (int n = 0; n < notes; n++) {
            float next = Math.max(0, x[n] + gradient[n] / products[n][n]);
            if (next != x[n]) {
                follow(gradient, products[n], next - x[n]);
                x[n] = next;
                moved = true;
            }
        }
        return moved;
    }

    private static void follow(float[] gradient, float[] row, float step) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] -= step * row[i];
        }
    }
}
