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
    private final AVCodecContext context;
    private final AVFrame frame;
    private final DecodeTally tally = new DecodeTally();
    private final boolean pcm;
    private boolean flushing;
    private int futile;

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
        int code = flushing ? Av.END : demuxer.next();
        tally.complaints(NativeLog.drain());
        if (code < 0 || ++futile > MAX_FUTILE_PACKETS) {
            tally.end(code < 0 ? code : Av.AGAIN);
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

    AVFrame frame() {
        return frame;
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
