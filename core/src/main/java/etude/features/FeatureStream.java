package etude.features;

import etude.representation.Layout;
import etude.representation.Representation;
import etude.representation.Scope;
import etude.signal.Frames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Computes a representation of sound that arrives piece by piece, with the same bits as {@link Features#compute} for any
 * sizes of the pieces.
 *
 * <pre>{@code
 * FeatureStream stream = FeatureStream.of(representation);
 * while (…) { consume(stream.push(samples, 0, n)); }
 * consume(stream.end());
 * }</pre>
 *
 * <p>Memory is bounded by the longest frame and the neighbours that stages look at. Not safe for use by several threads.
 */
public final class FeatureStream {

    private final Layout layout;
    private final Framing framing;
    private final FrameKernel kernel;
    private FrameKernel.Worker worker;
    private int workerFrames = 1;
    private final List<StageBuffer> stages = new ArrayList<>();
    private float[] pending = new float[0];
    private int pendingLength;
    private long pendingStart;
    private long received;
    private long nextFrame;
    private boolean started;
    private boolean ended;
    private float[] tail = new float[0];

    private FeatureStream(Representation representation) {
        Plan plan = Compiler.compile(representation);
        this.layout = representation.layout();
        this.framing = plan.framing();
        this.kernel = plan.kernel();
        this.worker = kernel.worker(workerFrames);
        int stride = kernel.stride();
        for (Stage stage : plan.stages()) {
            stages.add(new StageBuffer(stage, stride));
            stride = stage.stride();
        }
        this.pendingStart = -framing.before();
    }

    /**
     * A stream of a representation that is local in time.
     *
     * @throws IllegalArgumentException if the representation needs the whole clip, saying what for: compute it of the
     *     clip, or {@linkplain Features#resolve resolve} it first
     */
    public static FeatureStream of(Representation representation) {
        if (representation.scope() instanceof Scope.WholeClip whole) {
            throw new IllegalArgumentException(
                    "A stream cannot compute this " + representation.layout().name()
                            + ": it needs " + whole.reason()
                            + ". Compute it of the whole clip, or resolve it first in a pass of its own.");
        }
        return new FeatureStream(representation);
    }

    /**
     * Takes the next samples.
     *
     * @return the frames that are complete now, often none
     * @throws IllegalArgumentException if a sample is not a finite number
     * @throws IllegalStateException after {@link #end}
     */
    public Frames push(float[] samples, int from, int length) {
        if (ended) {
            throw new IllegalStateException("The stream has ended; start another one.");
        }
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite(samples[from + i])) {
                throw new IllegalArgumentException("Sample " + (received + i) + " is " + samples[from + i]
                        + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
            }
        }
        append(samples, from, length);
        received += length;
        if (!started && !start(false)) {
            return frames(new float[0]);
        }
        return emit(false);
    }

    /** Ends the clip and returns its last frames. */
    public Frames end() {
        if (ended) {
            throw new IllegalStateException("The stream has ended; start another one.");
        }
        ended = true;
        if (received == 0) {
            return frames(new float[0]);
        }
        if (!started) {
            start(true);
        }
        finish();
        return emit(true);
    }

    /** Padding before the clip looks at its first samples: waits until they are there. */
    private boolean start(boolean all) {
        int needed = framing.before() + 1;
        if (!all && received < needed) {
            return false;
        }
        float[] head = Arrays.copyOf(pending, pendingLength);
        float[] padded = framing.padding().pad(head, framing.before(), 0);
        pending = padded;
        pendingLength = padded.length;
        started = true;
        return true;
    }

    /**
     * Padding after the clip looks at its last samples, which are kept for that: enough of them that the padding is the
     * same as if the whole clip were there.
     */
    private void finish() {
        int length = (int) Math.min(received, framing.after() + 1L);
        float[] last = Arrays.copyOfRange(tail, tail.length - length, tail.length);
        float[] padded = new float[framing.after()];
        for (int i = 0; i < padded.length; i++) {
            int from = framing.padding().resolve((long) length + i, length);
            padded[i] = from < 0 ? 0 : last[from];
        }
        appendPending(padded, 0, padded.length);
    }

    private void append(float[] samples, int from, int length) {
        appendPending(samples, from, length);
        int keep = framing.after() + 1;
        if (length >= keep) {
            tail = Arrays.copyOfRange(samples, from + length - keep, from + length);
        } else {
            int old = Math.min(tail.length, keep - length);
            float[] joined = new float[old + length];
            System.arraycopy(tail, tail.length - old, joined, 0, old);
            System.arraycopy(samples, from, joined, old, length);
            tail = joined;
        }
    }

    private void appendPending(float[] samples, int from, int length) {
        if (pendingLength + length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(pendingLength + length, 2 * pending.length));
        }
        System.arraycopy(samples, from, pending, pendingLength, length);
        pendingLength += length;
    }

    private Frames emit(boolean last) {
        long start = nextFrame * framing.hop() - framing.before() - pendingStart;
        long room = pendingLength - start - framing.span();
        int count = room < 0 ? 0 : Math.toIntExact(room / framing.hop() + 1);
        float[] data = Room.of(count, kernel.stride());
        if (count > 0) {
            prepare(count);
            worker.frames(nextFrame, pending, (int) start, framing.hop(), count, data, 0);
            nextFrame += count;
            drop();
        }
        for (StageBuffer stage : stages) {
            data = stage.push(data, last);
        }
        return frames(data);
    }

    /** Workers are laid out for the number of frames of a call: pieces that are larger than before get a new one. */
    private void prepare(int count) {
        int wanted = Math.min(count, kernel.batch());
        if (wanted > workerFrames) {
            workerFrames = Math.min(kernel.batch(), Integer.highestOneBit(2 * wanted - 1));
            worker = kernel.worker(workerFrames);
        }
    }

    private void drop() {
        long keepFrom = nextFrame * framing.hop() - framing.before() - pendingStart;
        int gone = (int) Math.min(keepFrom, pendingLength);
        System.arraycopy(pending, gone, pending, 0, pendingLength - gone);
        pendingLength -= gone;
        pendingStart += gone;
    }

    private Frames frames(float[] data) {
        int size = layout.size() * (layout.complex() ? 2 : 1);
        return new Frames(layout.shape(), layout.complex(), data.length / size, data);
    }

    /** The frames that a stage still needs, and where it stands. */
    private static final class StageBuffer {

        private final Stage stage;
        private final int width;
        private final Stage.Windowed.Worker worker;
        private final Stage.Recursive.Run run;
        private float[] kept = new float[0];
        private int first;
        private int end;
        private int next;

        StageBuffer(Stage stage, int width) {
            this.stage = stage;
            this.width = width;
            this.worker = stage instanceof Stage.Windowed windowed ? windowed.worker() : (clip, t, out, to) -> {};
            this.run = stage instanceof Stage.Recursive recursive ? recursive.start() : (in, at, out, to) -> {};
        }

        float[] push(float[] frames, boolean last) {
            if (stage instanceof Stage.Windowed windowed) {
                return window(windowed, frames, last);
            }
            int count = frames.length / width;
            float[] out = new float[count * stage.stride()];
            for (int t = 0; t < count; t++) {
                run.next(frames, t * width, out, t * stage.stride());
            }
            return out;
        }

        private float[] window(Stage.Windowed windowed, float[] frames, boolean last) {
            float[] joined = Arrays.copyOf(kept, kept.length + frames.length);
            System.arraycopy(frames, 0, joined, kept.length, frames.length);
            end += frames.length / width;
            int ready = last ? (end == 0 ? 0 : end + windowed.extra()) : Math.max(next, end - windowed.after() - 1);
            var clip = new Stage.Clip(joined, width, first, end);
            float[] out = new float[(ready - next) * stage.stride()];
            worker.frames(clip, next, ready, out, 0, stage.stride());
            next = ready;
            int keepFrom = Math.max(first, next - windowed.before());
            kept = Arrays.copyOfRange(joined, (keepFrom - first) * width, joined.length);
            first = keepFrom;
            return out;
        }
    }
}
