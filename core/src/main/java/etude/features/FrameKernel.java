package etude.features;

/**
 * From samples to frames, each frame from its own stretch of samples alone. The kernel itself is immutable and shared;
 * a {@link Worker} holds scratch memory and belongs to one thread. Every frame must come out the same to the bit however
 * frames are grouped into calls.
 */
interface FrameKernel {

    /** Floats in a frame. */
    int stride();

    /** Frames that are best computed in one call: more than 1 where neighbours share work. */
    default int batch() {
        return 1;
    }

    /** Frames of a clip that a thread computes at a time: enough to be worth its while, few enough to share fairly. */
    default int block(int count) {
        return Math.max(64, batch());
    }

    /**
     * A worker for one thread.
     *
     * @param frames how many frames a call will have, as far as is known: memory is laid out for them, more are computed
     *     by parts
     */
    Worker worker(int frames);

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

        /**
         * Computes frames whose number in the clip is known, for kernels whose grid of work is fixed to the clip.
         *
         * @param first number of the first frame; without it (the shorter call), 0
         */
        default void frames(long first, float[] x, int at, int hop, int count, float[] out, int to) {
            frames(x, at, hop, count, out, to);
        }
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
            public int batch() {
                return first.batch();
            }

            @Override
            public int block(int count) {
                return first.block(count);
            }

            @Override
            public Worker worker(int frames) {
                return new Chain(first, map, Math.max(1, Math.min(frames, first.batch())));
            }
        };
    }

    /** A kernel's worker and a map's behind it. */
    final class Chain implements Worker {
        private final Worker first;
        private final FrameMap.Worker second;
        private final int width;
        private final int stride;
        private final int batch;
        private final float[] between;

        Chain(FrameKernel kernel, FrameMap map, int batch) {
            this.first = kernel.worker(batch);
            this.second = map.worker();
            this.width = kernel.stride();
            this.stride = map.stride();
            this.batch = batch;
            this.between = new float[batch * width];
        }

        @Override
        public void frames(float[] x, int at, int hop, int count, float[] out, int to) {
            frames(0, x, at, hop, count, out, to);
        }

        @Override
        public void frames(long number, float[] x, int at, int hop, int count, float[] out, int to) {
            for (int done = 0; done < count; done += batch) {
                int some = Math.min(batch, count - done);
                first.frames(number + done, x, at + done * hop, hop, some, between, 0);
                for (int t = 0; t < some; t++) {
                    second.apply(between, t * width, out, to + (done + t) * stride);
                }
            }
        }
    }
}
