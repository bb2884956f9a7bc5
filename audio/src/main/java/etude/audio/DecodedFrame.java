package etude.audio;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * What a decoder made of a packet.
 *
 * @param samples {@code (channel, sample)}
 * @param rate Hz
 */
record DecodedFrame(float[][] samples, int rate) {

    static DecodedFrame of(AVFrame frame, SampleConverter converter) {
        return new DecodedFrame(converter.convert(frame, frame.ch_layout().nb_channels()), frame.sample_rate());
    }

    /** Whether two lists hold the same sound to the bit, and any sound at all. */
    static boolean same(List<DecodedFrame> a, List<DecodedFrame> b) {
        boolean same = a.size() == b.size() && !a.isEmpty();
        for (int i = 0; same && i < a.size(); i++) {
            same = a.get(i).rate == b.get(i).rate && Arrays.deepEquals(a.get(i).samples, b.get(i).samples);
        }
        return same;
    }
}
