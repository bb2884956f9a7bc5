package etude.audio;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * The MD5 that a FLAC encoder leaves of the samples it was given, against the samples that come out (RFC 9639): damage that
 * no decoder notices is found here. Up to 24 bits, which floats hold exactly.
 */
final class FlacCheck {

    private static final int STREAMINFO = 34;
    private static final int LARGEST_EXACT = 24;

    private final MessageDigest digest;
    private final byte[] expected;
    private final int rate;
    private final int channels;
    private final int bits;
    private byte[] packed = new byte[0];
    private boolean changed;

    private FlacCheck(byte[] info, MessageDigest digest) {
        this.digest = digest;
        this.expected = Arrays.copyOfRange(info, 18, STREAMINFO);
        this.rate = (info[10] & 0xff) << 12 | (info[11] & 0xff) << 4 | (info[12] & 0xff) >> 4;
        this.channels = ((info[12] & 0xff) >> 1 & 7) + 1;
        this.bits = ((info[12] & 1) << 4 | (info[13] & 0xff) >> 4) + 1;
    }

    /** A check for a stream; null where it is no FLAC, or its encoder left no MD5. */
    static @Nullable FlacCheck of(AVCodecParameters parameters) {
        if (parameters.codec_id() != avcodec.AV_CODEC_ID_FLAC || parameters.extradata_size() != STREAMINFO) {
            return null;
        }
        byte[] info = new byte[STREAMINFO];
        parameters.extradata().get(info, 0, STREAMINFO);
        try {
            FlacCheck check = new FlacCheck(info, MessageDigest.getInstance("MD5"));
            boolean none = Arrays.equals(check.expected, new byte[16]);
            return none || check.bits > LARGEST_EXACT ? null : check;
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }

    /** Takes the next samples, {@code (channel, sample)}, of a decoded frame. */
    void take(float[][] samples, int frameRate) {
        changed |= frameRate != rate || samples.length != channels;
        int width = (bits + 7) / 8;
        int length = samples[0].length * samples.length * width;
        if (packed.length < length) {
            packed = new byte[length];
        }
        float scale = Math.scalb(1f, bits - 1);
        for (int c = 0; c < samples.length; c++) {
            int at = c * width;
            for (float x : samples[c]) {
                int value = (int) (x * scale);
                for (int b = 0; b < width; b++) {
                    packed[at + b] = (byte) (value >> (8 * b));
                }
                at += width * samples.length;
            }
        }
        digest.update(packed, 0, length);
    }

    /** What is wrong, at the end of the stream; null where nothing is. */
    @Nullable
    String fault() {
        if (changed) {
            return "the header declares " + channels + " channels at " + rate + " Hz, the sound itself has others";
        }
        return Arrays.equals(digest.digest(), expected)
                ? null
                : "the samples are not those that were encoded: their MD5 differs from the one in the file";
    }
}
