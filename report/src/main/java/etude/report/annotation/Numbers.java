package etude.report.annotation;

import java.util.Arrays;

/** Numbers as they come. */
final class Numbers {

    /** More than any recording has frames, and 32 MB. */
    static final int MOST = 1 << 22;

    private double[] values = new double[8];
    private int count;

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    /** Adds what must not be less than what was before. */
    void ascend(Row row, double time) throws AnnotationFormatException {
        if (count > 0 && time < values[count - 1]) {
            throw row.bad("the time " + time + " s after " + values[count - 1] + " s", "Times must ascend.");
        }
        add(time);
    }

    boolean isEmpty() {
        return count == 0;
    }

    double[] toArray() {
        return Arrays.copyOf(values, count);
    }
}
