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
    private final float[][] spectra;
    private final float[][] products;

    /** Prepares the spectra of the notes of a scale. */
    NoteActivations(LogFrequency scale) {
        SparseMatrix matrix = scale.matrix();
        this.notes = scale.notes();
        this.spectra = new float[notes][];
        this.products = new float[notes][notes];
        for (int n = 0; n < notes; n++) {
            spectra[n] = note(scale, matrix, n);
        }
        for (int i = 0; i < notes; i++) {
            for (int j = 0; j < notes; j++) {
                products[i][j] = (float) dot(spectra[i], spectra[j]);
            }
        }
    }

    private static float[] note(LogFrequency scale, SparseMatrix matrix, int note) {
        double fundamental = scale.hz(LogFrequency.PER_NOTE * note + 1);
        float[] sum = new float[scale.bins()];
        double strength = 1;
        for (int h = 1; h <= PARTIALS && h * fundamental < scale.sampleRate() / 2; h++) {
            float[] partial = scale.sine(h * fundamental, matrix);
            for (int b = 0; b < sum.length; b++) {
                sum[b] += (float) (strength * partial[b]);
            }
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
        for (int n = 0; n < notes; n++) {
            gradient[n] = (float) dot(spectra[n], spectrum);
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int n = 0; n < notes; n++) {
                float next = Math.max(0, x[n] + gradient[n] / products[n][n]);
                if (next != x[n]) {
                    follow(gradient, products[n], next - x[n]);
                    x[n] = next;
                }
            }
        }
        System.arraycopy(x, 0, out, to, notes);
    }

    private static void follow(float[] gradient, float[] row, float step) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] -= step * row[i];
        }
    }
}
