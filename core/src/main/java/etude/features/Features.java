package etude.features;

import etude.representation.Representation;
import etude.representation.Scope;
import etude.signal.Frames;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

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

    private static final int SUMS = 1024;

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
        return compute(List.of(representation), clip).get(0);
    }

    /**
     * The frames of several representations of a clip. What they share (a short-time Fourier transform, a mel
     * spectrogram) is computed once; the bits are those of {@link #compute(Representation, Waveform)}.
     *
     * @param representations what to compute
     * @param clip the sound; channels are averaged first
     * @return frames, in the order of the representations
     * @throws IllegalArgumentException if a sample rate differs or a sample is not a finite number
     */
    public static List<Frames> compute(List<? extends Representation> representations, Waveform clip) {
        if (representations.isEmpty()) {
            return List.of();
        }
        float[] x = samples(representations.get(0), clip);
        for (Representation representation : representations) {
            checkRate(representation, clip);
        }
        return new ClipSession(x).compute(representations);
    }

    /**
     * A representation whose whole-clip parameters ({@link Scope.WholeClip}) are replaced by those of a clip, so that it
     * can be streamed.
     *
     * @throws IllegalArgumentException as {@link #compute}
     */
    public static Representation resolve(Representation representation, Waveform clip) {
        return new ClipSession(samples(representation, clip)).resolve(representation);
    }

    /**
     * As {@link #resolve(Representation, Waveform)} for a sound that does not fit into memory: plays it once for each thing
     * that must be known.
     *
     * @throws IllegalArgumentException as {@link #compute}
     * @throws IOException if the sound cannot be read
     */
    public static Representation resolve(Representation representation, SampleSource sound) throws IOException {
        if (representation.scope() instanceof Scope.Local) {
            return representation;
        }
        try {
            return new Resolver((local, sink) -> play(local, sound, sink)).resolve(representation);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * How many frames a representation makes of a clip, without computing them.
     *
     * @param representation what would be computed
     * @param samples in the clip
     * @return number of frames, 0 for a clip that is too short
     */
    public static int count(Representation representation, long samples) {
        Representation local = representation;
        if (!(local.scope() instanceof Scope.Local)) {
            // Whatever the clip's maximum or tuning is, it does not change the number of frames.
            Waveform second = Waveform.mono(new float[representation.sampleRate()], representation.sampleRate());
            local = resolve(representation, second);
        }
        Plan plan = Compiler.compile(local);
        int count = samples == 0 ? 0 : plan.framing().count(samples);
        for (Stage stage : plan.stages()) {
            count += count > 0 && stage instanceof Stage.Windowed windowed ? windowed.extra() : 0;
        }
        return count;
    }

    private static void play(Representation local, SampleSource sound, Consumer<Frames> sink) {
        FeatureStream stream = FeatureStream.of(local);
        try {
            sound.play((samples, from, length) -> sink.accept(stream.push(samples, from, length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sink.accept(stream.end());
    }

    private static float[] samples(Representation representation, Waveform clip) {
        checkRate(representation, clip);
        float[] x = clip.toMono().channel(0);
        if (allFinite(x)) {
            return x;
        }
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite(x[i])) {
                throw new IllegalArgumentException("Sample " + i + " is " + x[i]
                        + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
            }
        }
        return x;
    }

    /** Many sums side by side: zero times a number that is not finite is not a number. */
    private static boolean allFinite(float[] x) {
        float[] sums = new float[SUMS];
        float[] some = new float[SUMS];
        for (int from = 0; from < x.length; from += SUMS) {
            System.arraycopy(x, from, some, 0, Math.min(SUMS, x.length - from));
            addNothing(some, sums);
        }
        float sum = 0;
        for (float s : sums) {
            sum += s;
        }
        return sum == 0;
    }

    private static void addNothing(float[] x, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += 0f * x[i];
        }
    }

    private static void checkRate(Representation representation, Waveform clip) {
        if (clip.sampleRate() != representation.sampleRate()) {
            throw new IllegalArgumentException("The sound has " + clip.sampleRate() + " Hz; this "
                    + representation.layout().name() + " is made for " + representation.sampleRate()
                    + " Hz. Resample the sound, or make the representation for its rate.");
        }
    }
}
