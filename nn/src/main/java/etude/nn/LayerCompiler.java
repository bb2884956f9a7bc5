package etude.nn;

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
import etude.network.Shape;
import etude.network.Slice;
import etude.network.Softmax;
import etude.network.Token;
import etude.network.TransposedConvolution;
import etude.network.Upsample;
import etude.signal.Padding;
import java.util.List;
import java.util.function.ToIntFunction;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** From layers to steps that run them. */
final class LayerCompiler implements Layer.Visitor<Step> {

    private final Owned own;

    LayerCompiler(Owned own) {
        this.own = own;
    }

    private static Step step(Step.OneToOne map) {
        return map.asStep();
    }

    private static long[] each(List<Along> along, ToIntFunction<Along> what) {
        return along.stream().mapToLong(what::applyAsInt).toArray();
    }

    private static long[] longs(List<Integer> values) {
        return values.stream().mapToLong(Integer::longValue).toArray();
    }

    @Override
    public Step convolution(Convolution layer) {
        Tensor weight = own.get("weight");
        long[] stride = each(layer.along(), Along::stride);
        long[] padding = each(layer.along(), Along::padding);
        long[] dilation = each(layer.along(), Along::dilation);
        boolean one = layer.along().size() == 1;
        return step((x, pass) -> one
                ? torch.conv1d(x, weight, own.optional("bias"), stride, padding, dilation, layer.groups())
                : torch.conv2d(x, weight, own.optional("bias"), stride, padding, dilation, layer.groups()));
    }

    @Override
    public Step transposedConvolution(TransposedConvolution layer) {
        Tensor weight = own.get("weight");
        long[] stride = each(layer.along(), Along::stride);
        long[] padding = each(layer.along(), Along::padding);
        long[] dilation = each(layer.along(), Along::dilation);
        long[] more = longs(layer.more());
        int groups = layer.groups();
        boolean one = layer.along().size() == 1;
        return step((x, pass) -> one
                ? torch.conv_transpose1d(x, weight, own.optional("bias"), stride, padding, more, groups, dilation)
                : torch.conv_transpose2d(x, weight, own.optional("bias"), stride, padding, more, groups, dilation));
    }

    @Override
    public Step batchNorm(BatchNorm layer) {
        return step((x, pass) -> {
            if (pass.training() && x.numel() == layer.channels()) {
                throw new IllegalArgumentException("A batch normalisation cannot train on one value a channel (shape "
                        + Numbers.shape(x) + "); give it a batch of two or more.");
            }
            return torch.batch_norm(
                    x,
                    own.optional("weight"),
                    own.optional("bias"),
                    own.optional("running_mean"),
                    own.optional("running_var"),
                    pass.training(),
                    layer.momentum(),
                    layer.epsilon(),
                    true);
        });
    }

    @Override
    public Step layerNorm(LayerNorm layer) {
        long[] axes = {layer.features()};
        return step((x, pass) ->
                torch.layer_norm(x, axes, own.optional("weight"), own.optional("bias"), layer.epsilon(), true));
    }

    @Override
    public Step activate(Activate layer) {
        Activate.Function function = layer.function();
        return step((x, pass) -> switch (function) {
            case RELU -> torch.relu(x);
            case LEAKY_RELU -> torch.leaky_relu(x);
            case ELU -> torch.elu(x);
            case SELU -> torch.selu(x);
            case GELU -> torch.gelu(x);
            case SILU -> torch.silu(x);
            case SIGMOID -> x.sigmoid();
            case TANH -> x.tanh();
            case SOFTPLUS -> torch.softplus(x);
            case EXP -> torch.exp(x);
            case LOG -> torch.log(x);
            case SQRT -> x.sqrt();
            case SQUARE -> x.square();
            case ABS -> torch.abs(x);
        });
    }

    @Override
    public Step softmax(Softmax layer) {
        return step((x, pass) -> torch.softmax(x, layer.axis()));
    }

    @Override
    public Step pool(Pool layer) {
        long[] kernel = each(layer.along(), Along::kernel);
        long[] stride = each(layer.along(), Along::stride);
        long[] padding = each(layer.along(), Along::padding);
        long[] dilation = each(layer.along(), Along::dilation);
        boolean one = kernel.length == 1;
        boolean last = layer.lastNotWhole();
        return step(
                switch (layer.kind()) {
                    case MAX ->
                        one
                                ? (x, pass) -> torch.max_pool1d(x, kernel, stride, padding, dilation, last)
                                : (x, pass) -> torch.max_pool2d(x, kernel, stride, padding, dilation, last);
                    case MEAN ->
                        one
                                ? (x, pass) -> torch.avg_pool1d(x, kernel, stride, padding, last, false)
                                : (x, pass) ->
                                        torch.avg_pool2d(x, kernel, stride, padding, last, false, new LongOptional());
                });
    }

    @Override
    public Step adaptivePool(AdaptivePool layer) {
        long[] places = longs(layer.places());
        boolean one = places.length == 1;
        return step(
                switch (layer.kind()) {
                    case MAX ->
                        one
                                ? (x, pass) ->
                                        torch.adaptive_max_pool1d(x, places).get0()
                                : (x, pass) ->
                                        torch.adaptive_max_pool2d(x, places).get0();
                    case MEAN ->
                        one
                                ? (x, pass) -> torch.adaptive_avg_pool1d(x, places)
                                : (x, pass) -> torch.adaptive_avg_pool2d(x, places);
                });
    }

