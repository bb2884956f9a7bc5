package etude.signal;

/**
 * A matrix whose rows are zero outside one stretch of columns, as filter banks are: {@code (row, column)}.
 * Immutable by contract.
 */
public final class SparseMatrix {

    private final int columns;
    private final int[] start;
    private final float[][] values;

    private SparseMatrix(int columns, int[] start, float[][] values) {
        this.columns = columns;
        this.start = start;
        this.values = values;
    }

    /** Keeps of each row the stretch from its first to its last value that is not zero. */
    public static SparseMatrix of(float[][] rows) {
        int[] start = new int[rows.length];
        float[][] values = new float[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            int from = 0;
            int to = rows[r].length;
            while (from < to && rows[r][from] == 0) {
                from++;
            }
            while (to > from && rows[r][to - 1] == 0) {
                to--;
            }
            start[r] = from;
            values[r] = java.util.Arrays.copyOfRange(rows[r], from, to);
        }
        return new SparseMatrix(rows.length == 0 ? 0 : rows[0].length, start, values);
    }

    /** Number of rows. */
    public int rows() {
        return values.length;
    }

    /** Number of columns. */
    public int columns() {
        return columns;
    }

    /** Row as a full array. */
    public float[] row(int row) {
        float[] full = new float[columns];
        System.arraycopy(values[row], 0, full, start[row], values[row].length);
        return full;
    }

    /** All rows as full arrays. */
    public float[][] toRows() {
        float[][] rows = new float[rows()][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = row(r);
        }
        return rows;
    }

    /**
     * The product with a vector.
     *
     * @param x vector of {@code columns} values from index {@code at}
     * @param y receives {@code rows} values from index {@code to}
     */
    public void multiply(float[] x, int at, float[] y, int to) {
        for (int r = 0; r < values.length; r++) {
            y[to + r] = dot(values[r], x, at + start[r]);
        }
    }

    /** Four running sums: a fixed order of additions that does not wait for each one to finish. */
    private static float dot(float[] w, float[] x, int at) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int fours = w.length & ~3;
        for (int i = 0; i < fours; i += 4) {
            a += w[i] * x[at + i];
            b += w[i + 1] * x[at + i + 1];
            c += w[i + 2] * x[at + i + 2];
            d += w[i + 3] * x[at + i + 3];
        }
        for (int i = fours; i < w.length; i++) {
            a += w[i] * x[at + i];
        }
        return (a + b) + (c + d);
    }
}
