package etude.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** File, demuxer and decoder of one sound, closed together; gives decoded frames and, at the end, what was amiss. */
final class NativeReader implements AutoCloseable {

    /** No codec of MPEG-4 has longer frames; what is more is no padding. */
    private static final int CODEC_FRAME = 4096;

    private final FileBytes file;
    private final Demuxer demuxer;
    private final FrameDecoder decoder;
    private final List<AudioWarning> warnings = new ArrayList<>();
    private final float[][] first;
    private final AudioInfo info;
    private final SampleConverter converter = new SampleConverter();
    private final Adapter adapter;
    private final @Nullable RiffHeader riff;
    private final @Nullable FlacCheck flac;
    private final long presented;
    private @Nullable Lanes lanes;
    private Queue<DecodedFrame> ahead = new ArrayDeque<>();
    private int rate;
    private int channels;
    private long given;
    private boolean ended;

    private NativeReader(Path path, FileBytes file, Demuxer demuxer, FrameDecoder decoder) throws IOException {
        this.file = file;
        this.demuxer = demuxer;
        this.decoder = decoder;
        boolean sound = firstFrame(path);
        AVFrame frame = decoder.frame();
        var parameters = demuxer.stream().codecpar();
        this.rate = sound ? frame.sample_rate() : parameters.sample_rate();
        this.channels =
                sound ? frame.ch_layout().nb_channels() : parameters.ch_layout().nb_channels();
        this.riff = RiffHeader.read(file);
        this.flac = FlacCheck.of(parameters);
        this.info = Describer.describe(demuxer, decoder, riff, rate, channels);
        this.adapter = new Adapter(rate, channels);
        this.presented = presented(info);
        this.first = sound ? count(checked(DecodedFrame.of(frame, converter))) : new float[channels][0];
        if (demuxer.sounds() > 1) {
            warnings.add(new AudioWarning(
                    AudioWarning.Kind.CONTENT,
                    "The file holds " + demuxer.sounds() + " streams of sound; one of them is read."));
        }
        if (!sound) {
            finish();
        }
    }

    static NativeReader open(Path path) throws IOException {
        FileBytes file = FileBytes.read(path);
        try {
            Demuxer demuxer = Demuxer.open(path, file);
            try {
                FrameDecoder decoder = new FrameDecoder(demuxer);
                try {
                    return new NativeReader(path, file, demuxer, decoder);
                } catch (IOException | RuntimeException e) {
                    decoder.close();
                    throw e;
                }
            } catch (IOException | RuntimeException e) {
                demuxer.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private boolean firstFrame(Path path) throws IOException {
        while (decoder.next()) {
            if (decoder.frame().nb_samples() > 0) {
                return true;
            }
        }
        DecodeTally tally = decoder.tally();
        boolean onlyDelay = tally.damagedPackets() == 0 && tally.complaints() == 0;
        if (tally.packets() > 0 && !onlyDelay) {
            throw Demuxer.refuse(
                    path,
                    "is " + Av.string(demuxer.context().iformat().long_name()) + ", but none of its "
                            + tally.packets() + " packets can be decoded"
                            + (tally.firstComplaint() == null ? "" : " (" + tally.firstComplaint() + ")"));
        }
        return false;
    }

    AudioInfo info() {
        return info;
    }

    /** The samples that were decoded in opening the file. */
    float[][] first() {
        return first;
    }

    List<AudioWarning> warnings() {
        return List.copyOf(warnings);
    }

    /** From here on sound is decoded ahead, by all cores where that can be: for whoever reads on to the end. */
    void readAhead() {
        lanes = Lanes.of(decoder);
    }

    /** The samples of the next frame, {@code (channel, sample)}, or null at the end; good until the next call. */
    float @Nullable [][] next() throws IOException {
        if (ended) {
            return null;
        }
        DecodedFrame frame = nextFrame();
        if (frame != null) {
            noteChange(frame.rate(), frame.samples().length);
            return count(adapter.adapt(checked(frame), rate));
        }
        float[][] rest = count(adapter.end());
        finish();
        return rest[0].length > 0 ? rest : null;
    }

    private @Nullable DecodedFrame nextFrame() throws IOException {
        if (lanes != null && ahead.isEmpty()) {
            ahead = lanes.next();
        }
        if (!ahead.isEmpty()) {
            return ahead.remove();
        }
        return decoder.next() ? DecodedFrame.of(decoder.frame(), converter) : null;
    }

    private float[][] checked(DecodedFrame frame) {
        if (flac != null) {
            flac.take(frame.samples(), frame.rate());
        }
        return frame.samples();
    }

    private float[][] count(float[][] samples) {
        int length = samples[0].length;
        long excess = given + length - presented;
        given += length;
        if (excess <= 0 || excess > length || excess > CODEC_FRAME) {
            return samples;
        }
        given -= excess;
        return Arrays.stream(samples)
                .map(x -> Arrays.copyOf(x, length - (int) excess))
                .toArray(float[][]::new);
    }

    /** Where an MPEG-4 file's edit list ends the sound, inside the last frame of its codec; elsewhere the decoder does it. */
    private static long presented(AudioInfo info) {
        return info.container().startsWith("mov") && info.declaredDuration().isPresent()
                ? Math.round(info.declaredDuration().getAsDouble() * info.sampleRate())
                : Long.MAX_VALUE;
    }

    private void noteChange(int newRate, int newChannels) {
        if (newRate == rate && newChannels == channels) {
            return;
        }
        warnings.add(new AudioWarning(
                AudioWarning.Kind.FORMAT_CHANGE,
                String.format(
                        java.util.Locale.ROOT,
                        "At %.3f s the stream changes from %d Hz and %d channels to %d Hz and %d; it is converted to the first, "
                                + "%d Hz and %d.",
                        (double) given / info.sampleRate(),
                        rate,
                        channels,
                        newRate,
                        newChannels,
                        info.sampleRate(),
                        info.channels())));
        rate = newRate;
        channels = newChannels;
    }

    private void finish() throws IOException {
        ended = true;
        warnings.addAll(new Verdict(info, demuxer, decoder.tally(), given).reach(riff, flac));
    }

    @Override
    public void close() throws IOException {
        decoder.close();
        demuxer.close();
        file.close();
    }
}
