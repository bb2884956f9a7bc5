package etude.network;

import java.util.function.Supplier;

/** What a parameter holds before any training. */
public sealed interface Initial {

    /** The same number everywhere. */
    record Constant(float value) implements Initial {}

    /**
     * Independent numbers, evenly from {@code -bound} to {@code bound}: what PyTorch gives linear, convolutional and
     * recurrent layers, with a bound of one over the root of the fan-in.
     */
    record Uniform(double bound) implements Initial {}

    /** Independent normal numbers of mean 0. */
    record Normal(double deviation) implements Initial {}

    /** Numbers that are known, computed when asked for: a window, Fourier kernels, mel filters. */
    record Given(Supplier<float[]> values) implements Initial {}

    /** Uniform with PyTorch's bound for a number of inputs to each output. */
    static Initial fanIn(long fanIn) {
        return new Uniform(1 / Math.sqrt(Math.max(1, fanIn)));
    }
}
