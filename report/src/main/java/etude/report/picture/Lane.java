package etude.report.picture;

import java.util.List;

/**
 * A strip of a time line. Places are parts of the picture: from 0, left or bottom, to 1, right or top of the strip.
 *
 * @param name what it shows; its marks are known by this name
 * @param height beside that of other lanes, positive
 * @param blocks stretches of time
 * @param strokes points in time
 * @param line a number over time, one place a column, {@code NaN} where there is nothing; may be empty
 * @param ticks marks at its left; without any, its name stands there
 */
public record Lane(
        String name, double height, List<Block> blocks, List<Stroke> strokes, float[] line, List<Ruler.Tick> ticks) {

    /** Copies the lists. */
    public Lane {
        if (!(height > 0)) {
            throw new IllegalArgumentException("The height of a lane is " + height + "; it must be positive.");
        }
        blocks = List.copyOf(blocks);
        strokes = List.copyOf(strokes);
        ticks = List.copyOf(ticks);
    }

    /** A lane of stretches alone. */
    static Lane blocks(String name, double height, List<Block> blocks) {
        return new Lane(name, height, blocks, List.of(), new float[0], List.of());
    }

    /**
     * A stretch of time.
     *
     * @param from left end
     * @param to right end
     * @param low lower end
     * @param high upper end
     * @param rgb its colour, {@code 0xRRGGBB}, on which dark letters can be read
     * @param label what it is
     */
    public record Block(double from, double to, double low, double high, int rgb, String label) {}

    /**
     * A point in time.
     *
     * @param at where
     * @param strong whether it stands out, as the first beat of a bar
     */
    public record Stroke(double at, boolean strong) {}
}
