package etude.nn;

import etude.network.Network;
import etude.runtime.Values;
import java.util.Map;

/**
 * Examples to learn from.
 *
 * @param inputs of the network, by name, the batch first
 * @param targets what the outputs should be. For tags {@code (batch, label)} and sound events {@code (batch, frame, label)}:
 *     from 0 to 1, or -1 where it is not known and does not count. For classes {@code (batch)} and classes of frames {@code (batch, frame)}: the number of the class, or -1
 *     where it is not known and does not count; or probabilities of each class, {@code (batch, label)} and
 *     {@code (batch, frame, label)}
 */
public record Batch(Map<String, Values> inputs, Values targets) {

    /** Copies the map. */
    public Batch {
        inputs = Map.copyOf(inputs);
    }

    /** Examples for a network with one input. */
    public static Batch of(Network network, Values input, Values targets) {
        return new Batch(Map.of(network.inputs().get(0).name(), input), targets);
    }
}
