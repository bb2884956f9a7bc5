package etude.tasks.tagging;

import etude.audio.SoundFile;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Task;
import etude.network.Weights;
import etude.runtime.ModelSession;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import etude.tasks.classic.ClassicModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what a sound is: tags, classes or events, by a network and its weights or by a {@link ClassicModel}.
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

    private final Ear ear;

    private Tagger(Ear ear) {
        this.ear = ear;
    }

    /**
     * A tagger.
     *
     * @throws IllegalArgumentException if the weights are not the model's
     */
    public static Tagger of(Model model, Weights weights) {
        return new Tagger(new NetworkEar(ModelSession.open(model, weights)));
    }

    /**
     * A tagger of an ONNX file that states what it hears and what its labels are: one that Etude exported, or a foreign one.
     *
     * @throws IOException if it cannot be read, is no ONNX network or states too little
     */
    public static Tagger ofOnnx(Path file) throws IOException {
        return new Tagger(new NetworkEar(ModelSession.openOnnx(file)));
    }

    /** A tagger by hand-made features and a classic method. */
    public static Tagger of(ClassicModel model) {
        return new Tagger(new ClassicEar(model));
    }

    /** One for each score, in the model's order. */
    public List<String> labels() {
        return ear.labels();
    }

    /** What the scores mean. */
    public Task task() {
        return ear.task();
    }

    /** Of the sound that is heard, Hz. */
    public int sampleRate() {
        return ear.sampleRate();
    }

    /** In which pieces a network hears; nothing of a classic model, which hears a sound as one ({@link ClassicModel#longest}). */
    public Optional<Listening> listening() {
        return ear.listening();
    }

    /** Whether {@link #overTime(SampleSource)} hears other pieces than {@link #activations(SampleSource)}. */
    public boolean hearsAnewOverTime() {
        return ear.hearsAnew();
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
        float[] scores = Averaging.of(ear.task(), heard.moments(), labels().size());
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
        return ear.activations(sound);
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
        return ear.overTime(sound);
    }

    /**
     * A file at the model's rate: in memory where it is not long.
     *
     * @throws IOException if it cannot be read
     */
    private SampleSource sound(Path file) throws IOException {
        Optional<Waveform> held = SoundFile.readUpTo(HELD, file, SoundFile.MIX, rate -> sampleRate());
        return held.isPresent() ? source(held.get()) : SoundFile.open(file, SoundFile.MIX, rate -> sampleRate());
    }

    private Clip source(Waveform clip) {
        int rate = sampleRate();
        return new Clip(rate, clip.toMono().resample(rate).channel(0));
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
        ear.close();
    }
}
