package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.BatchNorm;
import etude.network.Combine;
import etude.network.Convolution;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Pad;
import etude.network.Pool;
import etude.network.Reduce;
import etude.network.Reshape;
import java.util.List;

/** Convolutional blocks that several architectures share. */
public final class Blocks {

    private Blocks() {}

    /** A batch normalisation as PyTorch has it. */
    public static Block norm(String name, int channels) {
        return net -> net.then(name, BatchNorm.of(channels));
    }

    /** A batch normalisation as Keras and TensorFlow have it: epsilon 1e-3, a hundredth of each batch into the means. */
    public static Block kerasNorm(String name, int channels) {
        return net -> net.then(name, new BatchNorm(channels, 1e-3, 0.01, true));
    }

    /** Zeros around an image; TensorFlow's padding SAME is longer behind than before where it is odd. */
    public static Block zerosAround(String name, int binsBefore, int binsAfter, int framesBefore, int framesAfter) {
        var pad = new Pad(Pad.Mode.CONSTANT, List.of(binsBefore, framesBefore), List.of(binsAfter, framesAfter), 0);
        return net -> net.then(name, pad);
    }

    /**
     * Each clip without its mean, divided by its standard deviation; not learned. A clip of one value becomes zeros.
     *
     * @param name of the group of nodes
     * @param axes all but the batch
     */
    public static Block standardised(String name, Integer... axes) {
        var mean = new Reduce(Reduce.Kind.MEAN, List.of(axes), true);
        return net -> net.node(
                        name + ".centred", new Combine(Combine.Kind.SUBTRACT, 2), net.last(), mean(net, name, mean))
                .then(name + ".square", new Activate(Activate.Function.SQUARE))
                .then(name + ".variance", mean)
                .then(name + ".deviation", new Activate(Activate.Function.SQRT))
                // A tiny number beside the deviation and the larger of both: no division by zero.
                .then(name + ".floor", new Pad(Pad.Mode.CONSTANT, List.of(0), List.of(1), 1e-10))
                .then(name + ".above", new Reduce(Reduce.Kind.MAX, List.of(-1), true))
                .node(name + ".scaled", new Combine(Combine.Kind.DIVIDE, 2), name + ".centred", name + ".above");
    }

    private static String mean(Network.Builder net, String name, Reduce mean) {
        return net.then(name + ".mean", mean).last();
    }

    /**
     * A convolution of 3 × 3, normalised and rectified, then the largest of each place of {@code bins × frames}, as in VGG.
     */
    public static Block convolution(String name, int in, int out, int bins, int frames) {
        return net -> net.then(name + ".conv", Convolution.over(in, out, Along.same(3), Along.same(3)))
                .then(name + ".bn", BatchNorm.of(out))
                .then(name + ".relu", Activate.RELU)
                .then(name + ".mp", Pool.max(bins, frames));
    }

    /**
     * A convolution over frames, normalised and rectified, then the largest of each {@code pool} frames.
     *
     * @param along how the convolution moves
     * @param pool frames; 1 for none
     */
    public static Block convolution(String name, int in, int out, Along along, int pool) {
        return net -> {
            net.then(name + ".conv", Convolution.over(in, out, along))
                    .then(name + ".bn", BatchNorm.of(out))
                    .then(name + ".relu", Activate.RELU);
            pool(net, name, pool);
        };
    }

    private static void pool(Network.Builder net, String name, int pool) {
        if (pool > 1) {
            net.then(name + ".mp", Pool.max(pool));
        }
    }

    /**
     * Two convolutions of 3 × 3 beside a third that fits the input to their size (He et al. 2016).
     *
     * @param bins stride over bins
     * @param frames stride over frames
     */
    public static Block residual(String name, int in, int out, int bins, int frames) {
        Along overBins = Along.same(3).every(bins);
        Along overFrames = Along.same(3).every(frames);
        return net -> {
            String from = net.last();
            pair(net, name, in, out, overBins, overFrames);
            net.node(name + ".conv_3", Convolution.over(in, out, overBins, overFrames), from)
                    .then(name + ".bn_3", BatchNorm.of(out))
                    .node(name + ".add", Combine.ADD, name + ".bn_3", name + ".bn_2")
                    .then(name + ".relu", Activate.RELU);
        };
    }

    /** Two convolutions of 3 × 3 beside the input itself, then the largest of each place of {@code bins × frames}. */
    public static Block residualPooled(String name, int channels, int bins, int frames) {
        return net -> {
            String from = net.last();
            pair(net, name, channels, channels, Along.same(3), Along.same(3));
            net.node(name + ".add", Combine.ADD, from, name + ".bn_2")
                    .then(name + ".relu", Activate.RELU)
                    .then(name + ".mp", Pool.max(bins, frames));
        };
    }

    private static void pair(Network.Builder net, String name, int in, int out, Along bins, Along frames) {
        net.then(name + ".conv_1", Convolution.over(in, out, bins, frames))
                .then(name + ".bn_1", BatchNorm.of(out))
                .then(name + ".relu_1", Activate.RELU)
                .then(name + ".conv_2", Convolution.over(out, out, Along.same(3), Along.same(3)))
                .then(name + ".bn_2", BatchNorm.of(out));
    }

    /**
     * Two convolutions over frames, weighted channel by channel with squeeze and excitation, beside the input (Kim et al.
     * 2018, figure 2: Res-se).
     *
     * @param along how the first convolution moves
     * @param pool frames; 1 for none
     */
    public static Block residualExcited(String name, int in, int out, Along along, int pool) {
        return net -> {
            String from = net.last();
            net.then(name + ".conv_1", Convolution.over(in, out, along))
                    .then(name + ".bn_1", BatchNorm.of(out))
                    .then(name + ".relu_1", Activate.RELU)
                    .then(name + ".conv_2", Convolution.over(out, out, Along.same(along.kernel())))
                    .then(name + ".bn_2", BatchNorm.of(out));
            squeezeAndExcite(name, out).addTo(net);
            String excited = net.last();
            net.node(name + ".add", Combine.ADD, fitted(net, name, in, out, along, from), excited)
                    .then(name + ".relu", Activate.RELU);
            pool(net, name, pool);
        };
    }

    private static String fitted(Network.Builder net, String name, int in, int out, Along along, String from) {
        if (along.stride() == 1 && in == out) {
            return from;
        }
        return net.node(name + ".conv_3", Convolution.over(in, out, along), from)
                .then(name + ".bn_3", BatchNorm.of(out))
                .last();
    }

    /** Each channel times a weight from 0 to 1 that two linear maps make of all channels' means (Hu et al. 2018). */
    public static Block squeezeAndExcite(String name, int channels) {
        return net -> {
            String from = net.last();
            net.then(name + ".squeeze", Reduce.mean(-1))
                    .then(name + ".dense1", Linear.of(channels, channels))
                    .then(name + ".relu_2", Activate.RELU)
                    .then(name + ".dense2", Linear.of(channels, channels))
                    .then(name + ".sigmoid", Activate.SIGMOID)
                    .then(name + ".gate", Reshape.to(Reshape.KEEP, channels, 1))
                    .node(name + ".excite", Combine.MULTIPLY, from, name + ".gate");
        };
    }

    /** Several blocks, one after the other. */
    public static Block all(List<Block> blocks) {
        return net -> blocks.forEach(block -> block.addTo(net));
    }
}
