package etude.audio;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/** What went into a decoder, what came out, and what it complained about. */
final class DecodeTally {

    private long packets;
    private long frames;
    private long packetTicks;
    private long skippedSamples;
    private long damagedPackets;
    private long complaints;
    private @Nullable String firstComplaint;
    private int endCode = Av.END;

    /** Counts a packet. (The last one of PCM is marked as corrupt where it is merely shorter; lengths tell better.) */
    void packet(AVPacket packet, boolean pcm) {
        packets++;
        packetTicks += Math.max(0, packet.duration());
        skippedSamples += SideData.skipped(packet);
        if (!pcm && (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0) {
            damagedPackets++;
        }
    }

    void frame(AVFrame frame) {
        frames++;
        if ((frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0) {
            damagedPackets++;
        }
    }

    void damaged(int code) {
        damagedPackets++;
        if (firstComplaint == null) {
            firstComplaint = Av.error(code);
        }
    }

    void complaints(List<String> messages) {
        complaints += messages.size();
        if (firstComplaint == null && !messages.isEmpty()) {
            firstComplaint = messages.get(0);
        }
    }

    /** Takes in what another counted of the packets that follow. */
    void add(DecodeTally following) {
        packets += following.packets;
        frames += following.frames;
        packetTicks += following.packetTicks;
        skippedSamples += following.skippedSamples;
        damagedPackets += following.damagedPackets;
        complaints += following.complaints;
        firstComplaint = firstComplaint == null ? following.firstComplaint : firstComplaint;
    }

    /** The demuxer stopped, at the end of the file or before. */
    void end(int code) {
        endCode = code;
    }

    long packets() {
        return packets;
    }

    long frames() {
        return frames;
    }

    /** Seconds of sound that the packets said they hold, in samples of the stream, less what they say is to be skipped. */
    long promised(AVStream stream, int rate) {
        var base = stream.time_base();
        return Math.round((double) packetTicks * base.num() / base.den() * rate) - skippedSamples;
    }

    /** Samples that packets said are encoder delay or padding. */
    long skippedSamples() {
        return skippedSamples;
    }

    long damagedPackets() {
        return damagedPackets;
    }

    long complaints() {
        return complaints;
    }

    @Nullable
    String firstComplaint() {
        return firstComplaint;
    }

    boolean stoppedEarly() {
        return endCode != Av.END;
    }

    int endCode() {
        return endCode;
    }
}
