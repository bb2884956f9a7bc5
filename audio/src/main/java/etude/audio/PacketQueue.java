package etude.audio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** A stretch of packets of one stream, in order, with what the demuxer complained about before each. */
final class PacketQueue implements AutoCloseable {

    private final List<AVPacket> packets = new ArrayList<>();
    private final List<List<String>> complaints = new ArrayList<>();

    private PacketQueue() {}

    /** The next packets, fewer than {@code most} where the decoder's stream ends. */
    static PacketQueue read(FrameDecoder decoder, int most) throws IOException {
        var queue = new PacketQueue();
        try {
            while (queue.size() < most && decoder.demux()) {
                queue.packets.add(avcodec.av_packet_clone(decoder.packet()));
                queue.complaints.add(NativeLog.drain());
            }
            return queue;
        } catch (IOException | RuntimeException e) {
            queue.close();
            throw e;
        }
    }

    int size() {
        return packets.size();
    }

    AVPacket packet(int i) {
        return packets.get(i);
    }

    List<String> complaints(int i) {
        return complaints.get(i);
    }

    @Override
    public void close() {
        packets.forEach(avcodec::av_packet_free);
        packets.clear();
    }
}
