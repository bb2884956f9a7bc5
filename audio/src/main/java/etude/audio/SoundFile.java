package etude.audio;

import etude.signal.Resampler;
import etude.signal.ResamplerStream;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.IntUnaryOperator;

/**
 * One channel of a sound file at a rate of choice: the mean of all channels (as librosa mixes), or one of them. Read anew
 * at every play, in memory that does not grow with the file.
 */
public final class SoundFile implements SampleSource {

    /** Instead of a channel's number: the mean of all. */
    public static final int MIX = -1;

    private static final int BLOCK = 1 << 16;

    /** Samples that room is made for on a file's word alone: a minute and a half at 44.1 kHz, 16 MB. */
    private static final long MOST_BELIEVED = 64L * BLOCK;

    private final Path path;
    private final AudioInfo info;
    private final int channel;
    private final int rate;
    private DoubleConsumer progress = done -> {};
    private boolean finite;
    private int plays = 1;
    private int played;
    private long samples = -1;
    private List<AudioWarning> warnings = List.of();

    private SoundFile(Path path, AudioInfo info, int channel, int rate) {
        this.path = path;
        this.info = info;
        this.channel = channel;
        this.rate = rate;
    }

    /**
     * Opens a file for its facts.
     *
     * @param channel counted from 1, or {@link #MIX}
     * @param rate from the file's sample rate to the one that is wanted
     * @throws IOException if it is no sound file, or has no such channel
     */
    public static SoundFile open(Path path, int channel, IntUnaryOperator rate) throws IOException {
        return of(path, AudioFiles.info(path), channel, rate);
    }

    private static SoundFile of(Path path, AudioInfo info, int channel, IntUnaryOperator rate) throws IOException {
        if (channel != MIX && (channel < 1 || channel > info.channels())) {
            throw new IOException("It has " + info.channels() + " channel" + (info.channels() == 1 ? "" : "s")
                    + "; there is no channel " + channel + ". Channels are counted from 1.");
        }
        return new SoundFile(path, info, channel, rate.applyAsInt(info.sampleRate()));
    }

    /** What the file says of itself. */
    public AudioInfo info() {
        return info;
    }

    /** What was amiss when it was last played. */
    public List<AudioWarning> warnings() {
        return warnings;
    }

    /**
     * Makes sure that something was heard when it was last played.
     *
     * @throws IOException if there was not a single sample
     */
    public void requireSamples() throws IOException {
        if (samples == 0) {
            throw new IOException("It holds no samples at all, so there is nothing to compute.");
        }
    }

    /** Seconds: as played, where it was; else as declared, or 0 where the file does not say. */
    public double duration() {
        return samples >= 0
                ? (double) samples / info.sampleRate()
                : info.declaredDuration().orElse(0);
    }

    /** Tells how far the work is, from 0 to 1, over so many plays. */
    public void watch(DoubleConsumer watcher, int overPlays) {
        progress = watcher;
        plays = overPlays;
        played = 0;
    }

    /**
     * From now on a sample that is not a finite number is refused, by its place in the file: behind a resampler it would be
     * many, elsewhere. Playing then throws {@link IllegalArgumentException}.
     */
    public void demandFinite() {
        finite = true;
    }

    private void check(float[] mono, int length, long before) {
        for (int i = 0; finite && i < length; i++) {
            if (!Float.isFinite(mono[i])) {
                throw new IllegalArgumentException("Sample " + (before + i) + " is " + mono[i]
                        + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
            }
        }
    }

    @Override
    public int sampleRate() {
        return rate;
    }

    /** The whole of it, in memory. */
    public Waveform read() throws IOException {
        try (AudioReader reader = AudioFiles.open(path)) {
            return read(reader);
        }
    }

    /**
     * The whole of a file, in memory, if it says that it is not long; it is opened once.
     *
     * @param seconds that it may last
     * @param channel counted from 1, or {@link #MIX}
     * @param rate from the file's sample rate to the one that is wanted
     * @return nothing where it says that it is longer, or does not say how long it is
     * @throws IOException if it is no sound file, or has no such channel
     */
    public static Optional<Waveform> readUpTo(double seconds, Path path, int channel, IntUnaryOperator rate)
            throws IOException {
        try (AudioReader reader = AudioFiles.open(path)) {
            SoundFile file = of(path, reader.info(), channel, rate);
            boolean fits = file.duration() > 0 && file.duration() <= seconds;
            return fits ? Optional.of(file.read(reader)) : Optional.empty();
        }
    }

    private Waveform read(AudioReader reader) throws IOException {
        reader.readAhead();
        var all = new Object() {
            float[] samples = new float[room()];
            int length;
        };
        play(reader, (piece, from, length) -> {
            if (all.length + length > all.samples.length) {
                long room = Math.max(2L * all.samples.length, (long) all.length + length);
                all.samples = Arrays.copyOf(all.samples, (int) Math.min(room, Integer.MAX_VALUE - 8));
            }
            System.arraycopy(piece, from, all.samples, all.length, length);
            all.length += length;
        });
        boolean full = all.length == all.samples.length;
        return Waveform.mono(full ? all.samples : Arrays.copyOf(all.samples, all.length), rate);
    }

    /** Samples as the file declares them, which is mostly exact; one that declares absurdly many is not believed. */
    private int room() {
        long declared = Math.round(duration() * rate);
        return (int) Math.max(BLOCK, Math.min(declared, MOST_BELIEVED));
    }

    @Override
    public void play(Listener listener) throws IOException {
        try (AudioReader reader = AudioFiles.open(path)) {
            play(reader, listener);
        }
    }

    private void play(AudioReader reader, Listener listener) throws IOException {
        ResamplerStream resampler = Resampler.of(info.sampleRate(), rate).stream();
        float[][] block = new float[reader.channels()][BLOCK];
        for (int n; (n = reader.read(block)) >= 0; ) {
            float[] mono = mix(block, n);
            check(mono, n, reader.position() - n);
            if (rate == info.sampleRate()) {
                listener.hear(mono, 0, n);
            } else {
                hear(listener, resampler.push(mono, 0, n));
            }
            advance(reader.position());
        }
        hear(listener, resampler.end());
        samples = reader.position();
        warnings = reader.warnings();
        played++;
    }

    private static void hear(Listener listener, float[] samples) throws IOException {
        if (samples.length > 0) {
            listener.hear(samples, 0, samples.length);
        }
    }

    private float[] mix(float[][] block, int n) {
        if (block.length == 1 || channel != MIX) {
            return block[channel == MIX ? 0 : channel - 1];
        }
        float[] mean = block[0];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (float[] one : block) {
                sum += one[i];
            }
            mean[i] = (float) (sum / block.length);
        }
        return mean;
    }

    private void advance(long position) {
        double seconds = duration();
        if (seconds > 0) {
            double part = Math.min(1, position / (seconds * info.sampleRate()));
            progress.accept(Math.min(1, (played + part) / plays));
        }
    }
}
