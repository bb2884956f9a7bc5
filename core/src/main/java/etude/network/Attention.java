package etude.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Multi-head self-attention over {@code (batch, frame, feature)} (Vaswani et al. 2017): each frame a weighted mean of all
 * frames' values, then a linear map. Side output {@code weights}: {@code (batch, head, frame, frame)}, which show what each
 * frame looked at. Parameters: {@code query}, {@code key}, {@code value}, {@code output}, each with {@code .weight
 * (features, features)} and {@code .bias (features)}.
 *
 * @param features of a frame
 * @param heads that share them
 * @param dropout of the weights, in training
 */
public record Attention(int features, int heads, double dropout) implements Layer {

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
        for (String part : List.of("query", "key", "value", "output")) {
            for (Parameter parameter : Linear.of(features, features).parameters()) {
                all.add(parameter.named(part + "." + parameter.name()));
            }
        }
        return List.copyOf(all);
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
