package etude.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Batch normalisation of axis 1 (Ioffe and Szegedy 2015): in training by the batch's mean and variance, afterwards by their
 * running means. Parameters: {@code weight}, {@code bias} (where affine), {@code running_mean}, {@code running_var}.
 *
 * @param channels length of axis 1
 * @param epsilon added to the variance
 * @param momentum weight of a new batch in the running means
 * @param affine whether a learned scale and shift follow
 */
public record BatchNorm(int channels, double epsilon, double momentum, boolean affine) implements Layer {

    /** Checks the ranges. */
    public BatchNorm {
        Require.positive("channels", channels);
        Require.positive("epsilon", epsilon);
    }

    /** PyTorch's defaults: epsilon 1e-5, momentum 0.1, affine. */
    public static BatchNorm of(int channels) {
        return new BatchNorm(channels, 1e-5, 0.1, true);
    }

    @Override
    public List<Parameter> parameters() {
        Shape shape = Shape.of(channels);
        List<Parameter> all = new ArrayList<>();
        if (affine) {
            all.add(Parameter.trained("weight", shape, new Initial.Constant(1)));
            all.add(Parameter.trained("bias", shape, new Initial.Constant(0)));
        }
        all.add(new Parameter("running_mean", shape, Parameter.Role.STATISTIC, new Initial.Constant(0)));
        all.add(new Parameter("running_var", shape, Parameter.Role.STATISTIC, new Initial.Constant(1)));
        return List.copyOf(all);
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Require.axis("A batch normalisation", inputs.get(0), 1, channels);
        return inputs;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.batchNorm(this);
    }
}
