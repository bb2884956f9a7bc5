package etude.analysis.synchronisation;

import java.util.Arrays;

/**
 * Dynamic time warping within a band: the cheapest way from both beginnings to both ends by steps along one sequence, the
 * other, or both. Memory: a byte for each cell of the band.
 */
final class Warping {

    private static final byte BOTH = 0;
    private static final byte ROW = 1;
    private static final byte COLUMN = 2;

    /** What it costs that two moments are one. */
    interface Cost {
        /** Not negative. */
        double at(int row, int column);
    }

    /**
     * What steps cost, as multiples of the cell that they lead to.
     *
     * @param one along one sequence
     * @param both along both
     */
    record Weights(double one, double both) {}

    /**
     * A way.
     *
     * @param rows of its cells, from the beginning
     * @param columns of its cells
     * @param cost of all its steps, the first cell counted once
     */
    record Path(int[] rows, int[] columns, double cost) {}

    /**
     * Where a way may go: in each row from a first column to a last one, neither falling from row to row, from the first cell of
     * all to the last one.
     */
    record Band(int[] first, int[] last) {

        /** Everywhere. */
        static Band whole(int rows, int columns) {
            int[] last = new int[rows];
            Arrays.fill(last, columns - 1);
            return new Band(new int[rows], last);
        }

        /**
         * Around a coarser way.
         *
         * @param factor how much finer this one is
         * @param radius columns and rows on each side
         */
        static Band around(Path coarse, int factor, int rows, int columns, int radius) {
            int[] first = new int[rows];
            int[] last = new int[rows];
            Arrays.fill(first, columns - 1);
            for (int k = 0; k < coarse.rows().length; k++) {
                int from = Math.max(0, coarse.rows()[k] * factor - radius);
                int to = Math.min(rows - 1, (coarse.rows()[k] + 1) * factor - 1 + radius);
                int left = Math.max(0, coarse.columns()[k] * factor - radius);
                int right = Math.min(columns - 1, (coarse.columns()[k] + 1) * factor - 1 + radius);
                for (int i = from; i <= to; i++) {
                    first[i] = Math.min(first[i], left);
                    last[i] = Math.max(last[i], right);
                }
            }
            return closed(first, last, columns);
        }

        /** Rows behind the coarse way's end join it; the last row reaches the last column. */
        private static Band closed(int[] first, int[] last, int columns) {
            first[0] = 0;
            last[last.length - 1] = columns - 1;
            for (int i = 1; i < first.length; i++) {
                last[i] = Math.max(last[i], last[i - 1]);
                first[i] = Math.min(first[i], last[i - 1]);
            }
            for (int i = first.length - 2; i >= 0; i--) {
                first[i] = Math.min(first[i], first[i + 1]);
            }
            return new Band(first, last);
        }
    }

    private Warping() {}

    /** The cheapest way; of equal ones the one that goes along both. */
    static Path path(Band band, Cost cost, Weights weights) {
        int rows = band.first().length;
        byte[][] from = new byte[rows][];
        double[] before = new double[0];
        for (int i = 0; i < rows; i++) {
            double[] now = new double[band.last()[i] - band.first()[i] + 1];
            from[i] = new byte[now.length];
            row(i, band, cost, weights, before, now, from[i]);
            before = now;
        }
        return traced(band, from, before[before.length - 1]);
    }

    private static void row(int i, Band band, Cost cost, Weights weights, double[] before, double[] now, byte[] from) {
        int first = band.first()[i];
        int above = i == 0 ? 0 : band.first()[i - 1];
        for (int k = 0; k < now.length; k++) {
            int j = first + k;
            double local = cost.at(i, j);
            if (i == 0 && j == 0) {
                now[k] = local;
                continue;
            }
            double both = i == 0 ? Double.POSITIVE_INFINITY : value(before, j - 1 - above) + weights.both() * local;
            double down = i == 0 ? Double.POSITIVE_INFINITY : value(before, j - above) + weights.one() * local;
            double right = k == 0 ? Double.POSITIVE_INFINITY : now[k - 1] + weights.one() * local;
            double best = Math.min(both, Math.min(down, right));
            now[k] = best;
            from[k] = best == both ? BOTH : best == down ? ROW : COLUMN;
        }
    }

    private static double value(double[] row, int k) {
        return k >= 0 && k < row.length ? row[k] : Double.POSITIVE_INFINITY;
    }

    private static Path traced(Band band, byte[][] from, double cost) {
        int i = from.length - 1;
        int j = band.last()[i];
        int[] rows = new int[i + j + 1];
        int[] columns = new int[i + j + 1];
        int at = rows.length;
        while (true) {
            at--;
            rows[at] = i;
            columns[at] = j;
            if (i == 0 && j == 0) {
                break;
            }
            byte step = from[i][j - band.first()[i]];
            i -= step == COLUMN ? 0 : 1;
            j -= step == ROW ? 0 : 1;
        }
        return new Path(
                Arrays.copyOfRange(rows, at, rows.length), Arrays.copyOfRange(columns, at, columns.length), cost);
    }
}
