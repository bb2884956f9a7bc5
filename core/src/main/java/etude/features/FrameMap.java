package etude.features;

/**
 * From one frame to one frame, without memory. The map itself is immutable and shared; a {@link Worker} may hold scratch
 * memory and belongs to one thread.
 */
interface FrameMap {

    /** Floats in a frame that comes out. */
    int stride();

    /** A worker for one thread. */
    Worker worker();

    /** Maps frames; not to be shared between threads. */
    @FunctionalInterface
    interface Worker {
        /** Reads a frame at {@code at}, writes a frame at {@code to}. */
        void apply(float[] in, int at, float[] out, int to);
    }

    /** A map whose worker needs no scratch memory. */
    static FrameMap of(int stride, Worker worker) {
        return new FrameMap() {
            @Override
            public int stride() {
                return stride;
            }

            @Override
            public Worker worker() {
                return worker;
            }
        };
    }
}
