package etude.nn;

import etude.network.Front;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The numbers of a representation's stages: trained ones where they train, hand-made ones otherwise; and where they may go.
 */
final class FrontNumbers {

    private final Owned own;
    private final Map<String, Tensor> units = new LinkedHashMap<>();
    private final Map<String, Supplier<Tensor>> maps = new LinkedHashMap<>();
    private final List<Runnable> projections = new ArrayList<>();

    FrontNumbers(Front front, Owned own) {
        this.own = own;
        FrontUnits.of(front).forEach((name, unit) -> units.put(name, own.keep(exact(unit))));
    }

    private static Tensor exact(float[] values) {
        double[] exact = new double[values.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = values[i];
        }
        return Numbers.DOUBLE.of(exact, exact.length);
    }

    Numbers numbers() {
        return own.numbers();
    }

    boolean trains(String name) {
        return own.has(name);
    }

    /** A constant, kept as long as the layer. */
    Tensor keep(Tensor constant) {
        return own.keep(constant);
    }

    /** A linear map: the trained one, or the hand-made one, kept. */
    Tensor map(String name, Supplier<float[][]> handMade) {
        Tensor map = trains(name) ? own.get(name) : keep(numbers().of(handMade.get()));
        draw(name, () -> map);
        return map;
    }

    /** A map that trains. */
    Tensor trained(String name) {
        Tensor map = own.get(name);
        draw(name, () -> map);
        return map;
    }

    /** A window: the trained one, or the hand-made one, kept. */
    Tensor vector(String name, Supplier<float[]> handMade) {
        if (trains(name)) {
            return own.get(name);
        }
        float[] values = handMade.get();
        return keep(numbers().of(values, values.length));
    }

    /** Says how a map that a report may draw is had. */
    void draw(String name, Supplier<Tensor> map) {
        maps.put(name, map);
    }

    Map<String, Supplier<Tensor>> maps() {
        return maps;
    }

    /**
     * Numbers that filters are made of, in double precision and in their own units; hand-made ones are kept.
     *
     * @return how they are had: trained ones change from step to step
     */
    Supplier<Tensor> exact(String name, Supplier<double[]> handMade) {
        if (trains(name)) {
            return () -> direct(name);
        }
        double[] values = handMade.get();
        Tensor constant = keep(Numbers.DOUBLE.of(values, values.length));
        return () -> constant;
    }

    private Tensor direct(String name) {
        Tensor values = own.get(name).to(ScalarType.Double);
        Tensor unit = units.get(name);
        return unit == null ? values : values.mul(unit);
    }

    /** Keeps weights from going below zero. */
    void notNegative(String name) {
        if (trains(name)) {
            Tensor values = own.get(name);
            projections.add(() -> values.clamp_min_(new Scalar(0.0)));
        }
    }

    /** Keeps numbers within a range, which is widened to where the hand-made ones are. */
    void within(String name, double lowest, double highest) {
        if (trains(name)) {
            Bounds bounds = new Bounds(name, lowest, highest);
            projections.add(() -> store(name, bounds.clamp(direct(name))));
        }
    }

    /** Keeps numbers within a range and in ascending order, at least so far apart. */
    void ascending(String name, double lowest, double highest, double apart) {
        if (!trains(name)) {
            return;
        }
        int count = Math.toIntExact(own.get(name).numel());
        double[] steps = new double[count];
        for (int i = 0; i < count; i++) {
            steps[i] = i * apart;
        }
        Tensor ladder = keep(Numbers.DOUBLE.of(steps, count));
        projections.add(() -> {
            Tensor above = direct(name).sub(ladder);
            Tensor ordered = above.cummax(0).get0();
            Tensor bounded = ordered.clamp(scalar(lowest), scalar(highest - steps[count - 1]));
            store(name, bounded.add(ladder));
        });
    }

    private static ScalarOptional scalar(double value) {
        return new ScalarOptional(new Scalar(value));
    }

    private void store(String name, Tensor values) {
        Tensor unit = units.get(name);
        own.get(name).copy_(unit == null ? values : values.div(unit));
    }

    void project() {
        projections.forEach(Runnable::run);
    }

    private final class Bounds {

        private final Tensor low;
        private final Tensor high;

        Bounds(String name, double lowest, double highest) {
            Tensor handMade = units.containsKey(name) ? own(name) : direct(name).detach();
            this.low = keep(handMade.clamp(new ScalarOptional(), scalar(lowest)));
            this.high = keep(handMade.clamp(scalar(highest), new ScalarOptional()));
        }

        private Tensor own(String name) {
            return java.util.Objects.requireNonNull(units.get(name));
        }

        Tensor clamp(Tensor values) {
            return values.clamp(new TensorOptional(low), new TensorOptional(high));
        }
    }
}
