package etude.network;

import etude.features.Features;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * An interpreter of networks for tests: every layer as its definition says, in plain loops and double precision, on one
 * processor. Slow, and its only virtue is that it shares nothing with the engines.
 */
public final class Evaluation implements Layer.Visitor<List<Weight>> {

    private final Weights weights;
    private String node = "";
    private List<Weight> inputs = List.of();

    private Evaluation(Weights weights) {
        this.weights = weights;
    }

    /**
     * All tensors of a network.
     *
     * @param known tensors that need not be computed: its inputs, or later ones
     */
    public static Map<String, Weight> run(Network network, Weights weights, Map<String, Weight> known) {
        Evaluation evaluation = new Evaluation(weights);
        Map<String, Weight> all = new LinkedHashMap<>(known);
        for (Network.Node node : network.nodes()) {
            if (!all.containsKey(node.name()) && all.keySet().containsAll(node.from())) {
                evaluation.node = node.name();
                evaluation.inputs = node.from().stream().map(all::get).toList();
                List<Weight> outputs = node.layer().accept(evaluation);
                for (int i = 0; i < outputs.size(); i++) {
                    all.put(node.gives().get(i), outputs.get(i));
                }
            }
        }
        return all;
    }

    private Weight x() {
        return inputs.get(0);
    }

    private float[] parameter(String name) {
        return weights.get(node + "." + name).values();
    }

    private Shape shape(Layer layer) {
        return layer.outputs(inputs.stream().map(Weight::shape).toList()).get(0);
    }

    private static List<Weight> one(Shape shape, float[] values) {
        return List.of(new Weight(shape, values));
    }

    @Override
    public List<Weight> convolution(Convolution layer) {
        Shape from = x().shape();
        Shape to = shape(layer);
        boolean plane = layer.along().size() == 2;
        Along rows = plane ? layer.along().get(0) : Along.of(1);
        Along columns = layer.along().get(layer.along().size() - 1);
        int height = plane ? from.get(2) : 1;
        int width = from.get(-1);
        int outHeight = plane ? to.get(2) : 1;
        int outWidth = to.get(-1);
        int inGroup = layer.in() / layer.groups();
        int outGroup = layer.out() / layer.groups();
        float[] w = parameter("weight");
        float[] y = new float[Math.toIntExact(to.size())];
        double[] line = new double[outWidth];
        for (int b = 0; b < from.get(0); b++) {
            for (int o = 0; o < layer.out(); o++) {
                for (int r = 0; r < outHeight; r++) {
                    java.util.Arrays.fill(line, layer.bias() ? parameter("bias")[o] : 0);
                    for (int i = 0; i < inGroup; i++) {
                        int channel = o / outGroup * inGroup + i;
                        for (int kr = 0; kr < rows.kernel(); kr++) {
                            int row = r * rows.stride() - rows.padding() + kr * rows.dilation();
                            if (row < 0 || row >= height) {
                                continue;
                            }
                            int base = ((b * layer.in() + channel) * height + row) * width;
                            int kernel = ((o * inGroup + i) * rows.kernel() + kr) * columns.kernel();
                            add(line, x().values(), base, width, w, kernel, columns);
                        }
                    }
                    for (int c = 0; c < outWidth; c++) {
                        y[((b * layer.out() + o) * outHeight + r) * outWidth + c] = (float) line[c];
                    }
                }
            }
        }
        return one(to, y);
    }

    private static void add(double[] line, float[] x, int base, int width, float[] w, int kernel, Along along) {
        for (int k = 0; k < along.kernel(); k++) {
            double factor = w[kernel + k];
            int shift = k * along.dilation() - along.padding();
            int first = Math.max(0, Math.floorDiv(-shift + along.stride() - 1, along.stride()));
            for (int c = first; c < line.length && c * along.stride() + shift < width; c++) {
                line[c] += factor * x[base + c * along.stride() + shift];
            }
        }
    }

