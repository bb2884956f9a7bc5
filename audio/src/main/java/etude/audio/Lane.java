package etude.audio;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** One decoder at work on part of a stretch of packets, on one thread. */
final class Lane implements AutoCloseable {

    private final AVCodecContext context;
    private final boolean pcm;
    private final AVFrame frame = avutil.av_frame_alloc();
    private final DecodeTally tally = new DecodeTally();
    private final List<DecodedFrame> frames = new ArrayList<>();
    private List<DecodedFrame> last = List.of();
    private List<DecodedFrame> before = List.of();

    /** @param context stays the caller's to free */
    Lane(AVCodecContext context, boolean pcm) {
        this.context = context;
        this.pcm = pcm;
    }

    /** Decodes packets whose sound nobody wants, so that the decoder knows what it would know had it begun before them. */
    void warmUp(PacketQueue packets, int from, int to) {
        for (int i = from; i < to; i++) {
            before = packet(packets, i, new DecodeTally());
        }
        NativeLog.drain();
    }

    void run(PacketQueue packets, int from, int to) {
        for (int i = from; i < to; i++) {
            last = packet(packets, i, tally);
            frames.addAll(last);
        }
    }

    private List<DecodedFrame> packet(PacketQueue packets, int i, DecodeTally count) {
        List<DecodedFrame> decoded = receive(count);
        count.complaints(packets.complaints(i));
        count.packet(packets.packet(i), pcm);
        int sent = avcodec.avcodec_send_packet(context, packets.packet(i));
        count.complaints(NativeLog.drain());
        if (sent < 0) {
            count.damaged(sent);
        }
        decoded.addAll(receive(count));
        return decoded;
    }

    private List<DecodedFrame> receive(DecodeTally count) {
        List<DecodedFrame> decoded = new ArrayList<>(1);
        int code;
        while ((code = avcodec.avcodec_receive_frame(context, frame)) >= 0) {
            count.frame(frame);
            decoded.add(DecodedFrame.of(frame, new SampleConverter()));
        }
        if (code != Av.AGAIN) {
            count.damaged(code);
        }
        return decoded;
    }

    /** Whether it made of the last packet before its part what the lane before made of it, and all went well. */
    boolean follows(Lane previous) {
        return tally.damagedPackets() == 0 && tally.complaints() == 0 && DecodedFrame.same(before, previous.last);
    }

    AVCodecContext context() {
        return context;
    }

    List<DecodedFrame> frames() {
        return frames;
    }

    DecodeTally tally() {
        return tally;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
    }
}
