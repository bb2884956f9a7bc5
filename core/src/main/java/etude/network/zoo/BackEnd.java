package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Attention;
import etude.network.Combine;
import etude.network.Concat;
import etude.network.Dropout;
import etude.network.LayerNorm;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Permute;
import etude.network.Recurrent;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.network.Slice;
import etude.network.Token;

/** Blocks that sum up what is local in time: to {@code (batch, feature)}. */
public final class BackEnd {

    private BackEnd() {}

    /** All values that are left, side by side: {@code features} of them, in the order channel, bin, frame. */
    public static Block flatten(int features) {
        return net -> net.then("flatten", Reshape.to(Reshape.KEEP, features));
    }

    /** The largest value of each channel over bins and frames. */
    public static Block globalMaximum() {
        return net -> net.then("globalmax", Reduce.max(2, 3));
    }

    /** An image of one bin, {@code (batch, channel, 1, frame)}, as a sequence {@code (batch, frame, channel)}. */
    public static Block sequence(int channels) {
        return net -> net.then("squeeze", Reshape.to(Reshape.KEEP, channels, Reshape.REST))
                .then("sequence", Permute.to(0, 2, 1));
    }

    /** What a stack of recurrent layers gives at the last frame of {@code (batch, frame, feature)}. */
    public static Block lastOf(String name, Recurrent layer) {
        return net -> {
            net.then(name, layer);
            lastFrame(layer.directions() * layer.output()).addTo(net);
        };
    }

    /** The last frame of {@code (batch, frame, feature)}. */
    public static Block lastFrame(int features) {
        return net -> net.then("last", Slice.last(1)).then("state", Reshape.to(Reshape.KEEP, features));
    }

    /**
     * Musicnn's middle and end (Pons et al. 2018): three convolutions over frames, the second and third beside their input;
     * of all that came by, the largest value and the mean over time.
     *
     * @param from what comes in, {@code (batch, in, frame)}
     */
    public static Block musicnn(String from, int in, int channels) {
        return net -> {
            net.from(from);
            Blocks.convolution("layer1", in, channels, Along.same(7), 1).addTo(net);
            Blocks.convolution("layer2", channels, channels, Along.same(7), 1).addTo(net);
            net.node("res2", Combine.ADD, "layer2.relu", "layer1.relu");
            Blocks.convolution("layer3", channels, channels, Along.same(7), 1).addTo(net);
            net.node("res3", Combine.ADD, "layer3.relu", "res2")
                    .node("dense_features", new Concat(4, 1), from, "layer1.relu", "res2", "res3");
            maximumAndMean("dense_features").addTo(net);
        };
    }

    /** The largest value and the mean over time, side by side. */
    public static Block maximumAndMean(String from) {
        return net -> net.node("maxpool", Reduce.max(-1), from)
                .node("meanpool", Reduce.mean(-1), from)
                .node("pooled", new Concat(2, 1), "maxpool", "meanpool");
    }

    /**
     * A transformer over a sequence behind a class token, whose last state is the summary (Won et al. 2019); normalised
     * behind each sum, as BERT is.
     *
     * @param features of a frame
     * @param layers stacked
     * @param heads of the attention
     * @param inner units between the two linear maps of a layer
     * @param tokenSeed of the numbers in the class token, see {@link Token}
     */
    public static Block transformer(int features, int layers, int heads, int inner, int tokenSeed) {
        return net -> {
            net.then("vec_cls", new Token(features, tokenSeed));
            for (int i = 0; i < layers; i++) {
                encoder(net, "encoder.layer." + i, features, heads, inner);
            }
            net.then("pooler.first", new Slice(1, 0, 1))
                    .then("pooler.state", Reshape.to(Reshape.KEEP, features))
                    .then("pooler.dense", Linear.of(features, features))
                    .then("pooler.tanh", Activate.TANH);
        };
    }

    private static void encoder(Network.Builder net, String name, int features, int heads, int inner) {
        String from = net.last();
        net.then(name + ".attention.self", new Attention(features, heads, 0.5, false));
        beside(net, name + ".attention.output", features, features, from);
        String attended = net.last();
        net.then(name + ".intermediate.dense", Linear.of(features, inner))
                .then(name + ".intermediate.gelu", new Activate(Activate.Function.GELU));
        beside(net, name + ".output", inner, features, attended);
    }

    private static void beside(Network.Builder net, String name, int in, int features, String from) {
        net.then(name + ".dense", Linear.of(in, features))
                .then(name + ".dropout", new Dropout(0.4))
                .node(name + ".add", Combine.ADD, name + ".dropout", from)
                .then(name + ".LayerNorm", new LayerNorm(features, 1e-12));
    }
}
