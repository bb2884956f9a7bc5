package etude.train;

import etude.audio.SoundFile;
import etude.learn.data.Example;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The examples' sounds, mono at the model's rate. They are kept in memory as long as there is room, and read again where there
 * is not. For many threads.
 */
final class Sounds {

    private final int rate;
    private final long room;
    private final AtomicLong held = new AtomicLong();
    private final Map<String, float[]> kept = new ConcurrentHashMap<>();

    /**
     * No sounds yet.
     *
     * @param rate Hz
     * @param room bytes that may be kept
     */
    Sounds(int rate, long room) {
        this.rate = rate;
        this.room = room;
    }

    int rate() {
        return rate;
    }

    /** A part of the memory that Java may have. */
    static long usualRoom() {
        return Runtime.getRuntime().maxMemory() / 3;
    }

    /**
     * The samples of an example; shared, nobody writes to them.
     *
     * @throws IOException naming the file, if it cannot be read or has no sound there
     */
    float[] of(Example example) throws IOException {
        float[] there = kept.get(example.id());
        if (there != null) {
            return there;
        }
        float[] samples = read(example);
        long bytes = (long) Float.BYTES * samples.length;
        if (held.addAndGet(bytes) <= room) {
            kept.put(example.id(), samples);
        } else {
            held.addAndGet(-bytes);
        }
        return samples;
    }

    Waveform clip(Example example) throws IOException {
        return Waveform.mono(of(example), rate);
    }

    private float[] read(Example example) throws IOException {
        float[] samples;
        try {
            Waveform whole =
                    SoundFile.open(example.file(), SoundFile.MIX, any -> rate).read();
            samples = example.isExcerpt() ? excerpt(whole, example) : whole.channel(0);
        } catch (IOException e) {
            throw new IOException(example.file() + ": " + e.getMessage(), e);
        }
        if (samples.length == 0) {
            throw new IOException(example.file() + ": there is no sound"
                    + (example.isExcerpt() ? " at " + example.start() + " s" : "") + "; take '" + example.id()
                    + "' out of the data set.");
        }
        for (float sample : samples) {
            if (!Float.isFinite(sample)) {
                throw new IOException(example.file() + ": a sample is " + sample
                        + "; samples must be finite numbers. Repair the file or take it out of the data set.");
            }
        }
        return samples;
    }

    private float[] excerpt(Waveform whole, Example example) {
        int from = (int) Math.min(whole.length(), Math.round(example.start() * rate));
        double end = Math.min(whole.length(), from + example.duration() * rate);
        return Arrays.copyOfRange(whole.channel(0), from, Math.max(from, (int) Math.round(end)));
    }
}
