package etude.metrics;

import etude.signal.Waveform;
import java.util.Arrays;
import java.util.List;

/**
 * Part of several channels of equal length; what lies outside of it counts as silence.
 *
 * @param channels {@code (channel, sample)}, shared
 * @param from first sample, inclusive
 * @param to last sample, exclusive
 */
record Excerpt(float[][] channels, int from, int to) {

    /** All channels of all sounds, one sound after the other, whole. */
    static Excerpt of(List<Waveform> sounds) {
        float[][] channels = new float[sounds.size() * sounds.get(0).channels()][];
        for (int i = 0; i < channels.length; i++) {
            Waveform sound = sounds.get(i / sounds.get(0).channels());
            channels[i] = sound.channel(i % sounds.get(0).channels());
        }
        return new Excerpt(channels, 0, channels[0].length);
    }

    Excerpt part(int from, int to) {
        return new Excerpt(channels, from, to);
    }

    int length() {
        return to - from;
    }

    double at(int channel, int sample) {
        return sample >= from && sample < to ? channels[channel][sample] : 0;
    }

    /** Copies {@code count} samples from sample {@code start} on, and clears the rest of {@code out}. */
    void load(int channel, int start, int count, double[] out) {
        Arrays.fill(out, 0);
        float[] x = channels[channel];
        int end = Math.min(start + count, to);
        for (int i = Math.max(start, from); i < end; i++) {
            out[i - start] = x[i];
        }
    }

    /** Whether {@code count} channels from {@code first} on are nothing but zeros. */
    boolean isSilent(int first, int count) {
        for (int c = first; c < first + count; c++) {
            for (int i = from; i < to; i++) {
                if (channels[c][i] != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