    @Override
    public List<Weight> transposedConvolution(TransposedConvolution layer) {
        throw new UnsupportedOperationException("transposed convolution");
    }

    @Override
    public List<Weight> batchNorm(BatchNorm layer) {
        Shape shape = x().shape();
        int inner = inner(shape, 1);
        float[] mean = parameter("running_mean");
        float[] variance = parameter("running_var");
        float[] y = new float[x().values().length];
        for (int i = 0; i < y.length; i++) {
            int c = i / inner % layer.channels();
            double value = (x().values()[i] - mean[c]) / Math.sqrt(variance[c] + layer.epsilon());
            y[i] = (float) (layer.affine() ? value * parameter("weight")[c] + parameter("bias")[c] : value);
        }
        return one(shape, y);
    }

    /** Values from one index of an axis to the next. */
    private static int inner(Shape shape, int axis) {
        int inner = 1;
        for (int i = axis + 1; i < shape.rank(); i++) {
            inner *= shape.get(i);
        }
        return inner;
    }

    @Override
    public List<Weight> layerNorm(LayerNorm layer) {
        int n = layer.features();
        float[] y = x().values().clone();
        for (int row = 0; row < y.length / n; row++) {
            double mean = 0;
            double square = 0;
            for (int i = 0; i < n; i++) {
                mean += y[row * n + i] / (double) n;
            }
            for (int i = 0; i < n; i++) {
                square += (y[row * n + i] - mean) * (y[row * n + i] - mean) / n;
            }
            for (int i = 0; i < n; i++) {
                double value = (y[row * n + i] - mean) / Math.sqrt(square + layer.epsilon());
                y[row * n + i] = (float) (value * parameter("weight")[i] + parameter("bias")[i]);
            }
        }
        return one(x().shape(), y);
    }

