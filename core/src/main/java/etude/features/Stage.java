package etude.features;

/** From frames to frames where a frame needs its neighbours. */
sealed interface Stage {

    /** Floats in a frame that comes out. */
    int stride();

    /**
     * Each frame from a bounded stretch of frames around it: computed in parallel for a clip, with a delay in a stream.
     */
    non-sealed interface Windowed extends Stage {

        /** Frames needed before the one computed. */
        int before();

        /** Frames needed after the one computed. */
        int after();

        /** Frames that come out beyond the last one that goes in (of a clip that has any). */
        default int extra() {
            return 0;
        }

        /** Frames of a clip that a thread computes at a time: enough to be worth its while, few enough to share fairly. */
        default int block(int count) {
            return 64;
        }

        /** A worker for one thread. */
        Worker worker();

        /** Computes frames; not to be shared between threads. */
        interface Worker {
            /**
             * Computes frame {@code t} of the clip from frames {@code t - before} to {@code t + after}, as far as the clip
             * has them.
             */
            void frame(Clip clip, int t, float[] out, int to);

            /** Computes frames {@code from} to {@code end} (exclusive), one after the other where nothing is gained. */
            default void frames(Clip clip, int from, int end, float[] out, int to, int stride) {
                for (int t = from; t < end; t++) {
                    frame(clip, t, out, to + (t - from) * stride);
                }
            }
        }
    }

    /** Each frame from the last one computed: in order, on one thread. */
    non-sealed interface Recursive extends Stage {

        /** Starts at the beginning of a clip. */
        Run start();

        /** A walk along one clip. */
        interface Run {
            /** Reads the next frame at {@code at}, writes a frame at {@code to}. */
            void next(float[] in, int at, float[] out, int to);
        }
    }

    /**
     * The frames of a clip as a windowed stage sees them: those needed are there; {@link #end()} is the clip's true
     * number of frames whenever a frame within {@link Windowed#after()} of the end is computed, and otherwise some number
     * beyond {@code t + after}.
     */
    record Clip(float[] data, int stride, int first, int end) {

        /** Index into {@link #data} of a frame of the clip. */
        int at(int frame) {
            return (frame - first) * stride;
        }
    }
}
