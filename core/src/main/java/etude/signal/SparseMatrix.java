package etude.signal;

import java.util.Arrays;

/**
 * A matrix whose rows are zero outside one stretch of columns, as filter banks are: {@code (row, column)}.
 * Immutable by contract.
 */
public final class SparseMatrix {

    /** Columns whose lanes are kept in the nearest cache. */
    private static final int BLOCK = 32;

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
            values[r] = Arrays.copyOfRange(rows[r], from, to);
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

    /**
     * Adds a multiple of the product with a vector that is zero outside some columns, in the time that these take.
     *
     * @param x vector of {@code columns} values
     * @param from first column that may not be zero
     * @param to behind the last one
     * @param y {@code rows} values, to which is added
     */
    public void multiplyAdd(float[] x, int from, int to, float factor, float[] y) {
        for (int r = 0; r < values.length; r++) {
            if (start[r] < to && start[r] + values[r].length > from) {
                y[r] += factor * dot(values[r], x, start[r]);
            }
        }
    }

    /** Sums of four products each, one after the other: an order that rows of lanes have too. */
    private static float dot(float[] w, float[] x, int at) {
        float sum = 0;
        int fours = w.length & ~3;
        for (int i = 0; i < fours; i += 4) {
            sum += (w[i] * x[at + i] + w[i + 1] * x[at + i + 1])
                    + (w[i + 2] * x[at + i + 2] + w[i + 3] * x[at + i + 3]);
        }
        for (int i = fours; i < w.length; i++) {
            sum += w[i] * x[at + i];
        }
        return sum;
    }

    /**
     * The products with many vectors side by side, each with the bits of {@link #multiply(float[], int, float[], int)}.
     * Columns are taken in blocks, so that what all rows read is still in the nearest cache.
     *
     * @param x {@code (columns, lanes)}
     * @param y receives {@code (rows, lanes)} values
     */
    public void multiply(float[][] x, float[][] y) {
        for (int r = 0; r < values.length; r++) {
            Arrays.fill(y[r], 0f);
        }
        for (int from = 0; from < columns; from += BLOCK) {
            for (int r = 0; r < values.length; r++) {
                add(values[r], start[r], x, y[r], from, from + BLOCK);
            }
        }
    }

    /** Adds the groups of products of a row that begin within some columns. */
    private static void add(float[] w, int start, float[][] x, float[] sum, int from, int to) {
        int fours = w.length & ~3;
        for (int i = Math.max(0, from - start + 3 & ~3); i < fours && start + i < to; i += 4) {
            int c = start + i;
            addFour(sum, x[c], x[c + 1], x[c + 2], x[c + 3], w[i], w[i + 1], w[i + 2], w[i + 3]);
        }
        int rest = start + fours;
        for (int i = fours; rest >= from && rest < to && i < w.length; i++) {
            addOne(sum, x[start + i], w[i]);
        }
    }

    private static void addFour(
            float[] sum, float[] a, float[] b, float[] c, float[] d, float u, float v, float w, float x) {
        for (int l = 0; l < sum.length; l++) {
            sum[l] = sum[l] + ((a[l] * u + b[l] * v) + (c[l] * w + d[l] * x));
        }
    }

    private static void addOne(float[] sum, float[] a, float u) {
        for (int l = 0; l < sum.length; l++) {
            sum[l] = sum[l] + a[l] * u;
        }
    }
}
