package etude.report.picture;

import etude.representation.Layout;
import etude.signal.Frames;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Makes a picture of the frames of any representation, as its {@link Layout} says: levels and other numbers over bins as
 * colours, single numbers as a curve. Frames may come piece by piece, of songs of any length.
 *
 * <p>Where a column stands for several frames it shows the largest of levels and the mean of other numbers; curves show
 * smallest, largest and mean. The picture's note says so.
 */
public final class ChartMaker {

    /** Columns of a picture: enough for a page's width. */
    static final int COLUMNS = 1200;

    private final Layout layout;
    private final IntToDoubleFunction time;
    private final double duration;
    private final FrequencyScale scale;
    private final ColumnPool[] pools;
    private final float[] frame;
    private int frames;

    private ChartMaker(Layout layout, IntToDoubleFunction time, double duration, FrequencyScale scale) {
        if (!(duration > 0) || Double.isInfinite(duration)) {
            throw new IllegalArgumentException(
                    "A picture cannot be " + duration + " s long; its duration must be positive.");
        }
        this.layout = layout;
        this.time = time;
        this.duration = duration;
        this.scale = scale;
        this.frame = new float[layout.size()];
        ColumnPool.Rule[] rules = layout.size() == 1 ? ColumnPool.Rule.values() : new ColumnPool.Rule[] {rule(layout)};
        this.pools = new ColumnPool[rules.length];
        for (int i = 0; i < rules.length; i++) {
            pools[i] = new ColumnPool(rules[i], COLUMNS, layout.size());
        }
    }

    /**
     * A picture of frames to come, evenly spaced frequencies laid out linearly.
     *
     * @param layout what the frames are
     * @param time seconds that a frame stands for
     * @param duration seconds from the left to the right of the picture
     */
    public static ChartMaker of(Layout layout, IntToDoubleFunction time, double duration) {
        return of(layout, time, duration, FrequencyScale.LINEAR);
    }

    /**
     * A picture of frames to come.
     *
     * @param scale how evenly spaced frequencies are laid out; bins that are evenly spaced otherwise keep their way
     */
    public static ChartMaker of(Layout layout, IntToDoubleFunction time, double duration, FrequencyScale scale) {
        return new ChartMaker(layout, time, duration, scale);
    }

    /**
     * Takes the next frames.
     *
     * @throws IllegalArgumentException if they are not as the layout says
     */
    public void add(Frames more) {
        if (more.bins() != layout.size() || more.complex() != layout.complex()) {
            throw new IllegalArgumentException(
                    "Frames " + more + " are not the " + layout.name() + " that was announced: " + layout.size()
                            + (layout.complex() ? " complex" : "") + " numbers a frame.");
        }
        for (int t = 0; t < more.count(); t++) {
            read(more, t);
            int column = (int) Math.floor(time.applyAsDouble(frames++) / duration * COLUMNS);
            int within = Math.min(Math.max(column, 0), COLUMNS - 1);
            for (ColumnPool pool : pools) {
                pool.add(within, frame);
            }
        }
    }

    /** The picture of all frames until now. */
    public Chart chart() {
        Quantity quantity = Quantity.of(layout);
        return layout.size() == 1
                ? new CurveChart(layout, quantity, pools, duration).chart()
                : new RasterChart(layout, quantity, pools[0], BinScale.of(layout, scale), duration).chart();
    }

    /**
     * A picture for each layer of frames with more than one axis, such as the harmonics of a harmonic tensor, all in the same
     * colours; the one picture of other frames.
     */
    public List<Chart> layers() {
        int bins = layout.bins().positions().length;
        if (bins < 2 || bins == layout.size()) {
            return List.of(chart());
        }
        BinScale first = BinScale.of(new Layout(layout.name(), new int[] {bins}, false, layout.bins(), ""), scale);
        Quantity quantity = Quantity.of(layout);
        return RasterChart.alike(IntStream.range(0, layout.size() / bins)
                .mapToObj(i -> new RasterChart(layout, quantity, pools[0], first.shifted(i * bins), duration))
                .toList());
    }

    private void read(Frames from, int t) {
        float[] data = from.data();
        int at = t * from.stride();
        if (!layout.complex()) {
            System.arraycopy(data, at, frame, 0, frame.length);
            return;
        }
        for (int i = 0; i < frame.length; i++) {
            double re = data[at + 2 * i];
            double im = data[at + 2 * i + 1];
            frame[i] = (float) Math.sqrt(re * re + im * im);
        }
    }

    private static ColumnPool.Rule rule(Layout layout) {
        return Quantity.of(layout).level() ? ColumnPool.Rule.LARGEST : ColumnPool.Rule.MEAN;
    }
}
