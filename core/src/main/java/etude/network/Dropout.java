package etude.network;

import java.util.List;

/**
 * In training, each value is nothing with a probability and the others grow to make up for it; afterwards, nothing happens.
 *
 * @param probability at least 0, below 1
 */
public record Dropout(double probability) implements Layer {

    /** Checks the range. */
    public Dropout {
        Require.probability("probability", probability);
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        return inputs;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dropout(this);
    }
}
