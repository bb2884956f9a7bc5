package etude.resynthesis;

import etude.signal.Frames;
import java.util.function.Function;

/**
 * The way back from one representation: what is lost, and how to walk it.
 *
 * @param invertibility what is lost
 * @param way from frames to samples
 */
record Inverse(Invertibility invertibility, Way way) {

    /** From frames to samples. */
    @FunctionalInterface
    interface Way {
        float[] back(Frames frames, Job job);
    }

    /**
     * What is wanted.
     *
     * @param griffinLim how phases are found
     * @param length samples, or -1 for as many as the frames reach
     * @param progress who waits
     */
    record Job(GriffinLim griffinLim, int length, Progress progress) {}

    static Inverse exact(String reason, Way way) {
        return new Inverse(new Invertibility(Invertibility.Kind.EXACT, reason), way);
    }

    static Inverse approximate(String reason, Way way) {
        return new Inverse(new Invertibility(Invertibility.Kind.APPROXIMATE, reason), way);
    }

    /** No way, and a sentence why. */
    static Inverse none(String reason) {
        return new Inverse(new Invertibility(Invertibility.Kind.NONE, reason), (frames, job) -> {
            throw new IllegalArgumentException("There is no way back to sound from these frames. " + reason);
        });
    }

    /** The way of something computed from this by a step that can be undone. */
    Inverse after(Function<Frames, Frames> undo) {
        return new Inverse(invertibility, (frames, job) -> way.back(undo.apply(frames), job));
    }

    /** The way of something computed from this by a step that loses something more. */
    Inverse after(String lost, Function<Frames, Frames> undo) {
        Invertibility.Kind kind = invertibility.kind() == Invertibility.Kind.NONE
                ? Invertibility.Kind.NONE
                : Invertibility.Kind.APPROXIMATE;
        String reason = kind == Invertibility.Kind.NONE ? invertibility.reason() : lost + " " + invertibility.reason();
        return new Inverse(new Invertibility(kind, reason), (frames, job) -> way.back(undo.apply(frames), job));
    }
}
