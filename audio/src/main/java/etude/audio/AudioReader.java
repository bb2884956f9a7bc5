package etude.audio;

import etude.signal.Waveform;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sound file block by block, in memory that does not grow with its length.
 *
 * <p>Rate and channels are those of the first sound in the file; where they change midway, later parts are converted and a
 * {@linkplain #warnings warning} says so. Encoder delay and padding that the file declares are left out, as FFmpeg does.
 * Damaged parts are left out, too. An interrupt of the reading thread stops it with an {@link InterruptedIOException}.
 *
 * <p>One reader may be used by several threads, one at a time; different readers by as many threads as there are.
 *
 * <pre>{@code
 * try (AudioReader reader = AudioFiles.open(path)) {
 *     for (Waveform block; (block = reader.next(65536)) != null; ) {
 *         …
 *     }
 *     reader.warnings().forEach(System.err::println);
 * }
 * }</pre>
 */
public final class AudioReader implements AutoCloseable {

    private final Path path;
    private final NativeReader source;
    private final AudioInfo info;
    private float[][] pending;
    private int used;
    private long position;
    private boolean ended;
    private boolean closed;

    private AudioReader(Path path, NativeReader source) throws IOException {
        this.path = path;
        this.source = source;
        this.pending = source.first();
        this.info = source.info();
    }

    static AudioReader open(Path path) throws IOException {
        NativeReader source = NativeReader.open(path);
        try {
            return new AudioReader(path, source);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** What the file says of itself. */
    public AudioInfo info() {
        return info;
    }

    /** Sample rate of all blocks, Hz. */
    public int sampleRate() {
        return info.sampleRate();
    }

    /** Channels of all blocks. */
    public int channels() {
        return info.channels();
    }

    /** Samples of each channel that were read so far. */
    public synchronized long position() {
        return position;
    }

    /** What was amiss so far; whether anything is missing is known at the end of the file only. */
    public synchronized List<AudioWarning> warnings() {
        return source.warnings();
    }

    /**
     * Reads samples into an array, as many as it holds unless the file ends before.
     *
     * @param block {@code (channel, sample)}, overwritten from its beginning
     * @return how many samples of each channel were read, or -1 at the end of the file
     * @throws IOException if the file system fails, or the thread is interrupted
     * @throws IllegalStateException after {@link #close}
     */
    public synchronized int read(float[][] block) throws IOException {
        if (block.length != channels()) {
            throw new IllegalArgumentException("The block has " + block.length + " channels; the file has " + channels()
                    + ": give one array for each.");
        }
        int done = read(block, 0, block[0].length);
        return done == 0 && block[0].length > 0 ? -1 : done;
    }

    /** Reads samples into part of an array; fewer than wanted, or none, where the file ends. */
    synchronized int read(float[][] block, int from, int wanted) throws IOException {
        int done = 0;
        while (done < wanted && fill()) {
            int n = Math.min(wanted - done, pending[0].length - used);
            for (int c = 0; c < block.length; c++) {
                System.arraycopy(pending[c], used, block[c], from + done, n);
            }
            used += n;
            done += n;
        }
        position += done;
        return done;
    }

    /** From here on sound is decoded ahead, by all cores where that can be. */
    synchronized void readAhead() {
        source.readAhead();
    }

    /** Whether there are samples left. */
    synchronized boolean more() throws IOException {
        return fill();
    }

    /**
     * The next block.
     *
     * @param samples most samples of each channel that it may have, at least 1; it has fewer at the end of the file only
     * @return the block, or null at the end of the file
     * @throws IOException if the file system fails, or the thread is interrupted
     * @throws IllegalStateException after {@link #close}
     */
    public @Nullable Waveform next(int samples) throws IOException {
        if (samples < 1) {
            throw new IllegalArgumentException(
                    "A block of " + samples + " samples was asked for; ask for at least one.");
        }
        float[][] block = new float[channels()][samples];
        int read = read(block);
        if (read < 0) {
            return null;
        }
        Waveform full = Waveform.of(block, sampleRate());
        return read == samples ? full : full.slice(0, read);
    }

    /**
     * Reads over samples.
     *
     * @param samples how many of each channel
     * @return how many there were
     * @throws IOException if the file system fails, or the thread is interrupted
     */
    public synchronized long skip(long samples) throws IOException {
        long done = 0;
        while (done < samples && fill()) {
            int n = (int) Math.min(samples - done, pending[0].length - used);
            used += n;
            done += n;
        }
        position += done;
        return done;
    }

    /** Whether there is a sample to hand out, decoding where needed. */
    private boolean fill() throws IOException {
        if (closed) {
            throw new IllegalStateException("The reader of '" + path + "' is closed; open the file again.");
        }
        while (!ended && used >= pending[0].length) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("Reading '" + path + "' was interrupted at " + position + " samples.");
            }
            float[][] next = source.next();
            used = 0;
            if (next == null) {
                ended = true;
                pending = new float[channels()][0];
            } else {
                pending = next;
            }
        }
        return used < pending[0].length;
    }

    /** Frees the file and all native memory; a second call does nothing. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            source.close();
        }
    }
}
