package etude.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Multi-head self-attention over {@code (batch, frame, feature)} (Vaswani et al. 2017): each frame a weighted mean of all
 * frames' values, then, where projected, a linear map. Side output {@code weights}: {@code (batch, head, frame, frame)},
 * which show what each frame looked at. Parameters: {@code query}, {@code key}, {@code value} and, where projected,
 * {@code output}, each with {@code .weight (features, features)} and {@code .bias (features)}.
 *
 * @param features of a frame
 * @param heads that share them
 * @param dropout of the weights, in training
 * @param projected whether the heads' means, side by side, pass through a linear map; where not, a {@link Linear} of its
 *     own may follow, as BERT names it
 */
public record Attention(int features, int heads, double dropout, boolean projected) implements Layer {

    /** Attention with its linear map behind it. */
    public Attention(int features, int heads, double dropout) {
        this(features, heads, dropout, true);
    }

    /** Checks the ranges. */
    public Attention {
        Require.positive("features", features);
        Require.positive("heads", heads);
        Require.divides("features", features, "heads", heads);
        Require.probability("dropout", dropout);
    }

    @Override
    public List<String> sideOutputs() {
        return List.of("weights");
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        for (String part : parts()) {
            for (Parameter parameter : Linear.of(features, features).parameters()) {
                all.add(parameter.named(part + "." + parameter.name()));
            }
        }
        return List.copyOf(all);
    }

    private List<String> parts() {
        return projected ? List.of("query", "key", "value", "output") : List.of("query", "key", "value");
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = Require.rank("Attention", inputs.get(0), 3);
        Require.axis("Attention", x, -1, features);
        return List.of(x, Shape.of(x.get(0), heads, x.get(1), x.get(1)));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.attention(this);
    }
}
