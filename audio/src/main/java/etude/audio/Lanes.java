package etude.audio;

import etude.signal.Parallel;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ForkJoinPool;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an mp3 stream on all cores, to the bits that one decoder gives: a stretch of packets is cut into parts, and the
 * decoder of each part first hears the packets before it. An MPEG frame depends on the 511 bytes (the bit reservoir) and the
 * one frame (the overlap of its transforms and the filter bank's memory) before it (ISO 11172-3, 2.4.3.4). Whether that was
 * enough is seen, not believed: the last packet before a part is decoded twice, and where the two differ in a bit, or anything
 * was amiss, the part is decoded again, by the decoder that decoded what is before it.
 */
final class Lanes {

    private static final int STRETCH = 1024;
    private static final int SHORTEST = 32;
    private static final int WARM_UP = 8;
    private static final int LONGEST_WARM_UP = 64;
    private static final int RESERVOIR = 511;

    /** Header and side information of the largest frame: bytes that hold nothing of a frame behind. */
    private static final int OVERHEAD = 38;

    private final FrameDecoder decoder;
    private final int cores;

    /** @param cores parts that a stretch is cut into, at least 1 */
    Lanes(FrameDecoder decoder, int cores) {
        this.decoder = decoder;
        this.cores = cores;
    }

    /** Lanes for a stream, or null where one decoder must do. */
    static @Nullable Lanes of(FrameDecoder decoder) {
        int cores = ForkJoinPool.getCommonPoolParallelism() + 1;
        return cores > 1 && decoder.context().codec_id() == avcodec.AV_CODEC_ID_MP3 ? new Lanes(decoder, cores) : null;
    }

    /** The frames of the next packets; none where there are no more. What was amiss goes to the decoder's tally. */
    Queue<DecodedFrame> next() throws IOException {
        Queue<DecodedFrame> frames = new ArrayDeque<>();
        while (frames.isEmpty()) {
            try (PacketQueue packets = PacketQueue.read(decoder, STRETCH)) {
                if (packets.size() == 0) {
                    return frames;
                }
                frames.addAll(decode(packets));
            }
        }
        return frames;
    }

    private List<DecodedFrame> decode(PacketQueue packets) throws IOException {
        int[] starts = starts(packets.size());
        List<Lane> lanes = new ArrayList<>();
        try {
            lanes.add(new Lane(decoder.context(), decoder.pcm()));
            while (lanes.size() < starts.length - 1) {
                lanes.add(new Lane(decoder.another(), decoder.pcm()));
            }
            Parallel.blocks(lanes.size(), 1, (from, to) -> run(lanes.get(from), packets, starts, from));
            return gather(lanes, packets, starts);
        } finally {
            lanes.forEach(lane -> close(lane));
        }
    }

    /** Where each part begins, and the end of the last; the first has no packets before it to hear, so it is longer. */
    private int[] starts(int packets) {
        int parts = Math.max(1, Math.min(cores, packets / SHORTEST));
        int[] starts = new int[parts + 1];
        int each = (packets + (parts - 1) * WARM_UP) / parts;
        for (int i = 1; i < parts; i++) {
            starts[i] = each + (i - 1) * (each - WARM_UP);
        }
        starts[parts] = packets;
        return starts;
    }

    private static void run(Lane lane, PacketQueue packets, int[] starts, int part) {
        if (part > 0) {
            lane.warmUp(packets, warmUp(packets, starts[part]), starts[part]);
        }
        lane.run(packets, starts[part], starts[part + 1]);
    }

    /** The first packet to hear before a part: then the reservoir of the packet before the part is full, too. */
    static int warmUp(PacketQueue packets, int start) {
        int first = start;
        for (int bytes = 0; first > 0 && start - first < LONGEST_WARM_UP; first--) {
            if (bytes >= 2 * RESERVOIR && start - first >= WARM_UP) {
                break;
            }
            bytes += Math.max(0, packets.packet(first - 1).size() - OVERHEAD);
        }
        return first;
    }

    private List<DecodedFrame> gather(List<Lane> lanes, PacketQueue packets, int[] starts) {
        List<DecodedFrame> frames = new ArrayList<>();
        Lane previous = lanes.get(0);
        frames.addAll(previous.frames());
        decoder.tally().add(previous.tally());
        for (int i = 1; i < lanes.size(); i++) {
            if (lanes.get(i).follows(previous)) {
                previous = lanes.get(i);
                decoder.goOnWith(previous.context());
            } else {
                lanes.set(i, again(lanes.get(i), packets, starts[i], starts[i + 1]));
                previous = lanes.get(i);
            }
            frames.addAll(previous.frames());
            decoder.tally().add(previous.tally());
        }
        return frames;
    }

    private Lane again(Lane failed, PacketQueue packets, int from, int to) {
        close(failed);
        Lane lane = new Lane(decoder.context(), decoder.pcm());
        lane.run(packets, from, to);
        return lane;
    }

    private void close(Lane lane) {
        lane.close();
        AVCodecContext context = lane.context();
        if (!context.isNull() && !context.equals(decoder.context())) {
            avcodec.avcodec_free_context(context);
        }
    }
}
