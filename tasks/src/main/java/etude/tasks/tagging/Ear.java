package etude.tasks.tagging;

import etude.network.Listening;
import etude.network.Task;
import etude.signal.SampleSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What hears pieces of a sound for a tagger: a network or a classic model. */
interface Ear extends AutoCloseable {

    List<String> labels();

    Task task();

    /** Of the sound that it hears, Hz. */
    int sampleRate();

    /** How a network cuts a sound. */
    Optional<Listening> listening();

    /** The pieces whose scores are averaged. */
    Taggram activations(SampleSource sound) throws IOException;

    /** Pieces that follow and overlap one another. */
    Taggram overTime(SampleSource sound) throws IOException;

    /** Whether these are other pieces than those. */
    boolean hearsAnew();

    @Override
    void close();

    /** Refuses a sound of another rate. */
    default void requireRate(SampleSource sound) {
        if (sound.sampleRate() != sampleRate()) {
            throw new IllegalArgumentException("The sound has " + sound.sampleRate() + " Hz; this model hears "
                    + sampleRate() + " Hz. Resample it.");
        }
    }

    /** Refuses a sound without samples. */
    static void requireSamples(long total) {
        if (total == 0) {
            throw new IllegalArgumentException("The sound has no samples; there is nothing to tag.");
        }
    }
}
