package etude.network.describe;

import etude.network.Activate;
import etude.network.AdaptivePool;
import etude.network.Affine;
import etude.network.Along;
import etude.network.Attention;
import etude.network.BatchNorm;
import etude.network.Combine;
import etude.network.Concat;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Embedding;
import etude.network.Front;
import etude.network.Layer;
import etude.network.LayerNorm;
import etude.network.Linear;
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
import etude.representation.Representation;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A layer in the field's words.
 *
 * @param kind "convolution", "batch norm"…
 * @param detail its sizes; may be empty
 * @param family what it does in the network, for colours
 */
record LayerWords(String kind, String detail, Family family) {

    /** What layers do. */
    enum Family {
        /** From sound to numbers. */
        FRONT,
        /** Convolutions. */
        CONVOLUTION,
        /** Layers that remember. */
        RECURRENT,
        /** Attention and what belongs to it. */
        ATTENTION,
        /** Linear maps. */
        LINEAR,
        /** Pools and global pools. */
        POOL,
        /** What is done value by value. */
        VALUES,
        /** What moves values. */
        SHAPE
    }

    private static final Layer.Visitor<LayerWords> VISITOR = new Words();

    static LayerWords of(Layer layer) {
        return layer.accept(VISITOR);
    }

    private static final class Words implements Layer.Visitor<LayerWords> {

        @Override
        public LayerWords convolution(Convolution layer) {
            boolean depthwise = layer.groups() > 1 && layer.groups() == layer.in();
            String kind = depthwise ? "depthwise convolution" : "convolution";
            String groups = layer.groups() > 1 && !depthwise ? ", " + layer.groups() + " groups" : "";
            return new LayerWords(
                    kind, sizes(layer.along()) + channels(layer.in(), layer.out()) + groups, Family.CONVOLUTION);
        }

        @Override
        public LayerWords transposedConvolution(TransposedConvolution layer) {
            return new LayerWords(
                    "transposed convolution",
                    sizes(layer.along()) + channels(layer.in(), layer.out()),
                    Family.CONVOLUTION);
        }

        private static String channels(int in, int out) {
            return ", " + in + " → " + out;
        }

        private static String sizes(List<Along> along) {
            String text = times(along, Along::kernel);
            if (along.stream().anyMatch(axis -> axis.stride() > 1)) {
                text += " stride " + times(along, Along::stride);
            }
            if (along.stream().anyMatch(axis -> axis.dilation() > 1)) {
                text += " dilation " + times(along, Along::dilation);
            }
            return text;
        }

        private static String times(List<Along> along, ToIntFunction<Along> size) {
            return along.stream()
                    .map(axis -> Integer.toString(size.applyAsInt(axis)))
                    .collect(Collectors.joining(" × "));
        }

        @Override
        public LayerWords batchNorm(BatchNorm layer) {
            return new LayerWords("batch norm", "", Family.VALUES);
        }

        @Override
        public LayerWords layerNorm(LayerNorm layer) {
            return new LayerWords("layer norm", "", Family.VALUES);
        }

        @Override
        public LayerWords activate(Activate layer) {
            return new LayerWords(name(layer.function()), "", Family.VALUES);
        }

        private static String name(Activate.Function function) {
            return switch (function) {
                case RELU -> "ReLU";
                case LEAKY_RELU -> "leaky ReLU";
                case ELU, SELU, GELU -> function.name();
                case SILU -> "SiLU";
                case SIGMOID, TANH, SOFTPLUS, EXP, LOG -> function.name().toLowerCase(Locale.ROOT);
                case SQRT -> "square root";
                case SQUARE -> "square";
                case ABS -> "absolute value";
            };
        }

        @Override
        public LayerWords softmax(Softmax layer) {
            return new LayerWords("softmax", "over axis " + layer.axis(), Family.VALUES);
        }

        @Override
        public LayerWords pool(Pool layer) {
            String kind = layer.kind() == Pool.Kind.MAX ? "max pool" : "mean pool";
            boolean beside = layer.along().stream().allMatch(axis -> axis.stride() == axis.kernel());
            String detail = beside ? times(layer.along(), Along::kernel) : sizes(layer.along());
            return new LayerWords(kind, detail, Family.POOL);
        }

        @Override
        public LayerWords adaptivePool(AdaptivePool layer) {
            String kind = layer.kind() == Pool.Kind.MAX ? "max pool" : "mean pool";
            return new LayerWords(kind, "to " + joined(layer.places(), " × "), Family.POOL);
        }