    @Override
    public Step reduce(Reduce layer) {
        long[] axes = longs(layer.axes());
        boolean keep = layer.keep();
        return step(
                switch (layer.kind()) {
                    case MEAN -> (x, pass) -> x.mean(axes, keep, Numbers.sameType());
                    case MAX -> (x, pass) -> x.amax(axes, keep);
                    case SUM -> (x, pass) -> x.sum(axes, keep, Numbers.sameType());
                });
    }

    @Override
    public Step linear(Linear layer) {
        Tensor weight = own.get("weight");
        return step((x, pass) -> torch.linear(x, weight, own.optional("bias")));
    }

    @Override
    public Step dropout(Dropout layer) {
        return step((x, pass) -> pass.training() ? torch.dropout(x, layer.probability(), true) : x);
    }

    @Override
    public Step recurrent(Recurrent layer) {
        return Recurrence.hasKernel(layer) ? Recurrence.byKernel(layer, own) : Recurrence.byFrames(layer, own);
    }

    @Override
    public Step attention(Attention layer) {
        return new AttentionStep(layer, own);
    }

    @Override
    public Step embedding(Embedding layer) {
        Tensor weight = own.get("weight");
        return step((x, pass) -> torch.embedding(weight, x.to(ScalarType.Long)));
    }

    @Override
    public Step reshape(Reshape layer) {
        return step((x, pass) -> {
            Shape y = layer.outputs(List.of(Numbers.shape(x))).get(0);
            return x.reshape(Numbers.axes(y));
        });
    }

    @Override
    public Step permute(Permute layer) {
        long[] order = longs(layer.order());
        return step((x, pass) -> x.permute(order));
    }

    @Override
    public Step slice(Slice layer) {
        return step((x, pass) -> {
            Shape shape = Numbers.shape(x);
            int length = layer.outputs(List.of(shape)).get(0).get(layer.axis());
            int whole = shape.get(layer.axis());
            int from = Math.max(0, layer.from() < 0 ? layer.from() + whole : layer.from());
            return x.narrow(layer.axis(), from, length);
        });
    }

    @Override
    public Step pad(Pad layer) {
        int count = layer.before().size();
        if (layer.mode() == Pad.Mode.CONSTANT) {
            // libtorch counts axes from the last one outwards.
            long[] amounts = new long[2 * count];
            for (int i = 0; i < count; i++) {
                amounts[2 * (count - 1 - i)] = layer.before().get(i);
                amounts[2 * (count - 1 - i) + 1] = layer.after().get(i);
            }
            return step((x, pass) -> torch.constant_pad_nd(x, amounts, Numbers.scalar(layer.value())));
        }
        Padding padding = layer.mode() == Pad.Mode.REFLECT ? Padding.REFLECT : Padding.EDGE;
        return step((x, pass) -> {
            Tensor y = x;
            for (int i = 0; i < count; i++) {
                y = Border.pad(
                        y, i - count, layer.before().get(i), layer.after().get(i), padding);
            }
            return y;
        });
    }

    @Override
    public Step upsample(Upsample layer) {
        boolean one = layer.factors().size() == 1;
        boolean nearest = layer.mode() == Upsample.Mode.NEAREST;
        return step((x, pass) -> {
            int[] to = layer.outputs(List.of(Numbers.shape(x))).get(0).toArray();
            long[] size = one ? new long[] {to[2]} : new long[] {to[2], to[3]};
            if (one) {
                return nearest ? torch.upsample_nearest1d(x, size) : torch.upsample_linear1d(x, size, false);
            }
            return nearest ? torch.upsample_nearest2d(x, size) : torch.upsample_bilinear2d(x, size, false);
        });
    }

    @Override
    public Step concat(Concat layer) {
        return (inputs, pass) -> List.of(torch.cat(new TensorVector(inputs.toArray(Tensor[]::new)), layer.axis()));
    }

    @Override
    public Step combine(Combine layer) {
        Combine.Kind kind = layer.kind();
        return (inputs, pass) -> {
            Tensor y = inputs.get(0);
            for (Tensor x : inputs.subList(1, inputs.size())) {
                y = switch (kind) {
                    case ADD -> y.add(x);
                    case MULTIPLY -> y.mul(x);
                    case SUBTRACT -> y.sub(x);
                    case DIVIDE -> y.div(x);
                    case MAX -> torch.maximum(y, x);
                    case MATRIX_PRODUCT -> y.matmul(x);
                };
            }
            return List.of(y);
        };
    }

    @Override
    public Step affine(Affine layer) {
        Tensor scale = own.get("scale");
        Tensor shift = own.get("shift");
        return step((x, pass) -> {
            long[] axes = new long[Math.toIntExact(x.dim())];
            java.util.Arrays.fill(axes, 1);
            axes[Numbers.shape(x).axis(layer.axis())] = layer.length();
            Tensor factor = scale.reshape(axes);
            Tensor offset = shift.reshape(axes);
            return layer.shiftFirst()
                    ? x.add(offset).mul(factor)
                    : x.mul(factor).add(offset);
        });
    }

    @Override
    public Step token(Token layer) {
        Tensor weight = own.get("weight");
        return step((x, pass) -> {
            Tensor first = weight.expand(x.size(0), 1, layer.features());
            return torch.cat(new TensorVector(first, x), 1);
        });
    }

    @Override
    public Step position(Position layer) {
        Tensor weight = own.get("weight");
        return step((x, pass) -> x.add(weight.narrow(0, 0, x.size(1))));
    }

    @Override
    public Step front(Front layer) {
        return FrontLayer.of(layer, own);
    }

    static TensorOptional none() {
        return new TensorOptional();
    }
}
