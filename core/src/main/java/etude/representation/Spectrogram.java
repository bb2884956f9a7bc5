package etude.representation;

/**
 * The magnitude of a transform, raised to a power.
 *
 * @param source complex transform
 * @param power exponent of the magnitude: 1 magnitude, 2 power
 */
public record Spectrogram(Transform source, double power) implements Derived {

    /** Checks the ranges. */
    public Spectrogram {
        Checks.positive("power", power);
    }

    @Override
    public Layout layout() {
        Layout inner = source.layout();
        String unit = power == 1 ? "magnitude" : power == 2 ? "power" : "magnitude^" + power;
        return new Layout("spectrogram", inner.shape(), false, inner.bins(), unit);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.spectrogram(this);
    }
}
