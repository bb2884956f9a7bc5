package etude.learn.data;

import etude.audio.AudioFiles;
import etude.signal.Waveform;
import java.io.IOException;

/** The sound of examples. */
public final class ExampleAudio {

    private ExampleAudio() {}

    /**
     * The sound of an example as models hear it: mono, at their rate.
     *
     * @throws IOException if it cannot be read, or there are no samples; the message names the example
     */
    public static Waveform read(Example example, int sampleRate) throws IOException {
        Waveform sound;
        try {
            sound = example.isExcerpt()
                    ? AudioFiles.readRange(example.file(), example.start(), Math.min(example.duration(), 1e6))
                    : AudioFiles.read(example.file());
        } catch (IOException e) {
            throw new IOException(example.file() + " (" + example.id() + ") cannot be read: " + e.getMessage(), e);
        }
        if (sound.length() == 0) {
            throw new IOException(example.file() + " (" + example.id()
                    + ") has no samples; leave it out. 'etude dataset check' finds all of this kind.");
        }
        return sound.toMono().resample(sampleRate);
    }
}
