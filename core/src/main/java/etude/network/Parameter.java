package etude.network;

/**
 * Numbers that a layer owns, by name and shape; the values are elsewhere ({@link Weights}).
 *
 * @param name within the layer: {@code weight}, {@code bias}, {@code running_mean}, as PyTorch names them
 * @param shape of the values
 * @param role what may change them
 * @param initial what they are before any training
 */
public record Parameter(String name, Shape shape, Role role, Initial initial) {

    /** What may change a parameter. */
    public enum Role {
        /** The optimiser. */
        TRAINED,
        /** The layer itself, from what passes through it in training: running means and variances. */
        STATISTIC,
        /** Nothing: the record says it all, so that checkpoints need not hold it. */
        FIXED
    }

    /** A trained parameter. */
    public static Parameter trained(String name, Shape shape, Initial initial) {
        return new Parameter(name, shape, Role.TRAINED, initial);
    }

    /** The same parameter under another name. */
    public Parameter named(String other) {
        return new Parameter(other, shape, role, initial);
    }
}
