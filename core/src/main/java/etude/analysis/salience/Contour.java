package etude.analysis.salience;

/**
 * A pitch that goes on from frame to frame.
 *
 * @param start number of its first frame
 * @param cents of each frame above the reference of its candidates; shared, to be read only
 * @param saliences of each frame; shared, to be read only
 */
public record Contour(int start, float[] cents, float[] saliences) {

    /** Number of frames. */
    public int length() {
        return cents.length;
    }

    /** Number behind its last frame. */
    public int end() {
        return start + cents.length;
    }

    /** Cents in a frame of the sound that it goes through. */
    public float centsAt(int frame) {
        return cents[frame - start];
    }

    /** Sum of its saliences. */
    public double total() {
        double sum = 0;
        for (float salience : saliences) {
            sum += salience;
        }
        return sum;
    }

    /** Mean of its saliences. */
    public double salience() {
        return total() / length();
    }

    /** Mean of its cents. */
    public double mean() {
        double sum = 0;
        for (float c : cents) {
            sum += c;
        }
        return sum / length();
    }

    /** Standard deviation of its cents. */
    public double deviation() {
        double mean = mean();
        double sum = 0;
        for (float c : cents) {
            sum += (c - mean) * (c - mean);
        }
        return Math.sqrt(sum / length());
    }
}
