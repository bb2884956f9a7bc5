package etude.nn;

import etude.network.Attention;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Multi-head self-attention: by libtorch's kernel that never holds the weights, or, where they are wanted, step by step. */
final class AttentionStep implements Step {

    private final Attention layer;
    private final Owned own;

    AttentionStep(Attention layer, Owned own) {
        this.layer = layer;
        this.own = own;
    }

    @Override
    public List<Tensor> run(List<Tensor> inputs, Pass pass) {
        Tensor x = inputs.get(0);
        Tensor query = heads(x, "query");
        Tensor key = heads(x, "key");
        Tensor value = heads(x, "value");
        double dropout = pass.training() ? layer.dropout() : 0;
        if (!pass.sides()) {
            Tensor mixed = torch.scaled_dot_product_attention(
                    query, key, value, LayerCompiler.none(), dropout, false, new DoubleOptional(), false);
            return List.of(output(mixed, x));
        }
        double scale = 1 / Math.sqrt((double) layer.features() / layer.heads());
        Tensor scores = query.mul(Numbers.scalar(scale)).matmul(key.transpose(2, 3));
        Tensor weights = torch.softmax(scores, -1);
        Tensor kept = dropout > 0 ? torch.dropout(weights, dropout, true) : weights;
        return List.of(output(kept.matmul(value), x), weights);
    }

    /** {@code (batch, head, frame, feature of a head)}. */
    private Tensor heads(Tensor x, String part) {
        Tensor y = torch.linear(x, own.get(part + ".weight"), own.optional(part + ".bias"));
        int heads = layer.heads();
        return y.reshape(x.size(0), x.size(1), heads, layer.features() / heads).transpose(1, 2);
    }

    private Tensor output(Tensor mixed, Tensor x) {
        Tensor joined = mixed.transpose(1, 2).reshape(x.size(0), x.size(1), layer.features());
        if (!layer.projected()) {
            return joined;
        }
        return torch.linear(joined, own.get("output.weight"), own.optional("output.bias"));
    }
}
