package etude.network;

import java.util.List;

/** What convolutions and pools share: the axes they move along, which follow batch and channel. */
final class Spatial {

    private Spatial() {}

    static void check(List<Along> along) {
        if (along.isEmpty() || along.size() > 2) {
            throw new IllegalArgumentException(
                    "Found " + along.size() + " axes to move along; 1 (frames) or 2 (bins and frames) are possible.");
        }
    }

    /** {@code (first, second, kernel…)}. */
    static Shape kernel(int first, int second, List<Along> along) {
        int[] axes = new int[along.size() + 2];
        axes[0] = first;
        axes[1] = second;
        for (int i = 0; i < along.size(); i++) {
            axes[i + 2] = along.get(i).kernel();
        }
        return Shape.of(axes);
    }

    /** A shape with as many places along each axis as there are; a last place that is not whole counts where asked for. */
    static Shape places(String layer, Shape x, List<Along> along, boolean lastNotWhole) {
        Shape y = x;
        for (int i = 0; i < along.size(); i++) {
            Along axis = along.get(i);
            int places = axis.places(x.get(i + 2));
            if (lastNotWhole) {
                places = withLast(axis, x.get(i + 2));
            }
            Require.atLeastOne(layer, x, places);
            y = y.with(i + 2, places);
        }
        return y;
    }

    /** As PyTorch counts with {@code ceil_mode}: the last place must begin inside the input or its left padding. */
    private static int withLast(Along axis, int length) {
        int places = Math.floorDiv(length + 2 * axis.padding() - axis.span() + axis.stride() - 1, axis.stride()) + 1;
        return (places - 1) * axis.stride() >= length + axis.padding() ? places - 1 : places;
    }
}
