package etude.report.picture;

import etude.representation.Axis;
import etude.representation.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** From pooled columns to a raster of colours. */
final class RasterChart {

    /** Levels so far below the loudest are as dark as nothing. */
    private static final double DEPTH = 80;

    /** Negative numbers this small beside the largest are not worth colours of their own. */
    private static final double FAINT = 0.1;

    private static final int LEAST_ROWS = 240;
    private static final int MOST_ROWS = 400;

    private final Layout layout;
    private final Quantity quantity;
    private final ColumnPool pool;
    private final BinScale scale;
    private final double duration;
    private final float[][] values;

    RasterChart(Layout layout, Quantity quantity, ColumnPool pool, BinScale scale, double duration) {
        this.layout = layout;
        this.quantity = quantity;
        this.pool = pool;
        this.scale = scale;
        this.duration = duration;
        this.values = values();
    }

    Chart chart() {
        return chart(range(List.of(this)));
    }

    /** Charts whose colours mean the same in all of them. */
    static List<Chart> alike(List<RasterChart> charts) {
        Range range = charts.get(0).range(charts);
        return charts.stream().map(chart -> chart.chart(range)).toList();
    }

    private Chart chart(Range range) {
        int rows = values.length;
        byte[] levels = new byte[rows * ChartMaker.COLUMNS];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < ChartMaker.COLUMNS; column++) {
                int at = (rows - 1 - row) * ChartMaker.COLUMNS + column;
                levels[at] = (byte) range.level(values[row][column]);
            }
        }
        var map = new Plot.HeatMap(ChartMaker.COLUMNS, rows, levels, range.palette());
        var bar = new Chart.ColourBar(range.palette(), range.ruler());
        return new Chart(
                layout.name(), map, Rulers.time(duration), scale.ruler(), Optional.of(bar), note(range), duration);
    }

    /**
     * What colours stand for.
     *
     * @param offset subtracted from values in the ruler
     */
    private record Range(double low, double high, double offset, String unit, Palette palette, boolean cut) {

        int level(float value) {
            if (Float.isNaN(value)) {
                return 0;
            }
            double place = high > low ? (value - low) / (high - low) : 0;
            return 1 + (int) Math.round(254 * Math.min(Math.max(place, 0), 1));
        }

        Ruler ruler() {
            return high > low ? Rulers.values(unit, low - offset, high - offset, 5) : new Ruler(unit, List.of());
        }
    }

    private Range range(List<RasterChart> all) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (RasterChart chart : all) {
            for (float[] row : chart.values) {
                for (float value : row) {
                    if (Float.isFinite(value)) {
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                    }
                }
            }
        }
        if (high < low) {
            return new Range(0, 0, 0, layout.unit(), Palette.LEVEL, false);
        }
        if (quantity.level()) {
            double offset = quantity.decades() == 0 ? 0 : high;
            return new Range(Math.max(low, high - DEPTH), high, offset, "dB", Palette.LEVEL, false);
        }
        if (-low > FAINT * high) {
            double most =
                    all.stream().mapToDouble(RasterChart::signedRange).max().orElse(1);
            return new Range(-most, most, 0, layout.unit(), Palette.SIGNED, -low > most || high > most);
        }
        return new Range(0, high, 0, layout.unit(), Palette.LEVEL, low < 0);
    }

    /** Ninety-nine hundredths of the coefficients above the first, which is far larger than the rest, lie within. */
    private double signedRange() {
        boolean first = layout.bins().kind() == Axis.Kind.COEFFICIENT && values.length >= 2;
        int skip = first ? values.length / Math.max(1, scale.order().length) : 0;
        float[] sizes = new float[(values.length - skip) * ChartMaker.COLUMNS];
        int n = 0;
        for (int row = skip; row < values.length; row++) {
            for (float value : values[row]) {
                if (Float.isFinite(value)) {
                    sizes[n++] = Math.abs(value);
                }
            }
        }
        Arrays.sort(sizes, 0, n);
        return n == 0 ? 1 : Math.max(sizes[(int) ((n - 1) * 0.99)], Float.MIN_NORMAL);
    }

    /** Numbers to show, rows from bottom to top. */
    private float[][] values() {
        int bins = scale.order().length;
        int rows = bins >= MOST_ROWS || bins == 0 ? MOST_ROWS : bins * ((LEAST_ROWS + bins - 1) / bins);
        int[][] ofRow = scale.rows(rows);
        int[] nearest = pool.nearest();
        float[][] out = new float[rows][ChartMaker.COLUMNS];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < ChartMaker.COLUMNS; column++) {
                out[row][column] = nearest[column] < 0 ? Float.NaN : value(nearest[column], ofRow[row]);
            }
        }
        return out;
    }

    private float value(int column, int[] bins) {
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = bins[0]; i < bins[1]; i++) {
            double value = pool.get(column, scale.order()[i]);
            largest = Math.max(largest, value);
            sum += value;
        }
        return (float) (quantity.level() ? quantity.shown(largest) : sum / (bins[1] - bins[0]));
    }

    private String note(Range range) {
        String columns = pool.most() < 2
                ? ""
                : "Each column shows the " + (quantity.level() ? "largest" : "mean") + " of up to " + pool.most()
                        + " frames. ";
        String colours = range.cut() ? "Numbers beyond the colour bar have its last colours. " : "";
        return (columns + colours).strip();
    }
}
