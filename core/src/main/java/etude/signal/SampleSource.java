package etude.signal;

import java.io.IOException;

/**
 * One channel of sound that can be heard from its beginning as often as needed, piece by piece: a file of any length.
 */
public interface SampleSource {

    /** Samples per second, Hz. */
    int sampleRate();

    /**
     * Plays the sound once, from beginning to end.
     *
     * @throws IOException if it cannot be read, or the listener fails
     */
    void play(Listener listener) throws IOException;

    /** Who hears the pieces. */
    @FunctionalInterface
    interface Listener {
        /** Takes the next samples; the array may be written to afterwards. */
        void hear(float[] samples, int from, int length) throws IOException;
    }
}
