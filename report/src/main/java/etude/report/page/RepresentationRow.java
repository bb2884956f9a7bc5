package etude.report.page;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A line of the table of representations, with the numbers of this song.
 *
 * @param name the representation's name, as arrays of it are called
 * @param lesson what is worth knowing of it
 * @param shape dimensions, the frames last
 * @param complex whether the values are complex
 * @param density share of the values that carry 99 % of the energy ({@link Density}), or {@code NaN}
 * @param millisPerMinute milliseconds that computing it took for each minute of the song, or {@code NaN}
 */
public record RepresentationRow(
        String name, Lesson lesson, long[] shape, boolean complex, double density, double millisPerMinute) {

    /** Copies the shape. */
    public RepresentationRow {
        shape = shape.clone();
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** How many numbers it has; a complex one counts once. */
    public long values() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /** Bytes in memory, in single precision. */
    public long bytes() {
        return values() * (complex ? 8 : 4);
    }

    /** For example {@code 128 × 1,255}. */
    String shapeText() {
        return Arrays.stream(shape).mapToObj(Words::count).collect(Collectors.joining(" × "));
    }
}
