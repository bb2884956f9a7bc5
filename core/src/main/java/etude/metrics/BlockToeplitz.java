package etude.metrics;

import java.util.Arrays;

/**
 * Symmetric positive semidefinite systems that say the same in each step of time: the block of rows {@code a} and columns
 * {@code b} depends on {@code a - b} alone. The generalised Schur algorithm finds their Cholesky factor row of blocks by row
 * of blocks, each from the one before: for {@code t} blocks of {@code m} rows in about {@code 2 t² m³} steps instead of
 * {@code t³ m³ / 6}.
 *
 * <p>An unknown that the ones before it already stand for (a source that is there twice, a channel that repeats another) is
 * left out: what is left spans the same, so that projections are the same, too.
 *
 * @see <a href="https://doi.org/10.1137/S0895479892247938">Chandrasekaran and Sayed, Stabilizing the generalized Schur
 *     algorithm, 1996</a>
 * @see <a href="https://doi.org/10.1137/S089547989528692X">Stewart and Van Dooren, Stability issues in the factorization of
 *     structured matrices, 1997 (why rotations are written as they are)</a>
 */
final class BlockToeplitz {

    private final int m;
    private final int blocks;

    /** {@code limits[i]}: pivots up to this are rounding errors. */
    private final double[] limits;

    /** The upper Cholesky factor, rows from their block of the diagonal on. */
    private final double[][] rows;

    /** What is added, {@code (row, column from the step's block on)}, and what is taken off, {@code (row, column)}. */
    private final double[][] plus;

    private final double[][] minus;
    private final double[] sum;

    /**
     * Factorises.
     *
     * @param first the first row of blocks: {@code m} rows of {@code m * t} numbers
     */
    BlockToeplitz(double[][] first) {
        this.m = first.length;
        int n = first[0].length;
        this.blocks = n / m;
        this.limits = new double[m];
        this.rows = new double[n][];
        this.plus = first.clone();
        this.minus = new double[m][n];
        this.sum = new double[n];
        for (int i = 0; i < m; i++) {
            limits[i] = n * Math.ulp(1.0) * first[i][i];
        }
        begin();
        keep(0);
        for (int step = 1; step < blocks; step++) {
            for (int i = 0; i < m; i++) {
                gather(step, i);
                eliminate(step, i);
            }
            keep(step);
        }
    }

    /** Cholesky's elimination of the first row of blocks. */
    private void begin() {
        for (int i = 0; i < m; i++) {
            double[] row = plus[i].clone();
            for (int above = 0; above < i; above++) {
                add(-plus[above][i], plus[above], 0, row, 0, row.length);
            }
            double pivot = row[i];
            double scale = pivot > limits[i] ? 1 / Math.sqrt(pivot) : 0;
            for (int column = 0; column < row.length; column++) {
                row[column] = column < i ? 0 : row[column] * scale;
            }
            plus[i] = row;
        }
        for (int i = 0; i < m; i++) {
            System.arraycopy(plus[i], m, minus[i], m, plus[i].length - m);
        }
    }

    private void keep(int step) {
        for (int i = 0; i < m; i++) {
            rows[step * m + i] = Arrays.copyOf(plus[i], (blocks - step) * m);
        }
    }

    /** Reflects the rows that are taken off so that only the first of them has something in a column. */
    private void gather(int step, int i) {
        int column = step * m + i;
        double length = 0;
        for (double[] row : minus) {
            length = Math.hypot(length, row[column]);
        }
        double head = minus[0][column];
        if (length == Math.abs(head)) {
            return;
        }
        double away = head > 0 ? head + length : head - length;
        double[] normal = new double[m];
        normal[0] = 1;
        for (int r = 1; r < m; r++) {
            normal[r] = minus[r][column] / away;
        }
        double twice = Math.abs(away) / length;
        int count = sum.length - column;
        Arrays.fill(sum, 0, count, 0);
        for (int r = 0; r < m; r++) {
            add(normal[r], minus[r], column, sum, 0, count);
        }
        for (int r = 0; r < m; r++) {
            add(-twice * normal[r], sum, 0, minus[r], column, count);
        }
        for (int r = 1; r < m; r++) {
            minus[r][column] = 0;
        }
    }

    /** A hyperbolic rotation that leaves nothing to take off in a column. */
    private void eliminate(int step, int i) {
        double[] up = plus[i];
        double[] down = minus[0];
        int at = step * m;
        double u = up[i];
        double v = down[at + i];
        double pivot = (u - v) * (u + v);
        if (pivot <= limits[i]) {
            leaveOut(step, i);
            return;
        }
        double ratio = v / u;
        double cosine = Math.sqrt((1 - ratio) * (1 + ratio));
        double scale = 1 / cosine;
        for (int y = i; y < (blocks - step) * m; y++) {
            double x = (up[y] - ratio * down[at + y]) * scale;
            down[at + y] = cosine * down[at + y] - ratio * x;
            up[y] = x;
        }
        down[at + i] = 0;
    }

    /** Where a pivot is nothing, what is added and what is taken off are the same: both go. */
    private void leaveOut(int step, int i) {
        if (plus[i][i] * plus[i][i] > limits[i]) {
            Arrays.fill(minus[0], 0);
        }
        Arrays.fill(plus[i], 0);
        minus[0][step * m + i] = 0;
    }

    /** Adds a multiple of some numbers; nothing where it is nothing, which is frequent where channels repeat each other. */
    private static void add(double factor, double[] from, int at, double[] to, int start, int count) {
        for (int k = 0; k < count && factor != 0; k++) {
            to[start + k] += factor * from[at + k];
        }
    }

    /**
     * The solution for a right-hand side, which is overwritten.
     *
     * @param right {@code m * t} numbers, block by block
     */
    double[] solve(double[] right) {
        for (int q = 0; q < right.length; q++) {
            int start = q / m * m;
            double y = divided(right[q], rows[q][q - start]);
            right[q] = y;
            add(-y, rows[q], q - start + 1, right, q + 1, right.length - q - 1);
        }
        for (int q = right.length - 1; q >= 0; q--) {
            int start = q / m * m;
            double rest = right[q];
            for (int p = q + 1; p < right.length; p++) {
                rest -= rows[q][p - start] * right[p];
            }
            right[q] = divided(rest, rows[q][q - start]);
        }
        return right;
    }

    /** By a pivot that was left out: its unknown is 0. */
    private static double divided(double value, double pivot) {
        return pivot == 0 ? 0 : value / pivot;
    }
}
