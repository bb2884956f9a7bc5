package etude.runtime;

import etude.features.Features;
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
import etude.network.Initial;
import etude.network.Layer;
import etude.network.LayerNorm;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Pad;
import etude.network.Parameter;
import etude.network.Permute;
import etude.network.Pool;
import etude.network.Position;
import etude.network.Recurrent;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.network.Shape;
import etude.network.Slice;
import etude.network.Softmax;
import etude.network.Token;
import etude.network.TransposedConvolution;
import etude.network.Upsample;
import etude.network.Weight;
import etude.network.Weights;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks by plain loops in double precision, written from the layers' definitions: slow, and what everything fast is
 * compared with.
 */
final class Loops implements Layer.Visitor<List<Loops.Tensor>> {

    /** Numbers and the lengths of their axes. */
    record Tensor(int[] shape, double[] values) {

        static Tensor zeros(int... shape) {
            int size = 1;
            for (int length : shape) {
                size *= length;
            }
            return new Tensor(shape, new double[size]);
        }

        static Tensor of(Shape shape, float[] values) {
            Tensor tensor = zeros(shape.toArray());
            for (int i = 0; i < values.length; i++) {
                tensor.values[i] = values[i];
            }
            return tensor;
        }

        int length(int axis) {
            return shape[axis < 0 ? axis + shape.length : axis];
        }

        int at(int... index) {
            int at = 0;
            for (int i = 0; i < shape.length; i++) {
                at = at * shape[i] + index[i];
            }
            return at;
        }

        double get(int... index) {
            return values[at(index)];
        }

        /** The index of a value. */
        int[] index(int at) {
            int[] index = new int[shape.length];
            int rest = at;
            for (int i = shape.length - 1; i >= 0; i--) {
                index[i] = rest % shape[i];
                rest /= shape[i];
            }
            return index;
        }
    }

    private interface At {
        double value(int... index);
    }

    private final Network.Node node;
    private final Weights weights;
    private final List<Tensor> in;

    private Loops(Network.Node node, Weights weights, List<Tensor> in) {
        this.node = node;
        this.weights = weights;
        this.in = in;
    }

    static Map<String, Tensor> run(Network network, Weights weights, Map<String, Tensor> given) {
        Map<String, Tensor> all = new LinkedHashMap<>(given);
        for (Network.Node node : network.nodes()) {
            List<Tensor> in = node.from().stream().map(all::get).toList();
            List<Tensor> gives = node.layer().accept(new Loops(node, weights, in));
            for (int i = 0; i < gives.size(); i++) {
                all.put(node.gives().get(i), gives.get(i));
            }
        }
        return all;
    }

    private Tensor x() {
        return in.get(0);
    }

    private Tensor parameter(String name) {
        Weight weight = weights.byName().get(node.name() + "." + name);
        if (weight == null) {
            for (Parameter parameter : node.layer().parameters()) {
                if (parameter.name().equals(name) && parameter.initial() instanceof Initial.Given given) {
                    return Tensor.of(parameter.shape(), given.values().get());
                }
            }
            throw new IllegalStateException(name);
        }
        return Tensor.of(weight.shape(), weight.values());
    }

    private static List<Tensor> fill(int[] shape, At value) {
        Tensor y = Tensor.zeros(shape);
        for (int i = 0; i < y.values.length; i++) {
            y.values[i] = value.value(y.index(i));
        }
        return List.of(y);
    }

    private int[] outputShape() {
        Layer layer = node.layer();
        return layer.outputs(in.stream().map(t -> Shape.of(t.shape)).toList())
                .get(0)
                .toArray();
    }

    /** One axis is two of which the first has length 1. */
    private static int[] wide(int[] shape) {
        return shape.length == 4 ? shape : new int[] {shape[0], shape[1], 1, shape[2]};
    }

    private static List<Along> wide(List<Along> along) {
        return along.size() == 2 ? along : List.of(Along.of(1), along.get(0));
    }

