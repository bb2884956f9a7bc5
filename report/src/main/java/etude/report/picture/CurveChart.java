package etude.report.picture;

import etude.representation.Layout;
import java.util.Optional;

/** From pooled columns of single numbers to a curve. */
final class CurveChart {

    private final Layout layout;
    private final Quantity quantity;
    private final ColumnPool[] pools;
    private final double duration;

    /** Pools in the order of the rules. */
    CurveChart(Layout layout, Quantity quantity, ColumnPool[] pools, double duration) {
        this.layout = layout;
        this.quantity = quantity;
        this.pools = pools;
        this.duration = duration;
    }

    Chart chart() {
        float[] high = values(pools[ColumnPool.Rule.LARGEST.ordinal()]);
        float[] low = values(pools[ColumnPool.Rule.SMALLEST.ordinal()]);
        float[] mean = values(pools[ColumnPool.Rule.MEAN.ordinal()]);
        double bottom = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < low.length; i++) {
            bottom = Float.isFinite(low[i]) ? Math.min(bottom, low[i]) : bottom;
            top = Float.isFinite(high[i]) ? Math.max(top, high[i]) : top;
        }
        if (top < bottom) {
            bottom = 0;
            top = 1;
        }
        boolean plain = bottom >= 0 && !quantity.level();
        double from = plain ? 0 : bottom - 0.05 * (top - bottom);
        double to = top > from ? top + 0.05 * (top - from) : from + 1;
        place(low, from, to);
        place(high, from, to);
        place(mean, from, to);
        double zero = from < 0 && to > 0 ? -from / (to - from) : Double.NaN;
        String unit = quantity.level() ? "dB" : layout.unit();
        return new Chart(
                layout.name(),
                new Plot.Curve(low, high, mean, zero, false),
                Rulers.time(duration),
                Rulers.values(unit, from, to, 5),
                Optional.empty(),
                note(),
                duration);
    }

    private static void place(float[] values, double from, double to) {
        for (int i = 0; i < values.length; i++) {
            double place = (values[i] - from) / (to - from);
            values[i] = Float.isNaN(values[i]) ? Float.NaN : (float) Math.min(Math.max(place, 0), 1);
        }
    }

    private float[] values(ColumnPool pool) {
        int[] nearest = pool.nearest();
        float[] values = new float[nearest.length];
        for (int c = 0; c < values.length; c++) {
            values[c] = nearest[c] < 0 ? Float.NaN : (float) quantity.shown(pool.get(nearest[c], 0));
        }
        return values;
    }

    private String note() {
        int most = pools[0].most();
        return most < 2
                ? ""
                : "The line is the mean of up to " + most + " frames, the band goes from smallest to largest.";
    }
}
