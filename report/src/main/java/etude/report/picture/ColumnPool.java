package etude.report.picture;

import java.util.Arrays;

/** Many frames become few columns: each value of a column is the largest, the smallest or the mean of its frames. */
final class ColumnPool {

    /** What a column keeps of its frames. */
    enum Rule {
        LARGEST,
        SMALLEST,
        MEAN
    }

    private final Rule rule;
    private final int size;
    private final float[] values;
    private final int[] counts;

    ColumnPool(Rule rule, int columns, int size) {
        this.rule = rule;
        this.size = size;
        this.values = new float[Math.multiplyExact(columns, size)];
        this.counts = new int[columns];
    }

    void add(int column, float[] frame) {
        int at = column * size;
        if (counts[column]++ == 0) {
            System.arraycopy(frame, 0, values, at, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            float old = values[at + i];
            values[at + i] = switch (rule) {
                case LARGEST -> Math.max(old, frame[i]);
                case SMALLEST -> Math.min(old, frame[i]);
                case MEAN -> old + frame[i];
            };
        }
    }

    /** The value of a column that has frames. */
    float get(int column, int index) {
        float value = values[column * size + index];
        return rule == Rule.MEAN ? value / counts[column] : value;
    }

    /** The most frames that a column has taken. */
    int most() {
        return Arrays.stream(counts).max().orElse(0);
    }

    /**
     * For each column the nearest one that has frames, or -1: a frame stands for the time around it, half the longest gap
     * between frames to either side.
     */
    int[] nearest() {
        int[] filled = new int[counts.length];
        int n = 0;
        int gap = 1;
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0) {
                gap = n > 0 ? Math.max(gap, c - filled[n - 1]) : gap;
                filled[n++] = c;
            }
        }
        int reach = n == 1 ? counts.length : (gap + 1) / 2;
        int[] nearest = new int[counts.length];
        int at = 0;
        for (int c = 0; c < counts.length; c++) {
            while (at + 1 < n && Math.abs(filled[at + 1] - c) <= Math.abs(filled[at] - c)) {
                at++;
            }
            nearest[c] = n > 0 && Math.abs(filled[at] - c) <= reach ? filled[at] : -1;
        }
        return nearest;
    }
}
