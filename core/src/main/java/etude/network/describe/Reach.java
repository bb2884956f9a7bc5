package etude.network.describe;

/** How much of the input one value of a tensor depends on: its receptive field over time. */
public sealed interface Reach {

    /**
     * A stretch.
     *
     * @param span samples from the first to the last that count
     * @param hop samples from one value along time to the next
     */
    record Local(long span, double hop) implements Reach {}

    /**
     * All of it.
     *
     * @param because what looks at everything, in a few words
     */
    record Whole(String because) implements Reach {}
}
