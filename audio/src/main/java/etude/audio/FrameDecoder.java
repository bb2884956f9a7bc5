package etude.audio;

import java.io.IOException;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Packets to frames of samples, keeping count of what went in, what came out and what was complained about. */
final class FrameDecoder implements AutoCloseable {

    private static final int MAX_FUTILE_PACKETS = 100_000;

    private final Demuxer demuxer;
    private AVCodecContext context;
    private final AVFrame frame;
    private final DecodeTally tally = new DecodeTally();
    private final boolean pcm;
    private boolean flushing;
    private int futile;
    private int end;

    FrameDecoder(Demuxer demuxer) throws IOException {
        this.demuxer = demuxer;
        this.context = openCodec(demuxer);
        this.frame = avutil.av_frame_alloc();
        this.pcm = avcodec.av_get_exact_bits_per_sample(context.codec_id()) > 0;
    }

    private static AVCodecContext openCodec(Demuxer demuxer) throws IOException {
        var parameters = demuxer.stream().codecpar();
        AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
        String name = Av.string(avcodec.avcodec_get_name(parameters.codec_id()));
        if (codec == null || codec.isNull()) {
            throw new AudioFormatException(
                    "The sound is encoded as '" + name
                            + "', for which this build of FFmpeg has no decoder; convert it to wav or flac with a program that has.");
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        avcodec.avcodec_parameters_to_context(context, parameters);
        context.pkt_timebase(demuxer.stream().time_base());
        context.thread_count(1);
        context.err_recognition(avcodec.AV_EF_CRCCHECK);
        int code = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (code < 0) {
            avcodec.avcodec_free_context(context);
            List<String> complaints = NativeLog.drain();
            throw new AudioFormatException("The decoder of '" + name + "' refuses the stream ("
                    + (complaints.isEmpty() ? Av.error(code) : complaints.get(0))
                    + "); the file is damaged or of an unusual kind: convert it to wav or flac.");
        }
        return context;
    }

    /** Decodes the next frame; false at the end of the stream. */
    boolean next() throws IOException {
        while (true) {
            int code = avcodec.avcodec_receive_frame(context, frame);
            if (code >= 0) {
                futile = 0;
                tally.frame(frame);
                return true;
            }
            if (code == Av.END) {
                tally.complaints(NativeLog.drain());
                return false;
            }
            if (code != Av.AGAIN) {
                tally.damaged(code);
            }
            if (flushing && code != Av.AGAIN) {
                return false;
            }
            feed();
        }
    }

    private void feed() throws IOException {
        boolean more = !flushing && demux();
        tally.complaints(NativeLog.drain());
        if (!more || ++futile > MAX_FUTILE_PACKETS) {
            tally.end(more ? Av.AGAIN : flushing ? Av.END : end);
            flushing = true;
            avcodec.avcodec_send_packet(context, (AVPacket) null);
            return;
        }
        tally.packet(demuxer.packet(), pcm);
        int sent = avcodec.avcodec_send_packet(context, demuxer.packet());
        tally.complaints(NativeLog.drain());
        if (sent < 0) {
            tally.damaged(sent);
        }
    }

    /** Takes the next packet of the stream; false at its end. */
    boolean demux() throws IOException {
        if (end == 0) {
            end = demuxer.next();
        }
        return end == 0;
    }

    AVPacket packet() {
        return demuxer.packet();
    }

    AVFrame frame() {
        return frame;
    }

    /** Whether packets are samples as they are. */
    boolean pcm() {
        return pcm;
    }

    /** A decoder for the same stream that has heard nothing yet; the caller's to free. */
    AVCodecContext another() throws IOException {
        return openCodec(demuxer);
    }

    /** Frees the decoder at work; another, which has heard all up to here, takes its place. */
    void goOnWith(AVCodecContext other) {
        avcodec.avcodec_free_context(context);
        context = other;
    }

    AVCodecContext context() {
        return context;
    }

    DecodeTally tally() {
        return tally;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
    }
}
