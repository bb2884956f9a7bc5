package etude.audio;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

/** Frames of samples to packets in a container. */
final class FrameEncoder implements AutoCloseable {

    private static final int FREE_FRAME = 4096;

    private final FileBytes file;
    private final AVFormatContext container;
    private final AVCodecContext codec;
    private final AVStream stream;
    private final AVPacket packet;
    private final AVFrame frame;
    private final Quantizer quantizer;
    private final int bits;
    private long written;
    private boolean closed;

    FrameEncoder(
            FileBytes file, Encoding encoding, int rate, int channels, Quantizer quantizer, Map<String, String> tags)
            throws IOException {
        this.file = file;
        this.quantizer = quantizer;
        this.bits = encoding.format().bits();
        NativeLog.drain();
        AVCodec coder = avcodec.avcodec_find_encoder_by_name(encoding.format().encoder());
        if (coder == null || coder.isNull()) {
            throw new AudioFormatException(
                    "This build of FFmpeg has no encoder '" + encoding.format().encoder() + "' for " + encoding.format()
                            + "; write wav or flac, and convert that with another program.");
        }
        this.container = new AVFormatContext(null);
        this.codec = avcodec.avcodec_alloc_context3(coder);
        this.packet = avcodec.av_packet_alloc();
        this.frame = avutil.av_frame_alloc();
        try {
            avformat.avformat_alloc_output_context2(
                    container, (AVOutputFormat) null, encoding.format().muxer(), null);
            container.pb(file.context());
            container.flags(
                    container.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO | AVFormatContext.AVFMT_FLAG_BITEXACT);
            stream = avformat.avformat_new_stream(container, coder);
            openCodec(coder, encoding, rate, channels);
            writeHeader(encoding, rate, tags);
            allocateFrame(rate, channels);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void openCodec(AVCodec coder, Encoding encoding, int rate, int channels) throws IOException {
        codec.sample_rate(rate);
        avutil.av_channel_layout_default(codec.ch_layout(), channels);
        codec.sample_fmt(sampleFormat(encoding.format()));
        codec.time_base(avutil.av_make_q(1, rate));
        codec.bit_rate(encoding.bitRate());
        codec.thread_count(1);
        if (encoding.quick()) {
            hurry(encoding.format());
        }
        codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
        if (bits > 0) {
            codec.bits_per_raw_sample(bits);
        }
        if ((container.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
            codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        }
        check(
                avcodec.avcodec_open2(codec, coder, (AVDictionary) null),
                "cannot encode " + channels + " channels at " + rate + " Hz");
    }

    /** libmp3lame without the shaping of noise, the simpler search of FFmpeg's AAC, less of libopus's complexity. */
    private void hurry(Encoding.Format format) {
        switch (format) {
            case MP3 -> codec.compression_level(7);
            case M4A -> avutil.av_opt_set(codec.priv_data(), "aac_coder", "fast", 0);
            case OPUS -> codec.compression_level(3);
            case WAV_16, WAV_24, WAV_FLOAT, FLAC_16, FLAC_24 -> {}
        }
    }

    private static int sampleFormat(Encoding.Format format) {
        return switch (format) {
            case WAV_16, FLAC_16 -> avutil.AV_SAMPLE_FMT_S16;
            case WAV_24, FLAC_24 -> avutil.AV_SAMPLE_FMT_S32;
            case WAV_FLOAT, OPUS -> avutil.AV_SAMPLE_FMT_FLT;
            case MP3, M4A -> avutil.AV_SAMPLE_FMT_FLTP;
        };
    }

    private void writeHeader(Encoding encoding, int rate, Map<String, String> tags) throws IOException {
        avcodec.avcodec_parameters_from_context(stream.codecpar(), codec);
        stream.time_base(avutil.av_make_q(1, rate));
        AVDictionary metadata = new AVDictionary((Pointer) null);
        tags.forEach((key, value) -> avutil.av_dict_set(metadata, key, value, 0));
        if (encoding.format() == Encoding.Format.OPUS) {
            stream.metadata(metadata);
        } else {
            container.metadata(metadata);
        }
        AVDictionary options = new AVDictionary((Pointer) null);
        if (encoding.format().muxer().equals("wav")) {
            avutil.av_dict_set(options, "rf64", "auto", 0);
        }
        if (encoding.format() == Encoding.Format.M4A) {
            avutil.av_dict_set(options, "movie_timescale", Integer.toString(rate), 0);
        }
        int code = avformat.avformat_write_header(container, options);
        avutil.av_dict_free(options);
        check(code, "cannot write the header");
    }

    private void allocateFrame(int rate, int channels) throws IOException {
        frame.format(codec.sample_fmt());
        frame.sample_rate(rate);
        frame.nb_samples(codec.frame_size() > 0 ? codec.frame_size() : FREE_FRAME);
        avutil.av_channel_layout_default(frame.ch_layout(), channels);
        check(avutil.av_frame_get_buffer(frame, 0), "cannot have memory for a frame");
    }

    /** Samples of each channel that a frame holds: all frames but the last are full. */
    int frameSize() {
        return frame.nb_samples();
    }

    /** Encodes one frame, of the first {@code length} samples of an array {@code (channel, sample)}. */
    void encode(float[][] samples, int length) throws IOException {
        check(avutil.av_frame_make_writable(frame), "cannot have memory for a frame");
        frame.nb_samples(length);
        if (avutil.av_sample_fmt_is_planar(frame.format()) != 0) {
            for (int c = 0; c < samples.length; c++) {
                fill(c, new float[][] {samples[c]}, length);
            }
        } else {
            fill(0, samples, length);
        }
        frame.pts(written);
        written += length;
        send(frame);
    }

    private void fill(int plane, float[][] samples, int length) {
        var data = frame.extended_data(plane);
        switch (avutil.av_get_packed_sample_fmt(frame.format())) {
            case avutil.AV_SAMPLE_FMT_S16 -> {
                short[] x = new short[length * samples.length];
                for (int i = 0, at = 0; i < length; i++) {
                    for (float[] channel : samples) {
                        x[at++] = (short) quantizer.quantize(channel[i]);
                    }
                }
                new ShortPointer(data).put(x, 0, x.length);
            }
            case avutil.AV_SAMPLE_FMT_S32 -> {
                int[] x = new int[length * samples.length];
                for (int i = 0, at = 0; i < length; i++) {
                    for (float[] channel : samples) {
                        x[at++] = quantizer.quantize(channel[i]) << (32 - bits);
                    }
                }
                new IntPointer(data).put(x, 0, x.length);
            }
            default -> {
                float[] x = new float[length * samples.length];
                for (int i = 0, at = 0; i < length; i++) {
                    for (float[] channel : samples) {
                        x[at++] = quantizer.look(channel[i]);
                    }
                }
                new FloatPointer(data).put(x, 0, x.length);
            }
        }
    }

    private void send(AVFrame next) throws IOException {
        check(avcodec.avcodec_send_frame(codec, next), "the encoder refuses a frame");
        while (true) {
            int code = avcodec.avcodec_receive_packet(codec, packet);
            if (code == Av.AGAIN || code == Av.END) {
                return;
            }
            check(code, "the encoder fails");
            avcodec.av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
            packet.stream_index(0);
            check(avformat.av_interleaved_write_frame(container, packet), "cannot write a packet");
        }
    }

    /** Encodes what the encoder still holds and completes the file. */
    void finish() throws IOException {
        send(new AVFrame(null));
        check(avformat.av_write_trailer(container), "cannot complete the file");
    }

    private void check(int code, String what) throws IOException {
        file.check();
        if (code < 0) {
            List<String> complaints = NativeLog.drain();
            throw new AudioFormatException(
                    "The encoder " + Av.string(codec.codec().name()) + ": " + what + " ("
                            + (complaints.isEmpty() ? Av.error(code) : complaints.get(0))
                            + "); choose another format, rate or number of channels.");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(codec);
            if (!container.isNull()) {
                avformat.avformat_free_context(container);
            }
        }
    }
}
