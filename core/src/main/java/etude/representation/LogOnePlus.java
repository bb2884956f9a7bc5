package etude.representation;

/**
 * A logarithm that leaves zero at zero: {@code log(1 + gain x)}, as musicnn takes it of mel bands (gain 10000, decimal).
 *
 * @param source values that are not negative
 * @param gain factor: above it values are compressed, below it nearly linear
 * @param base of the logarithm
 */
public record LogOnePlus(Representation source, double gain, Log.Base base) implements Derived {

    /** Checks the ranges. */
    public LogOnePlus {
        Checks.positive("gain", gain);
    }

    @Override
    public Layout layout() {
        return Log.layout(source, base);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.logOnePlus(this);
    }
}
