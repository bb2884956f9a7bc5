package etude.network;

import java.util.Arrays;

/**
 * Which of some units hear which of some sources: {@code (unit, source)}; immutable. Laid over a recurrent layer's weights it
 * makes the sparse wiring of composed LSTM blocks (Eck and Schmidhuber 2002).
 */
public final class Connections {

    private final boolean[][] open;

    private Connections(boolean[][] open) {
        this.open = open;
    }

    /**
     * Connections from a table.
     *
     * @param open for each unit, for each source, whether it hears it; all rows of one length
     * @throws IllegalArgumentException if rows differ in length
     */
    public static Connections of(boolean[][] open) {
        boolean[][] copy = new boolean[open.length][];
        for (int i = 0; i < open.length; i++) {
            copy[i] = open[i].clone();
            if (copy[i].length != copy[0].length) {
                throw new IllegalArgumentException(
                        "Row " + i + " has " + copy[i].length + " sources, row 0 has " + copy[0].length + ".");
            }
        }
        return new Connections(copy);
    }

    /** Number of units. */
    public int units() {
        return open.length;
    }

    /** Number of sources. */
    public int sources() {
        return open.length == 0 ? 0 : open[0].length;
    }

    /** Whether a unit hears a source. */
    public boolean open(int unit, int source) {
        return open[unit][source];
    }

    /** Factors 1 and 0 for weights of {@code (gates × unit, source)}, the same for all gates. */
    public float[] factors(int gates) {
        int sources = sources();
        float[] factors = new float[gates * units() * sources];
        for (int i = 0; i < factors.length; i++) {
            int row = i / sources % units();
            factors[i] = open[row][i % sources] ? 1 : 0;
        }
        return factors;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Connections connections && Arrays.deepEquals(open, connections.open);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(open);
    }

    @Override
    public String toString() {
        return "Connections[" + units() + " × " + sources() + "]";
    }
}
