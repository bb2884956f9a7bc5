package etude.nn;

import etude.representation.Delta;
import etude.signal.Padding;
import etude.signal.Polynomial;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Derivatives over time: one filter in the middle, others where the window meets an end of the clip. */
final class DeltaFlow implements FrontLayer.Flow {

    private final FrontLayer.Flow source;
    private final Delta delta;
    private final FrontNumbers numbers;
    private final Tensor middle;

    DeltaFlow(FrontLayer.Flow source, Delta delta, FrontNumbers numbers) {
        this.source = source;
        this.delta = delta;
        this.numbers = numbers;
        double[] filter = filter(delta.width(), delta.width() / 2);
        this.middle = numbers.keep(numbers.numbers().of(filter, filter.length));
    }

    private double[] filter(int length, int place) {
        return Polynomial.derivative(length, Math.min(delta.order(), length - 1), delta.order(), place);
    }

    @Override
    public Tensor frames(Tensor x) {
        Tensor frames = source.frames(x);
        int half = delta.width() / 2;
        return switch (delta.edges()) {
            case INTERP -> within(frames);
            case NEAREST -> slide(Border.pad(frames, 1, half, half, Padding.EDGE));
            case MIRROR -> slide(Border.pad(frames, 1, half, half, Padding.REFLECT));
            case CONSTANT -> slide(Border.pad(frames, 1, half, half, Padding.ZERO));
        };
    }

    private Tensor slide(Tensor frames) {
        return frames.unfold(1, delta.width(), 1).matmul(middle);
    }

    private Tensor within(Tensor frames) {
        int count = Math.toIntExact(frames.size(1));
        int half = delta.width() / 2;
        if (count < delta.width()) {
            return read(frames, count, 0, count);
        }
        Tensor first = frames.narrow(1, 0, delta.width());
        Tensor last = frames.narrow(1, count - delta.width(), delta.width());
        return torch.cat(
                new TensorVector(
                        read(first, delta.width(), 0, half),
                        slide(frames),
                        read(last, delta.width(), half + 1, delta.width())),
                1);
    }

    /** The derivatives of one polynomial through all frames given, at some of their places. */
    private Tensor read(Tensor frames, int length, int from, int to) {
        double[] rows = new double[(to - from) * length];
        for (int place = from; place < to; place++) {
            System.arraycopy(filter(length, place), 0, rows, (place - from) * length, length);
        }
        return numbers.numbers().of(rows, to - from, length).matmul(frames);
    }
}
