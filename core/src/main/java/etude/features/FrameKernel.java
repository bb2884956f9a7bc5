package etude.features;

/**
 * From samples to frames, each frame from its own stretch of samples alone. The kernel itself is immutable and shared;
 * a {@link Worker} holds scratch memory and belongs to one thread. Every frame must come out the same to the bit however
 * frames are grouped into calls.
 */
interface FrameKernel {

    /** Floats in a frame. */
    int stride();

    /** A worker for one thread. */
    Worker worker();

    /** Computes frames; not to be shared between threads. */
    interface Worker {
        /**
         * Computes {@code count} frames.
         *
         * @param x samples
         * @param at index of the first frame's first sample
         * @param hop samples from one frame's first sample to the next one's
         * @param count number of frames
         * @param out receives {@code count × stride} values
         * @param to index of the first value written
         */
        void frames(float[] x, int at, int hop, int count, float[] out, int to);
    }

    /** This kernel followed by a map. */
    default FrameKernel then(FrameMap map) {
        FrameKernel first = this;
        return new FrameKernel() {
            @Override
            public int stride() {
                return map.stride();
            }

            @Override
            public Worker worker() {
                return chain(first.worker(), first.stride(), map);
            }
        };
    }

    private static Worker chain(Worker first, int width, FrameMap map) {
        FrameMap.Worker second = map.worker();
        int stride = map.stride();
        float[] between = new float[width];
        return (x, at, hop, count, out, to) -> {
            for (int t = 0; t < count; t++) {
                first.frames(x, at + t * hop, hop, 1, between, 0);
                second.apply(between, 0, out, to + t * stride);
            }
        };
    }
}
