package etude.audio;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.ShortPointer;

/**
 * A decoder's samples as floats with full scale at ±1: integers are divided by the power of two that their type spans (PCM of
 * 16 bits by 32768, of 24 bits by 2²³, unsigned bytes are centred and divided by 128), floats stay as they are.
 */
final class SampleConverter {

    private float[][] out = new float[1][0];

    /** The samples of a frame, {@code (channel, sample)}; the arrays are written again by the next call. */
    float[][] convert(AVFrame frame, int channels) {
        int samples = frame.nb_samples();
        int format = frame.format();
        if (out.length != channels || out[0].length != samples) {
            out = new float[channels][samples];
        }
        if (avutil.av_sample_fmt_is_planar(format) != 0) {
            int packed = avutil.av_get_packed_sample_fmt(format);
            for (int c = 0; c < channels; c++) {
                fill(frame.extended_data(c), packed, out[c]);
            }
            return out;
        }
        if (channels == 1) {
            fill(frame.extended_data(0), format, out[0]);
            return out;
        }
        float[] interleaved = new float[channels * samples];
        fill(frame.extended_data(0), format, interleaved);
        for (int c = 0; c < channels; c++) {
            float[] channel = out[c];
            for (int i = 0, at = c; i < samples; i++, at += channels) {
                channel[i] = interleaved[at];
            }
        }
        return out;
    }

    private static void fill(BytePointer data, int format, float[] out) {
        switch (format) {
            case avutil.AV_SAMPLE_FMT_U8 -> bytes(data, out);
            case avutil.AV_SAMPLE_FMT_S16 -> shorts(data, out);
            case avutil.AV_SAMPLE_FMT_S32 -> ints(data, out);
            case avutil.AV_SAMPLE_FMT_S64 -> longs(data, out);
            case avutil.AV_SAMPLE_FMT_FLT -> new FloatPointer(data).get(out, 0, out.length);
            case avutil.AV_SAMPLE_FMT_DBL -> doubles(data, out);
            default -> throw new IllegalStateException("Unknown sample format " + format + " from the decoder.");
        }
    }

    private static void bytes(BytePointer data, float[] out) {
        byte[] x = new byte[out.length];
        data.get(x, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            out[i] = ((x[i] & 0xff) - 128) / 128f;
        }
    }

    private static void shorts(BytePointer data, float[] out) {
        short[] x = new short[out.length];
        new ShortPointer(data).get(x, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] * 0x1p-15f;
        }
    }

    private static void ints(BytePointer data, float[] out) {
        int[] x = new int[out.length];
        new IntPointer(data).get(x, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] * 0x1p-31f;
        }
    }

    private static void longs(BytePointer data, float[] out) {
        long[] x = new long[out.length];
        new LongPointer(data).get(x, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] * 0x1p-63f;
        }
    }

    private static void doubles(BytePointer data, float[] out) {
        double[] x = new double[out.length];
        new DoublePointer(data).get(x, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            out[i] = (float) x[i];
        }
    }
}
