package etude.network;

import java.util.List;

/**
 * A pool to a fixed number of places along the last axes, whatever their lengths: place i of n takes from
 * {@code floor(i L / n)} to {@code ceil((i + 1) L / n)}, as in PyTorch.
 *
 * @param kind largest or mean
 * @param places for each of the last one or two axes
 */
public record AdaptivePool(Pool.Kind kind, List<Integer> places) implements Layer {

    /** Checks the ranges. */
    public AdaptivePool {
        places = List.copyOf(places);
        if (places.isEmpty() || places.size() > 2) {
            throw new IllegalArgumentException("Found " + places.size() + " axes to pool; 1 or 2 are possible.");
        }
        places.forEach(number -> Require.positive("places", number));
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = Require.rank("An adaptive pool over " + places.size() + " axes", inputs.get(0), places.size() + 2);
        Shape y = x;
        for (int i = 0; i < places.size(); i++) {
            Require.atLeastOne("An adaptive pool", x, x.get(i + 2));
            y = y.with(i + 2, places.get(i));
        }
        return List.of(y);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.adaptivePool(this);
    }
}
