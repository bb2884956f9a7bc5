package etude.learn.recipe;

/**
 * Values from one to another, in TOML {@code [least, most]}.
 *
 * @param least smallest
 * @param most largest, at least as large
 */
public record Span(double least, double most) {

    /** Checks the order. */
    public Span {
        if (!(least <= most && Double.isFinite(least) && Double.isFinite(most))) {
            throw new IllegalArgumentException(
                    "[" + least + ", " + most + "] is no span; it must be [least, most] with two finite numbers.");
        }
    }

    /** Whether it holds one value alone. */
    public boolean isPoint() {
        return least == most;
    }

    /** The value a share of the way up. */
    public double at(double share) {
        return least + share * (most - least);
    }
}
