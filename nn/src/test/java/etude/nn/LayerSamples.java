package etude.nn;

import etude.network.Activate;
import etude.network.AdaptivePool;
import etude.network.Affine;
import etude.network.Along;
import etude.network.Attention;
import etude.network.BatchNorm;
import etude.network.Combine;
import etude.network.Concat;
import etude.network.Connections;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Embedding;
import etude.network.Layer;
import etude.network.LayerNorm;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Pad;
import etude.network.Permute;
import etude.network.Pool;
import etude.network.Position;
import etude.network.Recurrent;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.network.Slice;
import etude.network.Softmax;
import etude.network.Token;
import etude.network.TransposedConvolution;
import etude.network.Upsample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small network for each kind of layer (but for representations) and each of its forms. */
final class LayerSamples {

    private static final Along THREE = new Along(3, 2, 1, 1);
    private static final Along WIDE = new Along(2, 1, 0, 2);

    private LayerSamples() {}

    static Map<String, Network> all() {
        Map<String, Network> all = new LinkedHashMap<>();
        image(all, "convolution", new Convolution(4, 6, List.of(THREE, WIDE), 2, true));
        sequence(all, "convolution over frames", Convolution.over(4, 3, THREE).withoutBias());
        image(all, "transposed", new TransposedConvolution(4, 6, List.of(THREE, WIDE), List.of(1, 0), 2, true));
        sequence(all, "transposed over frames", TransposedConvolution.over(4, 3, THREE));
        image(all, "batch norm", BatchNorm.of(4));
        sequence(all, "batch norm without scale", new BatchNorm(4, 1e-3, 0.3, false));
        sequence(all, "layer norm", new LayerNorm(7, 1e-5));
        for (Activate.Function function : Activate.Function.values()) {
            boolean positive = function == Activate.Function.LOG || function == Activate.Function.SQRT;
            Layer before = new Activate(positive ? Activate.Function.EXP : Activate.Function.TANH);
            all.put("activate " + function, over(new Integer[] {4, 7}, before, new Activate(function)));
        }
        sequence(all, "softmax", new Softmax(1));
        image(all, "max pool", new Pool(Pool.Kind.MAX, List.of(THREE, Along.stepping(2)), true));
        image(all, "mean pool", new Pool(Pool.Kind.MEAN, List.of(THREE, Along.stepping(2)), true));
        sequence(all, "max pool over frames", new Pool(Pool.Kind.MAX, List.of(WIDE), false));
        sequence(all, "mean pool over frames", new Pool(Pool.Kind.MEAN, List.of(THREE), false));
        image(all, "adaptive maximum", new AdaptivePool(Pool.Kind.MAX, List.of(2, 3)));
        image(all, "adaptive mean", new AdaptivePool(Pool.Kind.MEAN, List.of(2, 3)));
        sequence(all, "adaptive maximum over frames", new AdaptivePool(Pool.Kind.MAX, List.of(3)));
        sequence(all, "adaptive mean over frames", new AdaptivePool(Pool.Kind.MEAN, List.of(3)));
        image(all, "mean", Reduce.mean(2, -1));
        image(all, "maximum", Reduce.max(-1));
        image(all, "sum", new Reduce(Reduce.Kind.SUM, List.of(1), true));
        sequence(all, "linear", Linear.of(7, 3));
        sequence(all, "linear without bias", new Linear(7, 3, false));
        sequence(all, "dropout", new Dropout(0.5));
        sequence(all, "reshape", Reshape.to(Reshape.KEEP, 2, Reshape.REST));
        image(all, "permute", Permute.to(0, 3, 1, 2));
        sequence(all, "slice", new Slice(2, -4, -1));
        sequence(all, "slice to the end", new Slice(1, 2, Slice.END));
        image(all, "pad", new Pad(Pad.Mode.CONSTANT, List.of(1, -1), List.of(2, 3), 0.5));
        image(all, "pad by mirror", new Pad(Pad.Mode.REFLECT, List.of(1, 3), List.of(2, 0), 0));
        sequence(all, "pad by edge", new Pad(Pad.Mode.EDGE, List.of(9), List.of(1), 0));
        image(all, "upsample", new Upsample(Upsample.Mode.LINEAR, List.of(2, 3)));
        image(all, "upsample nearest", new Upsample(Upsample.Mode.NEAREST, List.of(2, 3)));
        sequence(all, "upsample over frames", new Upsample(Upsample.Mode.LINEAR, List.of(2)));
        sequence(all, "upsample nearest over frames", new Upsample(Upsample.Mode.NEAREST, List.of(2)));
        sequence(all, "affine", new Affine(1, 4, true));
        sequence(all, "affine of the last axis", new Affine(-1, 7, false));
        sequence(all, "token", new Token(7));
        sequence(all, "position", new Position(7, 9, true));
        sequence(all, "position by sines", new Position(7, 9, false));
        recurrent(all);
        wired(all);
        return all;
    }

