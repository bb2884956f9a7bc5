package etude.representation;

/**
 * A logarithm with a floor: {@code log(max(x, floor))}, as HTK and Kaldi take it of mel bands.
 *
 * @param source values that are not negative
 * @param floor smallest value that is told apart from nothing, in the source's unit
 * @param base of the logarithm
 */
public record Log(Representation source, double floor, Base base) implements Derived {

    /** Base of a logarithm. */
    public enum Base {
        /** Natural. */
        E(1),
        /** Decimal. */
        TEN(1 / Math.log(10));

        private final double perLn;

        Base(double perLn) {
            this.perLn = perLn;
        }

        /** This logarithm of e. */
        public double perLn() {
            return perLn;
        }
    }

    /** Checks the ranges. */
    public Log {
        Checks.atLeast("floor", floor, Double.MIN_NORMAL);
    }

    @Override
    public Layout layout() {
        return layout(source, base);
    }

    static Layout layout(Representation source, Base base) {
        Layout inner = source.layout();
        return new Layout(inner.name() + "_log", inner.shape(), false, inner.bins(), base == Base.E ? "ln" : "log10");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.log(this);
    }
}
