package etude.features;

import etude.signal.Lanes;
import etude.signal.Parallel;

/**
 * A kernel whose frames come out side by side: each value of all frames in a row of its own, a frame in a lane. Maps that
 * know lanes go on in them ({@link LaneMap}); only what comes out at the end is turned into frames.
 */
interface LaneKernel extends FrameKernel {

    /** A worker for one thread, for calls of at most so many frames. */
    LaneWorker lanes(int lanes);

    /** Computes frames side by side; not to be shared between threads. */
    @FunctionalInterface
    interface LaneWorker {
        /**
         * Computes {@code count} frames.
         *
         * @param x samples
         * @param at index of the first frame's first sample
         * @param hop samples from one frame's first sample to the next one's
         * @param count number of frames, at most the worker's lanes; the other lanes hold something finite
         * @return {@code (stride, lanes)} values (rows beyond are of no use), to be used until the next call
         */
        float[][] rows(float[] x, int at, int hop, int count);
    }

    @Override
    default int block(int count) {
        return Parallel.evenly(count, batch());
    }

    @Override
    default Worker worker(int frames) {
        int lanes = Math.max(1, Math.min(frames, batch()));
        LaneWorker worker = lanes(lanes);
        int stride = stride();
        return (x, at, hop, count, out, to) -> {
            for (int t = 0; t < count; t += lanes) {
                int some = Math.min(lanes, count - t);
                Lanes.toFrames(worker.rows(x, at + t * hop, hop, some), stride, some, out, to + t * stride);
            }
        };
    }

    @Override
    default FrameKernel then(FrameMap map) {
        return map instanceof LaneMap inLanes ? new LaneChain(this, inLanes) : FrameKernel.super.then(map);
    }

    /** A kernel and a map behind it, both in lanes. */
    record LaneChain(LaneKernel kernel, LaneMap map) implements LaneKernel {

        @Override
        public int stride() {
            return map.stride();
        }

        @Override
        public int batch() {
            return kernel.batch();
        }

        @Override
        public LaneWorker lanes(int lanes) {
            LaneWorker first = kernel.lanes(lanes);
            LaneMap.LaneWorker second = map.lanes(lanes);
            return (x, at, hop, count) -> second.apply(first.rows(x, at, hop, count));
        }
    }
}
