package etude.representation;

/**
 * The slope (order 1), curvature (order 2) … of every bin over time: the derivative, in units per frame, of the polynomial
 * of that order that fits a window of frames best (a Savitzky-Golay filter; librosa's {@code delta}).
 *
 * @param source what changes over time
 * @param width frames in the window, odd, at least 3 and more than the order
 * @param order of the derivative and of the polynomial, at least 1
 * @param edges what the first and last {@code width/2} frames are computed from
 * @see <a href="https://doi.org/10.1021/ac60214a047">Savitzky and Golay, Smoothing and differentiation of data by
 *     simplified least squares procedures, 1964</a>
 */
public record Delta(Representation source, int width, int order, Edges edges) implements Derived {

    /** What a window that reaches out of the clip sees there. */
    public enum Edges {
        /**
         * Nothing: the window stays within the clip, and the polynomial of the first (last) window is read off its middle.
         * A clip shorter than the window is one window, and its polynomial has as many coefficients as it has frames at
         * most.
         */
        INTERP,
        /** The first or last frame, repeated. */
        NEAREST,
        /** The clip mirrored at its first or last frame, which is not repeated. */
        MIRROR,
        /** Zeros. */
        CONSTANT
    }

    /** Checks the ranges. */
    public Delta {
        Checks.real("A delta", source);
        Checks.atLeast("order", order, 1);
        Checks.within("width", width, Math.max(3, order + 1), 9999);
        if (width % 2 == 0) {
            throw new IllegalArgumentException("width is " + width + "; it must be odd, such as " + (width + 1) + ".");
        }
    }

    /** librosa's delta of an order: nine frames, edges interpolated. */
    public static Delta librosa(Representation source, int order) {
        return new Delta(source, 9, order, Edges.INTERP);
    }

    @Override
    public Layout layout() {
        Layout inner = source.layout();
        String unit = inner.unit().isEmpty() ? "" : inner.unit() + " per frame" + (order == 1 ? "" : "^" + order);
        String name = inner.name() + "_delta" + (order == 1 ? "" : order);
        return new Layout(name, inner.shape(), false, inner.bins(), unit);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.delta(this);
    }
}
