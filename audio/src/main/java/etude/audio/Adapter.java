package etude.audio;

import etude.signal.Resampler;
import etude.signal.ResamplerStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one rate and one number of channels where a stream changes them midway: later parts are resampled, one channel is
 * copied to all, all are averaged to one, and otherwise the channels in common are kept and missing ones are silent.
 */
final class Adapter {

    private final int rate;
    private final int channels;
    private int partRate;
    private ResamplerStream @Nullable [] resamplers;

    Adapter(int rate, int channels) {
        this.rate = rate;
        this.channels = channels;
        this.partRate = rate;
    }

    /** The samples of one decoded frame, {@code (channel, sample)}, at a rate, in the shape of the stream. */
    float[][] adapt(float[][] frame, int frameRate) {
        float[][] mixed = mix(frame);
        float[][] before = null;
        if (frameRate != partRate) {
            before = end();
            partRate = frameRate;
            resamplers = frameRate == rate ? null : streams(Resampler.of(frameRate, rate));
        }
        float[][] after = push(mixed);
        return before == null ? after : join(before, after);
    }

    /** What is left at the end, {@code (channel, sample)}. */
    float[][] end() {
        float[][] rest = new float[channels][0];
        if (resamplers != null) {
            for (int c = 0; c < channels; c++) {
                rest[c] = resamplers[c].end();
            }
            resamplers = null;
        }
        return rest;
    }

    private ResamplerStream[] streams(Resampler resampler) {
        var streams = new ResamplerStream[channels];
        for (int c = 0; c < channels; c++) {
            streams[c] = resampler.stream();
        }
        return streams;
    }

    private float[][] push(float[][] samples) {
        if (resamplers == null) {
            return samples;
        }
        float[][] out = new float[channels][];
        for (int c = 0; c < channels; c++) {
            out[c] = resamplers[c].push(samples[c], 0, samples[c].length);
        }
        return out;
    }

    private float[][] mix(float[][] frame) {
        if (frame.length == channels) {
            return frame;
        }
        float[][] mixed = new float[channels][];
        if (channels == 1) {
            mixed[0] = mean(frame);
            return mixed;
        }
        for (int c = 0; c < channels; c++) {
            if (frame.length == 1) {
                mixed[c] = frame[0];
            } else {
                mixed[c] = c < frame.length ? frame[c] : new float[frame[0].length];
            }
        }
        return mixed;
    }

    private static float[] mean(float[][] frame) {
        float[] mean = new float[frame[0].length];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (float[] channel : frame) {
                sum += channel[i];
            }
            mean[i] = (float) (sum / frame.length);
        }
        return mean;
    }

    private static float[][] join(float[][] a, float[][] b) {
        float[][] joined = new float[a.length][];
        for (int c = 0; c < a.length; c++) {
            joined[c] = java.util.Arrays.copyOf(a[c], a[c].length + b[c].length);
            System.arraycopy(b[c], 0, joined[c], a[c].length, b[c].length);
        }
        return joined;
    }
}
