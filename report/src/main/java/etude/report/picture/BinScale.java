package etude.report.picture;

import etude.report.picture.Ruler.Tick;
import etude.representation.Axis;
import etude.representation.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Where the numbers of a frame lie from bottom to top, and the ruler beside them.
 *
 * @param order numbers of a frame from bottom to top; those that are not shown are left out
 * @param centres for each of these its place, 0 bottom, 1 top
 * @param ruler the marks
 */
record BinScale(int[] order, double[] centres, Ruler ruler) {

    /** A0, the lowest note of a piano: below it, bins of usual transforms are wider than an octave. */
    private static final double LOWEST_NOTE = 27.5;

    private static final double SLOWEST = 30;
    private static final double FASTEST = 480;

    static BinScale of(Layout layout, FrequencyScale scale) {
        Axis axis = layout.bins();
        int groups = axis.positions().length == 0 ? 1 : layout.size() / axis.positions().length;
        if (groups > 1) {
            return even(layout.size(), Marks.groups(groups));
        }
        return switch (axis.kind()) {
            case LINEAR_HZ -> frequencies(axis.positions(), scale);
            case TEMPO -> tempi(axis.positions());
            case AUDITORY_HZ -> even(layout.size(), Marks.octaves(axis.positions()));
            case PITCH_HZ -> even(layout.size(), Marks.notes(axis.positions()));
            case PITCH_CLASS -> even(layout.size(), Marks.labels(axis, "pitch class"));
            case COEFFICIENT, SAMPLE, SCALAR ->
                even(layout.size(), Marks.labels(axis, axis.kind().unit()));
            case LAG -> even(layout.size(), Marks.round(axis.positions(), "lag in s"));
        };
    }

    /** The same places for numbers further behind in the frame. */
    BinScale shifted(int by) {
        return new BinScale(Arrays.stream(order).map(i -> i + by).toArray(), centres, ruler);
    }

    /** Numbers of a frame, one above the other, all of the same height. */
    private static BinScale even(int bins, Ruler ruler) {
        double[] centres = new double[bins];
        Arrays.setAll(centres, i -> (i + 0.5) / bins);
        return new BinScale(IntStream.range(0, bins).toArray(), centres, ruler);
    }

    private static BinScale frequencies(double[] hz, FrequencyScale scale) {
        double high = hz[hz.length - 1];
        double low = scale == FrequencyScale.LOG
                ? Math.min(high, Math.max(hz[Math.min(1, hz.length - 1)], LOWEST_NOTE))
                : hz[0];
        DoubleUnaryOperator place = between(scale::of, low, high);
        Ruler ruler = switch (scale) {
            case LINEAR -> Marks.linear(low, high, place);
            case MEL -> Marks.octaves(low, high, place);
            case LOG -> Marks.notes(low, high, place);
        };
        return placed(hz, place, ruler);
    }

    private static BinScale tempi(double[] bpm) {
        double low = Math.max(SLOWEST, Arrays.stream(bpm).min().orElse(SLOWEST));
        double high = Math.min(
                FASTEST, Arrays.stream(bpm).filter(Double::isFinite).max().orElse(FASTEST));
        DoubleUnaryOperator place = between(Math::log, low, high);
        List<Tick> ticks = new ArrayList<>();
        for (int tempo : new int[] {30, 45, 60, 90, 120, 180, 240, 360, 480}) {
            ticks.add(new Tick(place.applyAsDouble(tempo), Integer.toString(tempo)));
        }
        return placed(bpm, place, new Ruler("BPM", Marks.inside(ticks)));
    }

    static DoubleUnaryOperator between(DoubleUnaryOperator scale, double low, double high) {
        double bottom = scale.applyAsDouble(low);
        double height = scale.applyAsDouble(high) - bottom;
        return value -> height > 0 ? (scale.applyAsDouble(value) - bottom) / height : 0.5;
    }

    private static BinScale placed(double[] positions, DoubleUnaryOperator place, Ruler ruler) {
        int[] order = IntStream.range(0, positions.length)
                .filter(i -> Double.isFinite(positions[i]))
                .filter(i -> place.applyAsDouble(positions[i]) > -1e-9 && place.applyAsDouble(positions[i]) < 1 + 1e-9)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> positions[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] centres = Arrays.stream(order)
                .mapToDouble(i -> place.applyAsDouble(positions[i]))
                .toArray();
        return new BinScale(order, centres, ruler);
    }

    /**
     * For each of so many rows from the bottom up, the first of the bins (in {@link #order}) whose centre lies in it, and
     * behind it the end of those; where no centre lies in a row, the nearest bin.
     */
    int[][] rows(int rows) {
        int[][] bins = new int[rows][];
        int next = 0;
        for (int row = 0; row < rows; row++) {
            int first = next;
            double top = (row + 1.0) / rows;
            while (next < centres.length && (centres[next] < top || row == rows - 1)) {
                next++;
            }
            bins[row] = first < next ? new int[] {first, next} : nearest((row + 0.5) / rows, next);
        }
        return bins;
    }

    private int[] nearest(double place, int next) {
        boolean above = next < centres.length && (next == 0 || centres[next] - place < place - centres[next - 1]);
        int bin = above ? next : next - 1;
        return new int[] {Math.max(bin, 0), Math.min(bin + 1, centres.length)};
    }
}
