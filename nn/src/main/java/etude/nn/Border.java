package etude.nn;

import etude.signal.Padding;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Values before and after an axis, by the rules of {@link Padding}. */
final class Border {

    private Border() {}

    static Tensor pad(Tensor x, int axis, int before, int after, Padding padding) {
        int dimension = Math.toIntExact(axis < 0 ? axis + x.dim() : axis);
        int length = Math.toIntExact(x.size(dimension));
        if (before == 0 && after == 0) {
            return x;
        }
        if (padding == Padding.ZERO) {
            long[] amounts = new long[2 * Math.toIntExact(x.dim() - dimension)];
            amounts[amounts.length - 2] = before;
            amounts[amounts.length - 1] = after;
            return torch.constant_pad_nd(x, amounts, Numbers.scalar(0));
        }
        TensorVector parts = new TensorVector();
        if (before > 0) {
            parts.push_back(x.index_select(dimension, places(-before, before, length, padding)));
        }
        parts.push_back(x);
        if (after > 0) {
            parts.push_back(x.index_select(dimension, places(length, after, length, padding)));
        }
        return torch.cat(parts, dimension);
    }

    private static Tensor places(int from, int count, int length, Padding padding) {
        long[] places = new long[count];
        for (int i = 0; i < count; i++) {
            places[i] = padding.resolve(from + i, length);
        }
        return Numbers.whole(places);
    }
}
