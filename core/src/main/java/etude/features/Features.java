package etude.features;

import etude.representation.Layout;
import etude.representation.Representation;
import etude.representation.Scope;
import etude.signal.Frames;
import etude.signal.Parallel;
import etude.signal.Waveform;

/**
 * Computes representations of clips.
 *
 * <pre>{@code
 * Waveform song = AudioFiles.read(Path.of("song.mp3")).toMono();
 * Frames mfcc = Features.compute(Preset.librosa(song.sampleRate()).get("mfcc"), song);
 * }</pre>
 *
 * <p>All cores work; the result is the same to the bit whatever their number, and the same as from a
 * {@link FeatureStream}.
 */
public final class Features {

    /** Frames that a thread computes at a time: enough to make threads worth their while, few enough to share fairly. */
    private static final int BLOCK = 64;

    private Features() {}

    /**
     * The frames of a clip.
     *
     * @param representation what to compute
     * @param clip the sound; channels are averaged first ({@link Waveform#toMono()})
     * @return frames in the shape of {@link Representation#layout()}; none for a clip shorter than an uncentred frame
     * @throws IllegalArgumentException if the sample rates differ or a sample is not a finite number
     */
    public static Frames compute(Representation representation, Waveform clip) {
        float[] x = samples(representation, clip);
        return compute(resolve(representation, x), x);
    }

    /**
     * A representation whose whole-clip parameters ({@link Scope.WholeClip}) are replaced by those of a clip, so that it
     * can be streamed.
     *
     * @throws IllegalArgumentException as {@link #compute}
     */
    public static Representation resolve(Representation representation, Waveform clip) {
        return resolve(representation, samples(representation, clip));
    }

    private static Representation resolve(Representation representation, float[] x) {
        if (representation.scope() instanceof Scope.Local) {
            return representation;
        }
        return new Resolver(local -> Resolver.maximum(compute(local, x))).resolve(representation);
    }

    private static float[] samples(Representation representation, Waveform clip) {
        if (clip.sampleRate() != representation.sampleRate()) {
            throw new IllegalArgumentException("The sound has " + clip.sampleRate() + " Hz; this "
                    + representation.layout().name() + " is made for " + representation.sampleRate()
                    + " Hz. Resample the sound, or make the representation for its rate.");
        }
        float[] x = clip.toMono().channel(0);
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite(x[i])) {
                throw new IllegalArgumentException("Sample " + i + " is " + x[i]
                        + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
            }
        }
        return x;
    }

    private static Frames compute(Representation local, float[] x) {
        Plan plan = Compiler.compile(local);
        Framing framing = plan.framing();
        int count = x.length == 0 ? 0 : framing.count(x.length);
        float[] padded = framing.padding().pad(x, framing.before(), framing.after());
        float[] data = kernel(plan.kernel(), padded, framing.hop(), count);
        int stride = plan.kernel().stride();
        for (Stage stage : plan.stages()) {
            data = stage(stage, new Stage.Clip(data, stride, 0, count));
            stride = stage.stride();
        }
        Layout layout = local.layout();
        return new Frames(layout.shape(), layout.complex(), count, data);
    }

    private static float[] kernel(FrameKernel kernel, float[] padded, int hop, int count) {
        int stride = kernel.stride();
        float[] out = new float[Math.multiplyExact(count, stride)];
        Parallel.blocks(count, BLOCK, (from, to) ->
                kernel.worker().frames(padded, from * hop, hop, to - from, out, from * stride));
        return out;
    }

    private static float[] stage(Stage stage, Stage.Clip clip) {
        int stride = stage.stride();
        float[] out = new float[Math.multiplyExact(clip.end(), stride)];
        if (stage instanceof Stage.Windowed windowed) {
            Parallel.blocks(clip.end(), BLOCK, (from, to) -> {
                Stage.Windowed.Worker worker = windowed.worker();
                for (int t = from; t < to; t++) {
                    worker.frame(clip, t, out, t * stride);
                }
            });
        } else if (stage instanceof Stage.Recursive recursive) {
            Stage.Recursive.Run run = recursive.start();
            for (int t = 0; t < clip.end(); t++) {
                run.next(clip.data(), clip.at(t), out, t * stride);
            }
        }
        return out;
    }
}
