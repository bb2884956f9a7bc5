package etude.resynthesis;

import etude.signal.Frames;
import etude.signal.Parallel;
import etude.signal.SparseMatrix;

/**
 * What went into a filter bank: for each frame {@code b} the values {@code x ≥ 0} that make {@code |Ax - b|²} least. There
 * are many where the filters are fewer than the bins; the way begins at the smallest unconstrained solution and follows
 * projected gradients with momentum and a step of its own for each bin.
 *
 * @see <a href="https://doi.org/10.1137/080716542">Beck and Teboulle, A fast iterative shrinkage-thresholding algorithm,
 *     2009</a>
 */
public final class NonNegativeLeastSquares {

    private static final int ITERATIONS = 200;
    private static final double GOOD_ENOUGH = 1e-6;

    private final SparseMatrix matrix;
    private final int columns;
    private final int[] start;
    private final float[][] rows;
    private final float[] steps;
    private final double[][] cholesky;

    /** Prepares for a filter bank {@code (filter, bin)} of values that are not negative. */
    public NonNegativeLeastSquares(SparseMatrix matrix) {
        this.matrix = matrix;
        this.columns = matrix.columns();
        this.start = new int[matrix.rows()];
        this.rows = new float[matrix.rows()][];
        for (int r = 0; r < rows.length; r++) {
            trim(r, matrix.row(r));
        }
        this.steps = steps();
        this.cholesky = cholesky();
    }

    /**
     * Solves frame by frame, on all cores.
     *
     * @param frames {@code (filter, frame)}
     * @return {@code (bin, frame)}
     * @throws IllegalArgumentException if the frames have another number of values than there are filters
     */
    public Frames apply(Frames frames, Progress progress) {
        if (frames.stride() != rows.length) {
            throw new IllegalArgumentException("The frames have " + frames.stride() + " values, the filter bank has "
                    + rows.length + " filters; these must be equal.");
        }
        float[] out = new float[Math.multiplyExact(frames.count(), columns)];
        int portion = 256;
        for (int first = 0; first < frames.count(); first += portion) {
            progress.report((double) first / frames.count());
            int begin = first;
            Parallel.blocks(Math.min(portion, frames.count() - first), 8, (from, to) -> {
                var solver = new Solver();
                for (int t = begin + from; t < begin + to; t++) {
                    solver.solve(frames.data(), t * rows.length, out, t * columns);
                }
            });
        }
        return Frames.of(columns, frames.count(), out);
    }

    private void trim(int r, float[] full) {
        int from = 0;
        int to = columns;
        while (from < to && full[from] == 0) {
            from++;
        }
        while (to > from && full[to - 1] == 0) {
            to--;
        }
        start[r] = from;
        rows[r] = java.util.Arrays.copyOfRange(full, from, to);
    }

    /** The longest safe step for each bin: the reciprocal of its row sum of AᵀA. */
    private float[] steps() {
        float[] sums = new float[columns];
        for (int r = 0; r < rows.length; r++) {
            float total = 0;
            for (float v : rows[r]) {
                total += v;
            }
            for (int i = 0; i < rows[r].length; i++) {
                sums[start[r] + i] += rows[r][i] * total;
            }
        }
        for (int k = 0; k < columns; k++) {
            sums[k] = sums[k] > 0 ? 1 / sums[k] : 0;
        }
        return sums;
    }

    /** The factor of AAᵀ, whose diagonal is raised a little in case a filter is empty. */
    private double[][] cholesky() {
        int n = rows.length;
        double[][] factor = new double[n][n];
        double trace = 0;
        for (int r = 0; r < n; r++) {
            for (int c = 0; c <= r; c++) {
                factor[r][c] = overlap(r, c);
            }
            trace += factor[r][r];
        }
        for (int r = 0; r < n; r++) {
            factor[r][r] += 1e-9 * trace / n + Double.MIN_NORMAL;
            for (int c = 0; c <= r; c++) {
                double sum = factor[r][c];
                for (int k = 0; k < c; k++) {
                    sum -= factor[r][k] * factor[c][k];
                }
                factor[r][c] = r == c ? Math.sqrt(sum) : sum / factor[c][c];
            }
        }
        return factor;
    }

    private double overlap(int r, int c) {
        double sum = 0;
        int from = Math.max(start[r], start[c]);
        int to = Math.min(start[r] + rows[r].length, start[c] + rows[c].length);
        for (int k = from; k < to; k++) {
            sum += (double) rows[r][k - start[r]] * rows[c][k - start[c]];
        }
        return sum;
    }

    /** Scratch memory of one thread. */
    private final class Solver {

        private final float[] target = new float[rows.length];
        private final float[] misfit = new float[rows.length];
        private final float[] x = new float[columns];
        private final float[] ahead = new float[columns];
        private final float[] gradient = new float[columns];
        private final double[] dual = new double[rows.length];

        void solve(float[] frames, int at, float[] out, int to) {
            System.arraycopy(frames, at, target, 0, target.length);
            double size = 0;
            for (float b : target) {
                size += (double) b * b;
            }
            begin();
            double momentum = 1;
            for (int i = 0; i < ITERATIONS && descend() > GOOD_ENOUGH * GOOD_ENOUGH * size; i++) {
                double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
                momentum = step((float) ((momentum - 1) / next)) ? next : 1;
            }
            System.arraycopy(x, 0, out, to, columns);
        }

        /** The smallest solution without the constraint, negative values raised to zero. */
        private void begin() {
            int n = rows.length;
            for (int r = 0; r < n; r++) {
                double sum = target[r];
                for (int c = 0; c < r; c++) {
                    sum -= cholesky[r][c] * dual[c];
                }
                dual[r] = sum / cholesky[r][r];
            }
            for (int r = n - 1; r >= 0; r--) {
                dual[r] /= cholesky[r][r];
                for (int c = 0; c < r; c++) {
                    dual[c] -= cholesky[r][c] * dual[r];
                }
            }
            java.util.Arrays.fill(x, 0);
            for (int r = 0; r < n; r++) {
                spread(rows[r], (float) dual[r], x, start[r]);
            }
            for (int k = 0; k < columns; k++) {
                x[k] = Math.max(0, x[k]);
                ahead[k] = x[k];
            }
        }

        /** The gradient at the point ahead; answers the squared misfit there. */
        private double descend() {
            matrix.multiply(ahead, 0, misfit, 0);
            double sum = 0;
            java.util.Arrays.fill(gradient, 0);
            for (int r = 0; r < misfit.length; r++) {
                float error = misfit[r] - target[r];
                sum += (double) error * error;
                spread(rows[r], error, gradient, start[r]);
            }
            return sum;
        }

        /** A step down, and a look ahead; without one, and false, where the momentum led uphill. */
        private boolean step(float momentum) {
            double uphill = 0;
            for (int k = 0; k < columns; k++) {
                float moved = Math.max(0, ahead[k] - steps[k] * gradient[k]);
                float change = moved - x[k];
                uphill += gradient[k] * change;
                x[k] = moved;
                ahead[k] = moved + momentum * change;
            }
            if (uphill > 0) {
                System.arraycopy(x, 0, ahead, 0, columns);
            }
            return uphill <= 0;
        }

        private static void spread(float[] row, float factor, float[] into, int at) {
            for (int i = 0; i < row.length; i++) {
                into[at + i] += factor * row[i];
            }
        }
    }
}
