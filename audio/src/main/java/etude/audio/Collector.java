package etude.audio;

import etude.signal.Waveform;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A reader's samples as one waveform. A header may say how many there are, and then the arrays have that length from the
 * start, but never more than {@value #TRUST} times what was decoded: memory grows with the sound, whatever a header says.
 */
final class Collector {

    /** Samples of each channel between two reports of progress, and the least that arrays have room for. */
    private static final int BLOCK = 1 << 16;

    /** Samples of all channels together that a header is believed before any was decoded. */
    private static final int FIRST = 64 * BLOCK;

    private static final int TRUST = 8;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final Path path;
    private final AudioReader reader;
    private final long limit;
    private final long expected;
    private final long allowed;
    private final float[][] samples;
    private int length;

    private Collector(Path path, AudioReader reader, long limit) {
        this.path = path;
        this.reader = reader;
        this.limit = Math.min(limit, LONGEST);
        this.expected = expected(reader.info());
        this.allowed = Runtime.getRuntime().maxMemory() / 5 * 4 / Float.BYTES / reader.channels();
        this.samples = new float[reader.channels()][0];
    }

    /** All that a reader gives, but at most {@code limit} samples of each channel. */
    static Waveform collect(Path path, AudioReader reader, long limit, Progress progress) throws IOException {
        return new Collector(path, reader, limit).collect(progress);
    }

    private Waveform collect(Progress progress) throws IOException {
        while (length < limit && reader.more()) {
            if (length == samples[0].length) {
                resize(room(length));
            }
            length += reader.read(samples, length, Math.min(BLOCK, samples[0].length - length));
            if (!progress.at(length, expected)) {
                throw new InterruptedIOException(
                        "Reading '" + path + "' was ended at " + length + " samples, as was asked.");
            }
        }
        if (length == LONGEST && reader.more()) {
            throw tooLong();
        }
        resize(length);
        return Waveform.of(samples, reader.sampleRate());
    }

    /** How long the arrays should be when so many samples are in them: as expected if that is near, else half as much again. */
    private int room(int filled) throws AudioFormatException {
        long trusted = Math.max(FIRST / samples.length, (long) TRUST * filled);
        long grown = Math.max(BLOCK, filled + (long) (filled >> 1));
        long wanted = Math.min(limit, expected > filled ? Math.min(expected, trusted) : grown);
        if (filled >= allowed) {
            throw tooLong();
        }
        return (int) Math.min(wanted, allowed);
    }

    /** Channel by channel, so that little is held twice. */
    private void resize(int capacity) throws AudioFormatException {
        try {
            for (int c = 0; c < samples.length; c++) {
                samples[c] = samples[c].length == capacity ? samples[c] : Arrays.copyOf(samples[c], capacity);
            }
        } catch (OutOfMemoryError e) {
            throw tooLong();
        }
    }

    private static long expected(AudioInfo info) {
        return info.declaredDuration().isEmpty()
                ? -1
                : Math.round(info.declaredDuration().getAsDouble() * info.sampleRate());
    }

    private AudioFormatException tooLong() {
        return new AudioFormatException("'" + path + "' is longer than fits into the memory (more than "
                + ((Float.BYTES * (long) length * samples.length) >> 20)
                + " MB as floats, of " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB): read it in blocks with AudioFiles.open, in part with readRange, or give Java more with -Xmx.");
    }
}
