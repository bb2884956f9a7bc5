package etude.audio;

import etude.audio.AudioWarning.Kind;
import etude.io.AtomicFile;
import etude.signal.Resampler;
import etude.signal.ResamplerStream;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sound file block by block, in memory that does not grow with its length. The bytes go to a file beside the
 * target, which gets its name in {@link #finish}: nobody ever sees half a file, and a writer that is closed before leaves
 * nothing behind.
 *
 * <p>Integers are rounded to the nearest; beyond full scale they are clipped, counted, and warned of.
 */
public final class AudioWriter implements AutoCloseable {

    private final Path target;
    private final AtomicFile whole;
    private final WriteOptions options;
    private final int sampleRate;
    private final int channels;
    private final int codedRate;
    private final FileBytes file;
    private final Quantizer quantizer;
    private final FrameEncoder encoder;
    private final ResamplerStream @Nullable [] resamplers;
    private final float[][] frame;
    private int filled;
    private boolean finished;
    private boolean closed;

    private AudioWriter(Path target, AtomicFile whole, int sampleRate, int channels, WriteOptions options)
            throws IOException {
        this.target = target;
        this.whole = whole;
        this.options = options;
        this.sampleRate = sampleRate;
        this.channels = channels;
        this.codedRate = CodecLimits.rate(options.encoding().format(), sampleRate);
        this.resamplers = codedRate == sampleRate ? null : resamplers(sampleRate, codedRate, channels);
        Encoding.Format format = options.encoding().format();
        this.quantizer = new Quantizer(format.bits(), format.lossy(), options.dither());
        this.file = FileBytes.write(whole.channel());
        try {
            this.encoder = new FrameEncoder(file, options.encoding(), codedRate, channels, quantizer, options.tags());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        this.frame = new float[channels][encoder.frameSize()];
    }

    static AudioWriter create(Path path, int sampleRate, int channels, WriteOptions options) throws IOException {
        CodecLimits.check(options.encoding().format(), sampleRate, channels);
        AtomicFile whole = AtomicFile.create(path, options.replace());
        try {
            return new AudioWriter(path, whole, sampleRate, channels, options);
        } catch (IOException | RuntimeException e) {
            whole.close();
            throw e;
        }
    }

    private static ResamplerStream[] resamplers(int from, int to, int channels) {
        Resampler resampler = Resampler.of(from, to);
        var streams = new ResamplerStream[channels];
        for (int c = 0; c < channels; c++) {
            streams[c] = resampler.stream();
        }
        return streams;
    }

    /**
     * Writes samples.
     *
     * @param block at the rate and with the channels of this writer
     * @throws IOException if the file system or the encoder fails
     * @throws IllegalStateException after {@link #finish} or {@link #close}
     */
    public synchronized void write(Waveform block) throws IOException {
        if (finished || closed) {
            throw new IllegalStateException("The writer of '" + target + "' is closed; create another for more sound.");
        }
        if (block.sampleRate() != sampleRate || block.channels() != channels) {
            throw new IllegalArgumentException(
                    "The block has " + block.channels() + " channels at " + block.sampleRate()
                            + " Hz; this writer takes " + channels + " at " + sampleRate + " Hz: convert it first.");
        }
        float[][] samples = new float[channels][];
        for (int c = 0; c < channels; c++) {
            float[] x = block.channel(c);
            samples[c] = resamplers == null ? x : resamplers[c].push(x, 0, x.length);
        }
        put(samples);
    }

    private void put(float[][] samples) throws IOException {
        int length = samples[0].length;
        for (int done = 0; done < length; ) {
            int n = Math.min(length - done, frame[0].length - filled);
            for (int c = 0; c < channels; c++) {
                System.arraycopy(samples[c], done, frame[c], filled, n);
            }
            done += n;
            filled += n;
            if (filled == frame[0].length) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        if (filled > 0) {
            encoder.encode(frame, filled);
            filled = 0;
        }
    }

    /**
     * Completes the file and gives it its name.
     *
     * @return what was changed in writing; empty where nothing was
     * @throws FileAlreadyExistsException if a file of that name appeared meanwhile and the options do not say to replace it
     * @throws IOException if the file system or the encoder fails; then there is no file
     */
    public synchronized List<AudioWarning> finish() throws IOException {
        if (finished || closed) {
            throw new IllegalStateException("The writer of '" + target + "' is closed already.");
        }
        if (resamplers != null) {
            float[][] rest = new float[channels][];
            for (int c = 0; c < channels; c++) {
                rest[c] = resamplers[c].end();
            }
            put(rest);
        }
        flush();
        encoder.finish();
        encoder.close();
        file.close();
        whole.commit();
        finished = true;
        return warnings();
    }

    private List<AudioWarning> warnings() {
        List<AudioWarning> warnings = new ArrayList<>();
        if (codedRate != sampleRate) {
            warnings.add(new AudioWarning(
                    Kind.RESAMPLED,
                    options.encoding().format() + " does not know " + sampleRate + " Hz; the sound was resampled to "
                            + codedRate + " Hz."));
        }
        if (quantizer.clipped() > 0 && options.encoding().format() != Encoding.Format.WAV_FLOAT) {
            warnings.add(new AudioWarning(
                    Kind.CLIPPED,
                    String.format(
                            Locale.ROOT,
                            "%d samples are beyond full scale (peak %.3f, %.1f dB too loud) and %s; scale the sound down, or "
                                    + "write 32-bit floats.",
                            quantizer.clipped(),
                            quantizer.peak(),
                            20 * Math.log10(quantizer.peak()),
                            options.encoding().format().lossy() ? "most players will clip them" : "were clipped")));
        }
        if (quantizer.notNumbers() > 0) {
            warnings.add(new AudioWarning(
                    Kind.CLIPPED,
                    quantizer.notNumbers() + " samples are no numbers (NaN or infinite); silence was written."));
        }
        return warnings;
    }

    /** Frees everything; where the file was not finished, nothing is left of it. A second call does nothing. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (!finished) {
            encoder.close();
            try {
                file.close();
            } finally {
                whole.close();
            }
        }
    }
}
