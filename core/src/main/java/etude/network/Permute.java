package etude.network;

import java.util.List;

/**
 * The axes in another order.
 *
 * @param order axis i of what comes out is axis {@code order[i]} of what came in
 */
public record Permute(List<Integer> order) implements Layer {

    /** Checks that every axis stands there once. */
    public Permute {
        order = List.copyOf(order);
        for (int i = 0; i < order.size(); i++) {
            if (!order.contains(i)) {
                throw new IllegalArgumentException(
                        "Order " + order + " lacks axis " + i + "; each axis must be there once.");
            }
        }
    }

    /** In this order. */
    public static Permute to(Integer... order) {
        return new Permute(List.of(order));
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = Require.rank("A permutation of " + order.size() + " axes", inputs.get(0), order.size());
        return List.of(Shape.of(order.stream().map(x::get).toList()));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.permute(this);
    }
}