    @Override
    public List<Tensor> convolution(Convolution c) {
        Tensor x = new Tensor(wide(x().shape), x().values);
        Tensor w = new Tensor(wide(parameter("weight").shape), parameter("weight").values);
        Tensor b = c.bias() ? parameter("bias") : Tensor.zeros(c.out());
        Along v = wide(c.along()).get(0);
        Along h = wide(c.along()).get(1);
        int ins = c.in() / c.groups();
        int outs = c.out() / c.groups();
        int[] shape = outputShape();
        Tensor y = fill(wide(shape), i -> {
                    double sum = b.values[i[1]];
                    for (int k = 0; k < ins; k++) {
                        for (int r = 0; r < v.kernel(); r++) {
                            for (int s = 0; s < h.kernel(); s++) {
                                int row = i[2] * v.stride() - v.padding() + r * v.dilation();
                                int column = i[3] * h.stride() - h.padding() + s * h.dilation();
                                if (row >= 0 && row < x.shape[2] && column >= 0 && column < x.shape[3]) {
                                    sum += w.get(i[1], k, r, s) * x.get(i[0], i[1] / outs * ins + k, row, column);
                                }
                            }
                        }
                    }
                    return sum;
                })
                .get(0);
        return List.of(new Tensor(shape, y.values));
    }

    @Override
    public List<Tensor> transposedConvolution(TransposedConvolution c) {
        Tensor x = new Tensor(wide(x().shape), x().values);
        Tensor w = new Tensor(wide(parameter("weight").shape), parameter("weight").values);
        Along v = wide(c.along()).get(0);
        Along h = wide(c.along()).get(1);
        int ins = c.in() / c.groups();
        int outs = c.out() / c.groups();
        int[] shape = outputShape();
        Tensor y = Tensor.zeros(wide(shape));
        for (int i = 0; i < y.values.length && c.bias(); i++) {
            y.values[i] = parameter("bias").values[y.index(i)[1]];
        }
        for (int i = 0; i < x.values.length; i++) {
            int[] from = x.index(i);
            for (int k = 0; k < outs; k++) {
                for (int r = 0; r < v.kernel(); r++) {
                    for (int s = 0; s < h.kernel(); s++) {
                        int row = from[2] * v.stride() - v.padding() + r * v.dilation();
                        int column = from[3] * h.stride() - h.padding() + s * h.dilation();
                        if (row >= 0 && row < y.shape[2] && column >= 0 && column < y.shape[3]) {
                            int to = y.at(from[0], from[1] / ins * outs + k, row, column);
                            y.values[to] += x.values[i] * w.get(from[1], k, r, s);
                        }
                    }
                }
            }
        }
        return List.of(new Tensor(shape, y.values));
    }

    @Override
    public List<Tensor> batchNorm(BatchNorm layer) {
        Tensor mean = parameter("running_mean");
        Tensor variance = parameter("running_var");
        return fill(x().shape, i -> {
            int c = i[1];
            double y = (x().get(i) - mean.values[c]) / Math.sqrt(variance.values[c] + layer.epsilon());
            return layer.affine() ? y * parameter("weight").values[c] + parameter("bias").values[c] : y;
        });
    }