    @Override
    public List<Weight> activate(Activate layer) {
        float[] y = new float[x().values().length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) value(layer.function(), x().values()[i]);
        }
        return one(x().shape(), y);
    }

    private static double value(Activate.Function function, double x) {
        return switch (function) {
            case RELU -> Math.max(0, x);
            case ELU -> x > 0 ? x : Math.expm1(x);
            case SIGMOID -> sigmoid(x);
            case TANH -> Math.tanh(x);
            case SQRT -> Math.sqrt(x);
            case SQUARE -> x * x;
            case LEAKY_RELU, SELU, GELU, SILU, SOFTPLUS, EXP, LOG, ABS ->
                throw new UnsupportedOperationException(function.name());
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public List<Weight> softmax(Softmax layer) {
        Shape shape = x().shape();
        int axis = shape.axis(layer.axis());
        int length = shape.get(axis);
        int inner = inner(shape, axis);
        float[] y = x().values().clone();
        for (int line = 0; line < y.length / length; line++) {
            int start = line / inner * inner * length + line % inner;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < length; i++) {
                most = Math.max(most, y[start + i * inner]);
            }
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += Math.exp(y[start + i * inner] - most);
            }
            for (int i = 0; i < length; i++) {
                y[start + i * inner] = (float) (Math.exp(y[start + i * inner] - most) / sum);
            }
        }
        return one(shape, y);
    }

    @Override
    public List<Weight> pool(Pool layer) {
        Shape from = x().shape();
        Shape to = shape(layer);
        boolean plane = layer.along().size() == 2;
        Along rows = plane ? layer.along().get(0) : Along.of(1);
        Along columns = layer.along().get(layer.along().size() - 1);
        int height = plane ? from.get(2) : 1;
        int width = from.get(-1);
        int outHeight = plane ? to.get(2) : 1;
        int outWidth = to.get(-1);
        float[] y = new float[Math.toIntExact(to.size())];
        for (int i = 0; i < y.length; i++) {
            int channel = i / (outHeight * outWidth);
            int top = i / outWidth % outHeight * rows.stride() - rows.padding();
            int left = i % outWidth * columns.stride() - columns.padding();
            double most = Double.NEGATIVE_INFINITY;
            double sum = 0;
            int count = 0;
            for (int r = 0; r < rows.kernel(); r++) {
                for (int c = 0; c < columns.kernel(); c++) {
                    int row = top + r * rows.dilation();
                    int column = left + c * columns.dilation();
                    if (row >= 0 && row < height && column >= 0 && column < width) {
                        double value = x().values()[(channel * height + row) * width + column];
                        most = Math.max(most, value);
                        sum += value;
                        count++;
                    }
                }
            }
            y[i] = (float) (layer.kind() == Pool.Kind.MAX ? most : sum / count);
        }
        return one(to, y);
    }

    @Override
    public List<Weight> adaptivePool(AdaptivePool layer) {
        throw new UnsupportedOperationException("adaptive pool");
    }

    @Override
    public List<Weight> reduce(Reduce layer) {
        Shape from = x().shape();
        List<Integer> gone = layer.axes().stream().map(from::axis).toList();
        Shape kept = from;
        for (int axis : gone) {
            kept = kept.with(axis, 1);
        }
        int size = Math.toIntExact(kept.size());
        boolean max = layer.kind() == Reduce.Kind.MAX;
        double[] y = new double[size];
        java.util.Arrays.fill(y, max ? Double.NEGATIVE_INFINITY : 0);
        int[] at = new int[from.rank()];
        for (float value : x().values()) {
            int index = 0;
            for (int axis = 0; axis < at.length; axis++) {
                index = index * kept.get(axis) + (gone.contains(axis) ? 0 : at[axis]);
            }
            y[index] = max ? Math.max(y[index], value) : y[index] + value;
            next(at, from);
        }
        double divisor = layer.kind() == Reduce.Kind.MEAN ? from.size() / (double) size : 1;
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (y[i] / divisor);
        }
        return one(shape(layer), values);
    }

    private static void next(int[] at, Shape shape) {
        for (int axis = at.length - 1; axis >= 0; axis--) {
            if (++at[axis] < shape.get(axis)) {
                return;
            }
            at[axis] = 0;
        }
    }

    @Override
    public List<Weight> linear(Linear layer) {
        float[] bias = layer.bias() ? parameter("bias") : new float[layer.out()];
        return one(shape(layer), times(x().values(), layer.in(), parameter("weight"), bias));
    }

    /** Rows of {@code in} values times the transpose of {@code (out, in)}, and a bias. */
    private static float[] times(float[] x, int in, float[] w, float[] bias) {
        int out = bias.length;
        float[] y = new float[x.length / in * out];
        for (int i = 0; i < y.length; i++) {
            double sum = bias[i % out];
            for (int k = 0; k < in; k++) {
                sum += (double) x[i / out * in + k] * w[i % out * in + k];
            }
            y[i] = (float) sum;
        }
        return y;
    }

    @Override
    public List<Weight> dropout(Dropout layer) {
        return List.of(x());
    }

    @Override
    public List<Weight> recurrent(Recurrent layer) {
        if (layer.stateful() || layer.bidirectional()) {
            throw new UnsupportedOperationException("states or two directions");
        }
        float[] x = x().values();
        int batch = x().shape().get(0);
        int frames = x().shape().get(1);
        for (int k = 0; k < layer.layers(); k++) {
            float[] y = new float[batch * frames * layer.output()];
            for (int b = 0; b < batch; b++) {
                sequence(layer, k, x, b, frames, y);
            }
            x = y;
        }
        return one(shape(layer), x);
    }

    private void sequence(Recurrent layer, int k, float[] x, int b, int frames, float[] y) {
        int in = layer.inputOf(k);
        int out = layer.output();
        double[] h = new double[out];
        double[] c = new double[layer.hidden()];
        for (int t = 0; t < frames; t++) {
            double[] input = new double[in];
            for (int i = 0; i < in; i++) {
                input[i] = x[(b * frames + t) * in + i];
            }
            h = layer.cell() == Recurrent.Cell.LSTM ? lstm(layer, k, input, h, c) : gru(layer, k, input, h);
            for (int i = 0; i < out; i++) {
                y[(b * frames + t) * out + i] = (float) h[i];
            }
        }
    }

    private double gate(String kind, int k, int row, double[] source) {
        float[] w = parameter("weight_" + kind + "_l" + k);
        double sum = parameter("bias_" + kind + "_l" + k)[row];
        for (int i = 0; i < source.length; i++) {
            sum += w[row * source.length + i] * source[i];
        }
        return sum;
    }

    private double[] lstm(Recurrent layer, int k, double[] x, double[] h, double[] c) {
        int n = layer.hidden();
        double[] m = new double[n];
        for (int u = 0; u < n; u++) {
            double[] g = new double[4];
            for (int j = 0; j < 4; j++) {
                g[j] = gate("ih", k, j * n + u, x) + gate("hh", k, j * n + u, h);
            }
            float[] peep = layer.peepholes() ? parameter("weight_peep_l" + k) : new float[3 * n];
            double input = sigmoid(g[0] + peep[u] * c[u]);
            double forget = sigmoid(g[1] + peep[n + u] * c[u]);
            c[u] = forget * c[u] + input * Math.tanh(g[2]);
            m[u] = sigmoid(g[3] + peep[2 * n + u] * c[u]) * Math.tanh(c[u]);
        }
        if (layer.projection() == 0) {
            return m;
        }
        double[] projected = new double[layer.projection()];
        float[] w = parameter("weight_hr_l" + k);
        for (int i = 0; i < projected.length * n; i++) {
            projected[i / n] += w[i] * m[i % n];
        }
        return projected;
    }

    private double[] gru(Recurrent layer, int k, double[] x, double[] h) {
        int n = layer.hidden();
        boolean before = layer.cell() == Recurrent.Cell.GRU_RESET_BEFORE;
        double[] reset = new double[n];
        double[] seen = new double[n];
        for (int u = 0; u < n; u++) {
            reset[u] = sigmoid(gate("ih", k, u, x) + gate("hh", k, u, h));
            seen[u] = reset[u] * h[u];
        }
        double[] y = new double[n];
        for (int u = 0; u < n; u++) {
            double update = sigmoid(gate("ih", k, n + u, x) + gate("hh", k, n + u, h));
            double own = before ? gate("hh", k, 2 * n + u, seen) : reset[u] * gate("hh", k, 2 * n + u, h);
            y[u] = update * h[u] + (1 - update) * Math.tanh(gate("ih", k, 2 * n + u, x) + own);
        }
        return y;
    }

    @Override
    public List<Weight> attention(Attention layer) {
        throw new UnsupportedOperationException("attention");
    }

    @Override
    public List<Weight> embedding(Embedding layer) {
        throw new UnsupportedOperationException("embedding");
    }

    @Override
    public List<Weight> reshape(Reshape layer) {
        return one(shape(layer), x().values());
    }

    @Override
    public List<Weight> permute(Permute layer) {
        return List.of(
                x().permuted(layer.order().stream().mapToInt(Integer::intValue).toArray()));
    }

    @Override
    public List<Weight> slice(Slice layer) {
        Shape to = shape(layer);
        int axis = to.axis(layer.axis());
        int from = layer.from() < 0 ? x().shape().get(axis) + layer.from() : layer.from();
        return picked(to, axis, i -> i + from, 0);
    }

    @Override
    public List<Weight> pad(Pad layer) {
        if (layer.mode() != Pad.Mode.CONSTANT) {
            throw new UnsupportedOperationException(layer.mode().name());
        }
        Weight y = x();
        for (int i = 0; i < layer.before().size(); i++) {
            int axis = y.shape().axis(i - layer.before().size());
            int before = layer.before().get(i);
            inputs = List.of(y);
            int length = y.shape().get(axis) + before + layer.after().get(i);
            y = picked(y.shape().with(axis, length), axis, at -> at - before, layer.value())
                    .get(0);
        }
        return List.of(y);
    }

    /** Each index of one axis from another index, or a value where there is none. */
    private List<Weight> picked(Shape to, int axis, IntUnaryOperator index, double otherwise) {
        int inner = inner(to, axis);
        int length = x().shape().get(axis);
        float[] y = new float[Math.toIntExact(to.size())];
        for (int i = 0; i < y.length; i++) {
            int at = index.applyAsInt(i / inner % to.get(axis));
            int outer = i / inner / to.get(axis);
            boolean there = at >= 0 && at < length;
            y[i] = there ? x().values()[(outer * length + at) * inner + i % inner] : (float) otherwise;
        }
        return one(to, y);
    }

    @Override
    public List<Weight> upsample(Upsample layer) {
        throw new UnsupportedOperationException("upsampling");
    }

    @Override
    public List<Weight> concat(Concat layer) {
        Shape to = shape(layer);
        int axis = to.axis(layer.axis());
        int inner = inner(to, axis);
        float[] y = new float[Math.toIntExact(to.size())];
        int offset = 0;
        for (Weight part : inputs) {
            int block = part.shape().get(axis) * inner;
            for (int outer = 0; outer < part.values().length / block; outer++) {
                System.arraycopy(part.values(), outer * block, y, outer * to.get(axis) * inner + offset, block);
            }
            offset += block;
        }
        return one(to, y);
    }

    @Override
    public List<Weight> combine(Combine layer) {
        DoubleBinaryOperator operator = switch (layer.kind()) {
            case ADD -> (a, b) -> a + b;
            case MULTIPLY -> (a, b) -> a * b;
            case SUBTRACT -> (a, b) -> a - b;
            case DIVIDE -> (a, b) -> a / b;
            case MAX -> Math::max;
            case MATRIX_PRODUCT -> throw new UnsupportedOperationException("matrix product");
        };
        Shape to = shape(layer);
        int[] at = new int[to.rank()];
        float[] y = new float[Math.toIntExact(to.size())];
        for (int i = 0; i < y.length; i++) {
            double value = stretched(inputs.get(0), at);
            for (Weight other : inputs.subList(1, inputs.size())) {
                value = operator.applyAsDouble(value, stretched(other, at));
            }
            y[i] = (float) value;
            next(at, to);
        }
        return one(to, y);
    }

    private static float stretched(Weight weight, int[] at) {
        Shape shape = weight.shape();
        int index = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            int i = at[axis + at.length - shape.rank()];
            index = index * shape.get(axis) + (shape.get(axis) == 1 ? 0 : i);
        }
        return weight.values()[index];
    }

    @Override
    public List<Weight> affine(Affine layer) {
        throw new UnsupportedOperationException("affine");
    }

    @Override
    public List<Weight> token(Token layer) {
        throw new UnsupportedOperationException("token");
    }

    @Override
    public List<Weight> position(Position layer) {
        throw new UnsupportedOperationException("position");
    }

    /** The representation itself, clip by clip; nothing trained. */
    @Override
    public List<Weight> front(Front layer) {
        int samples = x().shape().get(1);
        List<Float> all = new ArrayList<>();
        for (int b = 0; b < x().shape().get(0); b++) {
            float[] clip = java.util.Arrays.copyOfRange(x().values(), b * samples, (b + 1) * samples);
            Frames frames = Features.compute(
                    layer.representation(),
                    Waveform.mono(clip, layer.representation().sampleRate()));
            for (int bin = 0; bin < frames.stride(); bin++) {
                for (int t = 0; t < frames.count(); t++) {
                    all.add(frames.data()[t * frames.stride() + bin]);
                }
            }
        }
        float[] values = new float[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.get(i);
        }
        return one(shape(layer), values);
    }
}
