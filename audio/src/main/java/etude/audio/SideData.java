package etude.audio;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

/** What a packet carries beside its bytes. */
final class SideData {

    private SideData() {}

    /** Samples of a packet that are encoder delay or padding and no sound: at its start and at its end. */
    static long skipped(AVPacket packet) {
        if (packet.side_data_elems() == 0) {
            return 0;
        }
        try (SizeTPointer size = new SizeTPointer(1)) {
            BytePointer data = avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_SKIP_SAMPLES, size);
            if (data == null || data.isNull() || size.get() < 8) {
                return 0;
            }
            return littleEndian(data, 0) + littleEndian(data, 4);
        }
    }

    private static long littleEndian(BytePointer data, int at) {
        long value = 0;
        for (int i = 3; i >= 0; i--) {
            value = value << 8 | (data.get(at + i) & 0xff);
        }
        return value;
    }
}
