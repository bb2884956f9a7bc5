package etude.tasks.tagging;

import etude.audio.SoundFile;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Task;
import etude.network.Weights;
import etude.runtime.ModelSession;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what a sound is: tags, classes or events, by a model and its weights.
 *
 * <pre>{@code
 * try (Tagger tagger = Tagger.of(saved.model(), saved.weights())) {
 *     tagger.tag(Path.of("song.mp3")).top(5).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Any length from one sample to hours is possible, in memory that does not grow with it: the model's own way to cut a sound
 * ({@link Listening.Pieces}) says how a short one is filled up and which pieces of a long one are heard. Channels are averaged
 * and the rate is made the model's. Safe for use by several threads.
 */
public final class Tagger implements AutoCloseable {

    /** Seconds of sound that are held in memory rather than decoded twice. */
    private static final double HELD = 600;

    /** Pieces that are collected before the network hears them. */
    private static final int BATCH = 4;

    /** Longest and shortest step from one moment of {@link #overTime} to the next, seconds. */
    private static final double LONGEST_STEP = 3;

    private static final double SHORTEST_STEP = 0.5;

    private final ModelSession session;
    private final Listening listening;
    private final PieceCutter cutter;

    private Tagger(ModelSession session) {
        this.session = session;
        this.listening = session.listening();
        this.cutter = new PieceCutter(session.representation());
    }

    /**
     * A tagger.
     *
     * @throws IllegalArgumentException if the weights are not the model's
     */
    public static Tagger of(Model model, Weights weights) {
        return new Tagger(ModelSession.open(model, weights));
    }

    /**
     * A tagger of an ONNX file that states what it hears and what its labels are: one that Etude exported, or a foreign one.
     *
     * @throws IOException if it cannot be read, is no ONNX network or states too little
     */
    public static Tagger ofOnnx(Path file) throws IOException {
        return new Tagger(ModelSession.openOnnx(file));
    }

    /** One for each score, in the model's order. */
    public List<String> labels() {
        return session.labels();
    }

    /** What the scores mean. */
    public Task task() {
        return session.task();
    }

    /** What sound is heard, in which pieces. */
    public Listening listening() {
        return listening;
    }

    /**
     * Tags of a file.
     *
     * @throws IOException if it cannot be read or has no samples
     */
    public Tags tag(Path file) throws IOException {
        return tag(sound(file));
    }

    /**
     * Tags of a clip.
     *
     * @throws IllegalArgumentException if it has no samples, or one that is not a finite number
     */
    public Tags tag(Waveform clip) {
        return inMemory(() -> tag(source(clip)));
    }

    /**
     * Tags of a sound at the model's rate; it is played once or twice.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if its rate is another one, or it has no samples
     */
    public Tags tag(SampleSource sound) throws IOException {
        return tags(activations(sound));
    }

    /** The tags of what {@link #activations(SampleSource)} gave, averaged as the task says. */
    public Tags tags(Taggram heard) {
        float[] scores = Averaging.of(session.task(), heard.moments(), labels().size());
        List<Tag> all = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            all.add(new Tag(labels().get(i), scores[i]));
        }
        return new Tags(all, heard.duration(), heard.moments().size());
    }

    /** The scores of the pieces that {@link #tag(Waveform)} averages. */
    public Taggram activations(Waveform clip) {
        return inMemory(() -> activations(source(clip)));
    }

    /** As {@link #activations(Waveform)}, of a sound at the model's rate. */
    public Taggram activations(SampleSource sound) throws IOException {
        return hear(sound, listening.pieces().accept(cutter));
    }

    /** Tags over time: pieces of the model's length that follow and overlap one another. */
    public Taggram overTime(Waveform clip) {
        return inMemory(() -> overTime(source(clip)));
    }

    /**
     * As {@link #overTime(Waveform)}, of a file.
     *
     * @throws IOException if it cannot be read or has no samples
     */
    public Taggram overTime(Path file) throws IOException {
        return overTime(sound(file));
    }

    /** As {@link #overTime(Waveform)}, of a sound at the model's rate. */
    public Taggram overTime(SampleSource sound) throws IOException {
        if (listening.pieces() instanceof Listening.Spread spread) {
            return hear(sound, cutter.following(spread.samples(), step(spread.samples())));
        }
        return activations(sound);
    }

    private int step(int samples) {
        double rate = listening.sampleRate();
        return (int) Math.round(rate * Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, samples / rate / 2)));
    }

    /**
     * A file at the model's rate: in memory where it is not long.
     *
     * @throws IOException if it cannot be read
     */
    private SampleSource sound(Path file) throws IOException {
        Optional<Waveform> held = SoundFile.readUpTo(HELD, file, SoundFile.MIX, rate -> listening.sampleRate());
        return held.isPresent()
                ? source(held.get())
                : SoundFile.open(file, SoundFile.MIX, rate -> listening.sampleRate());
    }

    private Clip source(Waveform clip) {
        int rate = listening.sampleRate();
        return new Clip(rate, clip.toMono().resample(rate).channel(0));
    }

    private Taggram hear(SampleSource sound, PieceCutter.Cut cut) throws IOException {
        if (sound.sampleRate() != listening.sampleRate()) {
            throw new IllegalArgumentException("The sound has " + sound.sampleRate() + " Hz; this model hears "
                    + listening.sampleRate() + " Hz. Resample it.");
        }
        Hearing hearing = new Hearing(session, BATCH);
        long total = cut.cut(sound, hearing);
        if (total == 0) {
            throw new IllegalArgumentException("The sound has no samples; there is nothing to tag.");
        }
        double duration = (double) total / sound.sampleRate();
        return new Taggram(labels(), hearing.end(duration), duration);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T inMemory(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be read.", e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
