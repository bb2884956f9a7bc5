package etude.network;

import java.util.List;

/**
 * A function of each value.
 *
 * @param function which
 */
public record Activate(Function function) implements Layer {

    /** The functions. */
    public enum Function {
        /** max(0, x). */
        RELU,
        /** x, or 0.01 x below 0. */
        LEAKY_RELU,
        /** x, or e^x − 1 below 0. */
        ELU,
        /** Self-normalising ELU. */
        SELU,
        /** x times the normal distribution function of x, exactly. */
        GELU,
        /** x times the logistic function of x. */
        SILU,
        /** 1 / (1 + e^−x). */
        SIGMOID,
        /** Hyperbolic tangent. */
        TANH,
        /** ln(1 + e^x). */
        SOFTPLUS,
        /** e^x. */
        EXP,
        /** Natural logarithm. */
        LOG,
        /** Square root. */
        SQRT,
        /** Square. */
        SQUARE,
        /** Absolute value. */
        ABS
    }

    /** The most used of all. */
    public static final Activate RELU = new Activate(Function.RELU);

    /** The hyperbolic tangent. */
    public static final Activate TANH = new Activate(Function.TANH);

    /** The logistic function. */
    public static final Activate SIGMOID = new Activate(Function.SIGMOID);

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        return inputs;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.activate(this);
    }
}
