package etude.features;

import java.util.function.Supplier;

/** A kernel made of a map from a frame's samples to its values. */
record EachFrame(int stride, Supplier<FrameMap.Worker> workers) implements FrameKernel {

    @Override
    public Worker worker(int frames) {
        FrameMap.Worker one = workers.get();
        return (x, at, hop, count, out, to) -> {
            for (int t = 0; t < count; t++) {
                one.apply(x, at + t * hop, out, to + t * stride);
            }
        };
    }
}
