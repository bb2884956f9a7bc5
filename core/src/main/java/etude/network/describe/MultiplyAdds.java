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
import etude.network.Shape;
import etude.network.Slice;
import etude.network.Softmax;
import etude.network.Token;
import etude.network.TransposedConvolution;
import etude.network.Upsample;
import java.util.List;

/** How often a layer multiplies and adds: with its weights, or tensors with each other; nothing that is done value by value. */
final class MultiplyAdds implements Layer.Visitor<Long> {

    private final List<Shape> inputs;
    private final Shape output;

    private MultiplyAdds(List<Shape> inputs, Shape output) {
        this.inputs = inputs;
        this.output = output;
    }

    static long of(Layer layer, List<Shape> inputs, Shape output) {
        return layer.accept(new MultiplyAdds(inputs, output));
    }

    private Shape x() {
        return inputs.get(0);
    }

    private static long taps(List<Along> along) {
        return along.stream().mapToLong(Along::kernel).reduce(1, (a, b) -> a * b);
    }

    @Override
    public Long convolution(Convolution layer) {
        return output.size() * taps(layer.along()) * (layer.in() / layer.groups());
    }

    @Override
    public Long transposedConvolution(TransposedConvolution layer) {
        return x().size() * taps(layer.along()) * (layer.out() / layer.groups());
    }

    @Override
    public Long linear(Linear layer) {
        return output.size() * layer.in();
    }

    /** For each frame and direction, each layer's gates hear the input and the state; then the projection, the peepholes. */
    @Override
    public Long recurrent(Recurrent layer) {
        long sum = 0;
        for (int k = 0; k < layer.layers(); k++) {
            long heard = layer.inputOf(k) + (long) layer.output();
            sum += layer.cell().gates() * layer.hidden() * heard;
            sum += (long) layer.projection() * layer.hidden();
            sum += layer.peepholes() ? 3L * layer.hidden() : 0;
        }
        return sum * layer.directions() * x().get(0) * x().get(1);
    }

    /** Linear maps to queries, keys, values and, where projected, outputs; frames with frames, twice. */
    @Override
    public Long attention(Attention layer) {
        long frames = x().get(1);
        long maps = layer.projected() ? 4 : 3;
        long features = layer.features();
        return x().get(0) * (maps * frames * features * features + 2 * frames * frames * features);
    }

    @Override
    public Long combine(Combine layer) {
        return layer.kind() == Combine.Kind.MATRIX_PRODUCT ? output.size() * x().get(-1) : 0L;
    }

    @Override
    public Long batchNorm(BatchNorm layer) {
        return 0L;
    }

    @Override
    public Long layerNorm(LayerNorm layer) {
        return 0L;
    }

    @Override
    public Long activate(Activate layer) {
        return 0L;
    }

    @Override
    public Long softmax(Softmax layer) {
        return 0L;
    }

    @Override
    public Long pool(Pool layer) {
        return 0L;
    }

    @Override
    public Long adaptivePool(AdaptivePool layer) {
        return 0L;
    }

    @Override
    public Long reduce(Reduce layer) {
        return 0L;
    }

    @Override
    public Long dropout(Dropout layer) {
        return 0L;
    }

    @Override
    public Long embedding(Embedding layer) {
        return 0L;
    }

    @Override
    public Long reshape(Reshape layer) {
        return 0L;
    }

    @Override
    public Long permute(Permute layer) {
        return 0L;
    }

    @Override
    public Long slice(Slice layer) {
        return 0L;
    }

    @Override
    public Long pad(Pad layer) {
        return 0L;
    }

    @Override
    public Long upsample(Upsample layer) {
        return 0L;
    }

    @Override
    public Long concat(Concat layer) {
        return 0L;
    }

    @Override
    public Long affine(Affine layer) {
        return 0L;
    }

    @Override
    public Long token(Token layer) {
        return 0L;
    }

    @Override
    public Long position(Position layer) {
        return 0L;
    }

    @Override
    public Long front(Front layer) {
        return 0L;
    }
}