        @Override
        public LayerWords reduce(Reduce layer) {
            String kind = switch (layer.kind()) {
                case MEAN -> "mean";
                case MAX -> "maximum";
                case SUM -> "sum";
            };
            String axes = layer.axes().size() == 1 ? "axis " : "axes ";
            return new LayerWords(kind, "over " + axes + joined(layer.axes(), ", "), Family.POOL);
        }

        @Override
        public LayerWords linear(Linear layer) {
            return new LayerWords("linear", layer.in() + " → " + layer.out(), Family.LINEAR);
        }

        @Override
        public LayerWords dropout(Dropout layer) {
            return new LayerWords("dropout", Double.toString(layer.probability()), Family.VALUES);
        }

        @Override
        public LayerWords recurrent(Recurrent layer) {
            String cell = switch (layer.cell()) {
                case TANH, RELU -> "RNN";
                case LSTM -> "LSTM";
                case GRU, GRU_RESET_BEFORE -> "GRU";
            };
            String kind = layer.bidirectional() ? "bidirectional " + cell : cell;
            String layers = layer.layers() > 1 ? ", " + layer.layers() + " layers" : "";
            String more = layer.peepholes() ? ", peepholes" : "";
            String projection = layer.projection() > 0 ? " → " + layer.projection() : "";
            return new LayerWords(
                    kind, layer.in() + " → " + layer.hidden() + projection + layers + more, Family.RECURRENT);
        }

        @Override
        public LayerWords attention(Attention layer) {
            return new LayerWords(
                    "self-attention", layer.features() + ", " + layer.heads() + " heads", Family.ATTENTION);
        }

        @Override
        public LayerWords embedding(Embedding layer) {
            return new LayerWords("embedding", layer.count() + " × " + layer.features(), Family.LINEAR);
        }

        @Override
        public LayerWords reshape(Reshape layer) {
            return new LayerWords("reshape", "", Family.SHAPE);
        }

        @Override
        public LayerWords permute(Permute layer) {
            return new LayerWords("transpose", joined(layer.order(), " "), Family.SHAPE);
        }

        @Override
        public LayerWords slice(Slice layer) {
            String to = layer.to() == Slice.END ? "end" : Integer.toString(layer.to());
            return new LayerWords("slice", layer.from() + " to " + to + " of axis " + layer.axis(), Family.SHAPE);
        }

        @Override
        public LayerWords pad(Pad layer) {
            return new LayerWords(
                    "pad",
                    joined(layer.before(), " × ") + " before, " + joined(layer.after(), " × ") + " after",
                    Family.SHAPE);
        }

        @Override
        public LayerWords upsample(Upsample layer) {
            return new LayerWords("upsample", joined(layer.factors(), " × "), Family.SHAPE);
        }

        @Override
        public LayerWords concat(Concat layer) {
            return new LayerWords("concatenate", layer.inputs() + " along axis " + layer.axis(), Family.SHAPE);
        }

        @Override
        public LayerWords combine(Combine layer) {
            String kind = switch (layer.kind()) {
                case ADD -> "add";
                case MULTIPLY -> "multiply";
                case SUBTRACT -> "subtract";
                case DIVIDE -> "divide";
                case MAX -> "larger of both";
                case MATRIX_PRODUCT -> "matrix product";
            };
            boolean product = layer.kind() == Combine.Kind.MATRIX_PRODUCT;
            return new LayerWords(kind, "", product ? Family.ATTENTION : Family.VALUES);
        }

        @Override
        public LayerWords affine(Affine layer) {
            return new LayerWords("scale and shift", "along axis " + layer.axis(), Family.VALUES);
        }

        @Override
        public LayerWords token(Token layer) {
            return new LayerWords("class token", "", Family.ATTENTION);
        }

        @Override
        public LayerWords position(Position layer) {
            return new LayerWords("positions", layer.learned() ? "learned" : "sines", Family.ATTENTION);
        }

        @Override
        public LayerWords front(Front layer) {
            Representation representation = layer.representation();
            String trains =
                    layer.trains() ? ", trains " + layer.trained().toString().toLowerCase(Locale.ROOT) : "";
            return new LayerWords(
                    representation.layout().name(),
                    "every " + representation.hop() + " samples" + trains,
                    Family.FRONT);
        }

        private static String joined(List<Integer> numbers, String between) {
            return numbers.stream().map(String::valueOf).collect(Collectors.joining(between));
        }
    }
}