    @Override
    public List<Tensor> layerNorm(LayerNorm layer) {
        int n = layer.features();
        double[] x = x().values;
        Tensor y = Tensor.zeros(x().shape);
        for (int at = 0; at < x.length; at += n) {
            double mean = 0;
            double squares = 0;
            for (int i = at; i < at + n; i++) {
                mean += x[i] / n;
            }
            for (int i = at; i < at + n; i++) {
                squares += (x[i] - mean) * (x[i] - mean) / n;
            }
            for (int i = at; i < at + n; i++) {
                double z = (x[i] - mean) / Math.sqrt(squares + layer.epsilon());
                y.values[i] = z * parameter("weight").values[i - at] + parameter("bias").values[i - at];
            }
        }
        return List.of(y);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The error function by its series. */
    private static double erf(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    @Override
    public List<Tensor> activate(Activate layer) {
        return fill(x().shape, i -> {
            double x = x().get(i);
            return switch (layer.function()) {
                case RELU -> Math.max(0, x);
                case LEAKY_RELU -> x < 0 ? 0.01 * x : x;
                case ELU -> x < 0 ? Math.expm1(x) : x;
                case SELU -> 1.0507009873554805 * (x < 0 ? 1.6732632423543772 * Math.expm1(x) : x);
                case GELU -> x * 0.5 * (1 + erf(x / Math.sqrt(2)));
                case SILU -> x * sigmoid(x);
                case SIGMOID -> sigmoid(x);
                case TANH -> Math.tanh(x);
                case SOFTPLUS -> Math.log1p(Math.exp(x));
                case EXP -> Math.exp(x);
                case LOG -> Math.log(x);
                case SQRT -> Math.sqrt(x);
                case SQUARE -> x * x;
                case ABS -> Math.abs(x);
            };
        });
    }

    @Override
    public List<Tensor> softmax(Softmax layer) {
        return List.of(softmax(x(), layer.axis()));
    }

    private static Tensor softmax(Tensor x, int axis) {
        int along = axis < 0 ? axis + x.shape.length : axis;
        return fill(x.shape, i -> {
                    int[] other = i.clone();
                    double sum = 0;
                    for (int k = 0; k < x.shape[along]; k++) {
                        other[along] = k;
                        sum += Math.exp(x.get(other) - x.get(i));
                    }
                    return 1 / sum;
                })
                .get(0);
    }

    private interface Place {
        int[] of(int index, int length);
    }

    private static double pooled(Tensor x, int[] i, boolean max, int[] rows, int[] columns, int dv, int dh) {
        double sum = 0;
        double most = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (int row = rows[0]; row < rows[1]; row += dv) {
            for (int column = columns[0]; column < columns[1]; column += dh) {
                if (row >= 0 && row < x.shape[2] && column >= 0 && column < x.shape[3]) {
                    double value = x.get(i[0], i[1], row, column);
                    sum += value;
                    most = Math.max(most, value);
                    count++;
                }
            }
        }
        return max ? most : sum / count;
    }

    private static int[] place(Along along, int i) {
        int from = i * along.stride() - along.padding();
        return new int[] {from, from + along.span()};
    }

    @Override
    public List<Tensor> pool(Pool layer) {
        Tensor x = new Tensor(wide(x().shape), x().values);
        Along v = wide(layer.along()).get(0);
        Along h = wide(layer.along()).get(1);
        boolean max = layer.kind() == Pool.Kind.MAX;
        int[] shape = outputShape();
        Tensor y = fill(wide(shape), i -> pooled(x, i, max, place(v, i[2]), place(h, i[3]), v.dilation(), h.dilation()))
                .get(0);
        return List.of(new Tensor(shape, y.values));
    }

    @Override
    public List<Tensor> adaptivePool(AdaptivePool layer) {
        Tensor x = new Tensor(wide(x().shape), x().values);
        int[] shape = outputShape();
        int[] places = wide(shape);
        Place part = (i, axis) -> new int[] {
            (int) Math.floor((double) i * x.shape[axis] / places[axis]),
            (int) Math.ceil((i + 1.0) * x.shape[axis] / places[axis])
        };
        boolean max = layer.kind() == Pool.Kind.MAX;
        Tensor y = fill(places, i -> pooled(x, i, max, part.of(i[2], 2), part.of(i[3], 3), 1, 1))
                .get(0);
        return List.of(new Tensor(shape, y.values));
    }

    @Override
    public List<Tensor> reduce(Reduce layer) {
        int[] kept = x().shape.clone();
        int count = 1;
        for (int axis : layer.axes()) {
            int index = axis < 0 ? axis + kept.length : axis;
            count *= kept[index];
            kept[index] = 1;
        }
        Tensor y = Tensor.zeros(kept);
        java.util.Arrays.fill(y.values, layer.kind() == Reduce.Kind.MAX ? Double.NEGATIVE_INFINITY : 0);
        for (int i = 0; i < x().values.length; i++) {
            int[] index = x().index(i);
            for (int axis = 0; axis < kept.length; axis++) {
                index[axis] = Math.min(index[axis], kept[axis] - 1);
            }
            int to = y.at(index);
            double value = x().values[i];
            y.values[to] = layer.kind() == Reduce.Kind.MAX
                    ? Math.max(y.values[to], value)
                    : y.values[to] + value / (layer.kind() == Reduce.Kind.MEAN ? count : 1);
        }
        return List.of(new Tensor(outputShape(), y.values));
    }

    @Override
    public List<Tensor> linear(Linear layer) {
        return List.of(linear(x(), "", layer.bias()));
    }

    private Tensor linear(Tensor x, String part, boolean bias) {
        Tensor w = parameter(part + "weight");
        double[] b = bias ? parameter(part + "bias").values : new double[w.shape[0]];
        int[] shape = x.shape.clone();
        shape[shape.length - 1] = w.shape[0];
        int n = w.shape[1];
        Tensor y = Tensor.zeros(shape);
        for (int i = 0; i < y.values.length; i++) {
            int row = i % w.shape[0];
            int at = i / w.shape[0] * n;
            y.values[i] = b[row];
            for (int k = 0; k < n; k++) {
                y.values[i] += w.values[row * n + k] * x.values[at + k];
            }
        }
        return y;
    }

    @Override
    public List<Tensor> dropout(Dropout layer) {
        return in;
    }

    @Override
    public List<Tensor> recurrent(Recurrent layer) {
        int batch = x().shape[0];
        int states = layer.layers() * layer.directions();
        Tensor hidden = layer.stateful() ? in.get(1) : Tensor.zeros(states, batch, layer.output());
        Tensor cells = layer.stateful() && in.size() > 2 ? in.get(2) : Tensor.zeros(states, batch, layer.hidden());
        Tensor lastHidden = Tensor.zeros(hidden.shape);
        Tensor lastCells = Tensor.zeros(cells.shape);
        Tensor x = x();
        for (int k = 0; k < layer.layers(); k++) {
            Tensor y = Tensor.zeros(batch, x.shape[1], layer.directions() * layer.output());
            for (int d = 0; d < layer.directions(); d++) {
                for (int b = 0; b < batch; b++) {
                    int state = k * layer.directions() + d;
                    double[] h = slice(hidden, state, b);
                    double[] c = slice(cells, state, b);
                    for (int t = 0; t < x.shape[1]; t++) {
                        int frame = d == 0 ? t : x.shape[1] - 1 - t;
                        step(layer, Recurrent.suffix(k, d), slice(x, b, frame), h, c);
                        System.arraycopy(h, 0, y.values, y.at(b, frame, d * layer.output()), h.length);
                    }
                    System.arraycopy(h, 0, lastHidden.values, lastHidden.at(state, b, 0), h.length);
                    System.arraycopy(c, 0, lastCells.values, lastCells.at(state, b, 0), c.length);
                }
            }
            x = y;
        }
        List<Tensor> all = new ArrayList<>(List.of(x));
        if (layer.stateful()) {
            all.add(lastHidden);
            all.add(lastCells);
        }
        return all.subList(0, 1 + layer.sideOutputs().size());
    }

    private static double[] slice(Tensor x, int i, int j) {
        int from = x.at(i, j, 0);
        return java.util.Arrays.copyOfRange(x.values, from, from + x.shape[2]);
    }

    /** Products of a row of gates with a vector. */
    private double[] product(
            Recurrent layer, String name, String suffix, double[] x, etude.network.Connections wiring) {
        double[] w = parameter("weight_" + name + suffix).values;
        double[] b = layer.bias() ? parameter("bias_" + name + suffix).values : new double[w.length / x.length];
        double[] y = new double[w.length / x.length];
        for (int r = 0; r < y.length; r++) {
            y[r] = b[r];
            for (int i = 0; i < x.length; i++) {
                boolean open = wiring == null || wiring.open(r % layer.hidden(), i);
                y[r] += open ? w[r * x.length + i] * x[i] : 0;
            }
        }
        return y;
    }

    private void step(Recurrent layer, String suffix, double[] x, double[] h, double[] c) {
        double[] a = product(layer, "ih", suffix, x, layer.fromInputs());
        double[] r = product(layer, "hh", suffix, h, layer.fromHidden());
        int n = layer.hidden();
        double[] next = new double[n];
        double[] before = h.clone();
        for (int u = 0; u < n; u++) {
            next[u] = switch (layer.cell()) {
                case TANH -> Math.tanh(a[u] + r[u]);
                case RELU -> Math.max(0, a[u] + r[u]);
                case LSTM -> lstm(layer, suffix, a, r, c, u);
                case GRU -> {
                    double reset = sigmoid(a[u] + r[u]);
                    double update = sigmoid(a[n + u] + r[n + u]);
                    double fresh = Math.tanh(a[2 * n + u] + reset * r[2 * n + u]);
                    yield (1 - update) * fresh + update * before[u];
                }
                case GRU_RESET_BEFORE -> {
                    double update = sigmoid(a[n + u] + r[n + u]);
                    double[] kept = new double[n];
                    for (int v = 0; v < n; v++) {
                        kept[v] = sigmoid(a[v] + r[v]) * before[v];
                    }
                    double fresh =
                            Math.tanh(a[2 * n + u] + product(layer, "hh", suffix, kept, layer.fromHidden())[2 * n + u]);
                    yield (1 - update) * fresh + update * before[u];
                }
            };
        }
        if (layer.projection() > 0) {
            double[] w = parameter("weight_hr" + suffix).values;
            for (int p = 0; p < h.length; p++) {
                h[p] = 0;
                for (int u = 0; u < n; u++) {
                    h[p] += w[p * n + u] * next[u];
                }
            }
        } else {
            System.arraycopy(next, 0, h, 0, n);
        }
    }

    private double lstm(Recurrent layer, String suffix, double[] a, double[] r, double[] c, int u) {
        int n = layer.hidden();
        double[] p = layer.peepholes() ? parameter("weight_peep" + suffix).values : new double[3 * n];
        double input = sigmoid(a[u] + r[u] + p[u] * c[u]);
        double forget = sigmoid(a[n + u] + r[n + u] + p[n + u] * c[u]);
        c[u] = forget * c[u] + input * Math.tanh(a[2 * n + u] + r[2 * n + u]);
        return sigmoid(a[3 * n + u] + r[3 * n + u] + p[2 * n + u] * c[u]) * Math.tanh(c[u]);
    }

    @Override
    public List<Tensor> attention(Attention layer) {
        Tensor q = linear(x(), "query.", true);
        Tensor k = linear(x(), "key.", true);
        Tensor v = linear(x(), "value.", true);
        int size = layer.features() / layer.heads();
        int frames = x().shape[1];
        Tensor scores = fill(new int[] {x().shape[0], layer.heads(), frames, frames}, i -> {
                    double sum = 0;
                    for (int f = 0; f < size; f++) {
                        sum += q.get(i[0], i[2], i[1] * size + f) * k.get(i[0], i[3], i[1] * size + f);
                    }
                    return sum / Math.sqrt(size);
                })
                .get(0);
        Tensor shares = softmax(scores, -1);
        Tensor mixed = fill(x().shape, i -> {
                    double sum = 0;
                    for (int t = 0; t < frames; t++) {
                        sum += shares.get(i[0], i[2] / size, i[1], t) * v.get(i[0], t, i[2]);
                    }
                    return sum;
                })
                .get(0);
        return List.of(layer.projected() ? linear(mixed, "output.", true) : mixed, shares);
    }

    @Override
    public List<Tensor> embedding(Embedding layer) {
        return fill(outputShape(), i -> {
            int[] place = java.util.Arrays.copyOf(i, i.length - 1);
            return parameter("weight").get((int) x().get(place), i[i.length - 1]);
        });
    }

    @Override
    public List<Tensor> reshape(Reshape layer) {
        return List.of(new Tensor(outputShape(), x().values));
    }

    @Override
    public List<Tensor> permute(Permute layer) {
        return fill(outputShape(), i -> {
            int[] from = new int[i.length];
            for (int axis = 0; axis < i.length; axis++) {
                from[layer.order().get(axis)] = i[axis];
            }
            return x().get(from);
        });
    }

    @Override
    public List<Tensor> slice(Slice layer) {
        int axis = layer.axis() < 0 ? layer.axis() + x().shape.length : layer.axis();
        int first = layer.from() < 0 ? layer.from() + x().shape[axis] : layer.from();
        return fill(outputShape(), i -> {
            int[] from = i.clone();
            from[axis] += Math.max(0, first);
            return x().get(from);
        });
    }

    @Override
    public List<Tensor> pad(Pad layer) {
        int rank = x().shape.length;
        return fill(outputShape(), i -> {
            int[] from = i.clone();
            for (int a = 0; a < layer.before().size(); a++) {
                int axis = rank - layer.before().size() + a;
                int length = x().shape[axis];
                int place = i[axis] - layer.before().get(a);
                switch (layer.mode()) {
                    case CONSTANT -> {
                        if (place < 0 || place >= length) {
                            return layer.value();
                        }
                    }
                    case REFLECT -> place = place < 0 ? -place : place >= length ? 2 * length - 2 - place : place;
                    case EDGE -> place = Math.max(0, Math.min(length - 1, place));
                }
                from[axis] = place;
            }
            return x().get(from);
        });
    }

    @Override
    public List<Tensor> upsample(Upsample layer) {
        Tensor y = x();
        for (int a = 0; a < layer.factors().size(); a++) {
            y = upsampled(y, a + 2, layer.factors().get(a), layer.mode() == Upsample.Mode.LINEAR);
        }
        return List.of(y);
    }

    private static Tensor upsampled(Tensor x, int axis, int factor, boolean linear) {
        int[] shape = x.shape.clone();
        shape[axis] *= factor;
        return fill(shape, i -> {
                    double place = linear
                            ? Math.max(0, (i[axis] + 0.5) / factor - 0.5)
                            : Math.floor((double) i[axis] / factor);
                    int[] low = i.clone();
                    int[] high = i.clone();
                    low[axis] = (int) Math.floor(place);
                    high[axis] = Math.min(low[axis] + 1, x.shape[axis] - 1);
                    double share = place - low[axis];
                    return (1 - share) * x.get(low) + share * x.get(high);
                })
                .get(0);
    }

    @Override
    public List<Tensor> concat(Concat layer) {
        int axis = layer.axis() < 0 ? layer.axis() + x().shape.length : layer.axis();
        return fill(outputShape(), i -> {
            int[] from = i.clone();
            int part = 0;
            while (from[axis] >= in.get(part).shape[axis]) {
                from[axis] -= in.get(part).shape[axis];
                part++;
            }
            return in.get(part).get(from);
        });
    }

    @Override
    public List<Tensor> combine(Combine layer) {
        if (layer.kind() == Combine.Kind.MATRIX_PRODUCT) {
            return product();
        }
        return fill(outputShape(), i -> {
            double all = stretched(in.get(0), i);
            for (Tensor next : in.subList(1, in.size())) {
                double value = stretched(next, i);
                all = switch (layer.kind()) {
                    case ADD -> all + value;
                    case MULTIPLY -> all * value;
                    case SUBTRACT -> all - value;
                    case DIVIDE -> all / value;
                    case MAX -> Math.max(all, value);
                    case MATRIX_PRODUCT -> throw new IllegalStateException();
                };
            }
            return all;
        });
    }

    private static double stretched(Tensor x, int... index) {
        int[] own = new int[x.shape.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = Math.min(index[index.length - own.length + i], x.shape[i] - 1);
        }
        return x.get(own);
    }

    private List<Tensor> product() {
        Tensor a = in.get(0);
        Tensor b = in.get(1);
        return fill(outputShape(), i -> {
            int[] left = i.clone();
            int[] right = i.clone();
            double sum = 0;
            for (int k = 0; k < a.length(-1); k++) {
                left[i.length - 1] = k;
                right[i.length - 2] = k;
                sum += a.get(left) * b.get(right);
            }
            return sum;
        });
    }

    @Override
    public List<Tensor> affine(Affine layer) {
        int axis = layer.axis() < 0 ? layer.axis() + x().shape.length : layer.axis();
        double[] scale = parameter("scale").values;
        double[] shift = parameter("shift").values;
        return fill(
                x().shape,
                i -> layer.shiftFirst()
                        ? (x().get(i) + shift[i[axis]]) * scale[i[axis]]
                        : x().get(i) * scale[i[axis]] + shift[i[axis]]);
    }

    @Override
    public List<Tensor> token(Token layer) {
        return fill(outputShape(), i -> i[1] == 0 ? parameter("weight").values[i[2]] : x().get(i[0], i[1] - 1, i[2]));
    }

    @Override
    public List<Tensor> position(Position layer) {
        return fill(x().shape, i -> x().get(i) + parameter("weight").get(i[1], i[2]));
    }

    @Override
    public List<Tensor> front(Front layer) {
        int[] shape = outputShape();
        int samples = x().shape[1];
        Tensor y = Tensor.zeros(shape);
        int size = y.values.length / shape[0];
        for (int b = 0; b < shape[0]; b++) {
            float[] piece = new float[samples];
            for (int i = 0; i < samples; i++) {
                piece[i] = (float) x().get(b, i);
            }
            Frames frames = Features.compute(
                    layer.representation(),
                    Waveform.mono(piece, layer.representation().sampleRate()));
            float[][] rows = frames.toRows();
            for (int i = 0; i < size; i++) {
                y.values[b * size + i] = rows[i / frames.count()][i % frames.count()];
            }
        }
        return List.of(y);
    }
}