    private static void recurrent(Map<String, Network> all) {
        for (Recurrent.Cell cell : Recurrent.Cell.values()) {
            sequence(all, "recurrent " + cell, Recurrent.of(cell, 7, 3, 1));
            sequence(
                    all,
                    "two recurrent layers in both directions " + cell,
                    Recurrent.of(cell, 7, 3, 2).inBothDirections());
        }
        sequence(all, "projected LSTM", plain(false, 2));
        sequence(all, "LSTM with peepholes and projection", plain(true, 2));
        sequence(
                all,
                "two layers of LSTM with peepholes in both directions",
                Recurrent.of(Recurrent.Cell.LSTM, 7, 3, 2).inBothDirections().withPeepholesAndProjection(0));
        Connections inputs = Connections.of(new boolean[][] {
            {true, false, true, true, false, true, false},
            {false, true, false, true, true, true, true},
            {true, true, true, false, false, false, true}
        });
        Connections units =
                Connections.of(new boolean[][] {{true, false, false}, {false, true, true}, {true, false, true}});
        for (Recurrent.Cell cell : Recurrent.Cell.values()) {
            sequence(all, "wired " + cell, Recurrent.of(cell, 7, 3, 1).wired(inputs, units));
        }
    }

    private static Recurrent plain(boolean peepholes, int projection) {
        return new Recurrent(Recurrent.Cell.LSTM, 7, 3, 1, false, true, 0, peepholes, projection, false, null, null);
    }

    private static void wired(Map<String, Network> all) {
        sequence(all, "attention", new Attention(8, 2, 0.1), Linear.of(7, 8));
        sequence(all, "attention alone", new Attention(8, 2, 0, false), Linear.of(7, 8));
        sequence(all, "token of a seed", new Token(7, 0));
        Network.Builder sides = Network.builder()
                .input("x", 4, 7)
                .then("wide", Linear.of(7, 8))
                .then("attention", new Attention(8, 2, 0));
        all.put("attention weights", sides.build("attention.weights"));
        all.put(
                "embedding",
                Network.builder()
                        .wholeNumbers("x", 5)
                        .then("embedding", new Embedding(6, 3))
                        .build());
        for (Combine.Kind kind : Combine.Kind.values()) {
            all.put("combine " + kind, combined(kind));
        }
        all.put(
                "concat",
                Network.builder()
                        .input("x", 4, 7)
                        .then("a", Linear.of(7, 3))
                        .node("both", new Concat(2, -1), "a", "x")
                        .build());
        for (Recurrent.Cell cell : Recurrent.Cell.values()) {
            all.put("states " + cell, stateful(cell));
        }
    }

    private static Network combined(Combine.Kind kind) {
        boolean product = kind == Combine.Kind.MATRIX_PRODUCT;
        return Network.builder()
                .input("x", 4, 7)
                .then("a", Linear.of(7, 7))
                .then("positive", new Activate(Activate.Function.EXP))
                .node("b", product ? Permute.to(0, 2, 1) : Reduce.mean(1), "positive")
                .then("aligned", product ? Permute.to(0, 1, 2) : Reshape.to(0, 1, 7))
                .node("out", new Combine(kind, 2), "x", "aligned")
                .build();
    }

    private static Network stateful(Recurrent.Cell cell) {
        Recurrent layer = Recurrent.of(cell, 7, 3, 2).withStates();
        Network.Builder builder = Network.builder()
                .input("x", 4, 7)
                .then("first", Slice.last(1))
                .then("narrow", Linear.of(7, 3))
                .then("hidden", Permute.to(1, 0, 2))
                .node("stacked", new Concat(2, 0), "hidden", "hidden");
        if (cell == Recurrent.Cell.LSTM) {
            return builder.node("rnn", layer, "x", "stacked", "stacked")
                    .node("all", new Concat(2, 0), "rnn.hidden", "rnn.cell")
                    .build("rnn", "all");
        }
        return builder.node("rnn", layer, "x", "stacked").build("rnn", "rnn.hidden");
    }

    private static void image(Map<String, Network> all, String name, Layer layer) {
        all.put(name, over(new Integer[] {4, 5, 6}, layer));
    }

    private static void sequence(Map<String, Network> all, String name, Layer layer, Layer... before) {
        Layer[] layers = java.util.Arrays.copyOf(before, before.length + 1);
        layers[before.length] = layer;
        all.put(name, over(new Integer[] {4, 7}, layers));
    }

    private static Network over(Integer[] axes, Layer... layers) {
        Network.Builder builder = Network.builder().input("x", axes);
        for (int i = 0; i < layers.length; i++) {
            builder.then("layer" + i, layers[i]);
        }
        return builder.build();
    }
}
