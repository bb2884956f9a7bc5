package etude.nn;

import etude.network.Front;
import etude.representation.Layout;
import etude.representation.Representation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A representation as a layer, {@code (batch, sample)} to {@code (batch, shape…, frame)}: what {@link etude.features.Features}
 * computes, written so that libtorch can follow it backwards. Stages that train start at the hand-made numbers; after each
 * step of an optimiser they are brought back to where they mean something (a positive Q, ascending centres, weights of bands
 * that are not negative): projection, so that what is stored are always the numbers themselves.
 */
final class FrontLayer implements Step {

    /** From samples {@code (batch, sample)} to frames {@code (batch, frame, value)}, whose values may be complex. */
    interface Flow {
        /** Computes the frames. */
        Tensor frames(Tensor x);
    }

    private final Layout layout;
    private final FrontNumbers numbers;
    private final Flow flow;

    private FrontLayer(Layout layout, FrontNumbers numbers, Flow flow) {
        this.layout = layout;
        this.numbers = numbers;
        this.flow = flow;
    }

    static FrontLayer of(Front front, Owned own) {
        Representation representation = front.representation();
        Layout layout = representation.layout();
        if (layout.complex()) {
            throw new IllegalArgumentException(
                    "A " + layout.name() + " is complex and cannot be a layer by itself; take the spectrogram of it.");
        }
        FrontNumbers numbers = new FrontNumbers(front, own);
        return new FrontLayer(layout, numbers, representation.accept(new FrontCompiler(numbers)));
    }

    @Override
    public List<Tensor> run(List<Tensor> inputs, Pass pass) {
        Tensor frames = flow.frames(inputs.get(0));
        int[] shape = layout.shape();
        long[] axes = new long[shape.length + 2];
        axes[0] = frames.size(0);
        axes[axes.length - 1] = frames.size(1);
        for (int i = 0; i < shape.length; i++) {
            axes[i + 1] = shape[i];
        }
        return List.of(frames.transpose(1, 2).reshape(axes));
    }

    @Override
    public void project() {
        numbers.project();
    }

    /** The linear maps as they are now, by the names of their parameters. */
    Map<String, float[][]> filters() {
        Map<String, float[][]> filters = new LinkedHashMap<>();
        numbers.maps().forEach((name, map) -> filters.put(name, rows(map.get())));
        return filters;
    }

    private static float[][] rows(Tensor map) {
        int count = map.dim() == 1 ? 1 : Math.toIntExact(map.size(0));
        float[] values = Numbers.floats(map);
        int length = values.length / count;
        float[][] rows = new float[count][];
        for (int r = 0; r < count; r++) {
            rows[r] = java.util.Arrays.copyOfRange(values, r * length, (r + 1) * length);
        }
        return rows;
    }
}
