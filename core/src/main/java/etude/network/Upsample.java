package etude.network;

import java.util.List;

/**
 * More places along the last axes.
 *
 * @param mode what stands at new places
 * @param factors for each of the last axes, outermost first
 */
public record Upsample(Mode mode, List<Integer> factors) implements Layer {

    /** What stands at new places. */
    public enum Mode {
        /** The nearest value. */
        NEAREST,
        /** A straight line between the two nearest; corners not aligned, as is PyTorch's default. */
        LINEAR
    }

    /** Checks the ranges. */
    public Upsample {
        factors = List.copyOf(factors);
        if (factors.isEmpty() || factors.size() > 2) {
            throw new IllegalArgumentException("Found " + factors.size() + " factors; 1 or 2 are possible.");
        }
        factors.forEach(factor -> Require.positive("factor", factor));
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape y = Require.rank("Upsampling of " + factors.size() + " axes", inputs.get(0), factors.size() + 2);
        for (int i = 0; i < factors.size(); i++) {
            y = y.with(i + 2, y.get(i + 2) * factors.get(i));
        }
        return List.of(y);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.upsample(this);
    }
}
