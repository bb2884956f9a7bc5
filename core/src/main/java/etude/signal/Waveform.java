package etude.signal;

import java.util.Arrays;

/**
 * Sound as numbers: {@code (channel, sample)} at a sample rate in Hz, full scale at ±1. Immutable by contract: the arrays
 * are shared, not copied, so whoever hands an array over, or reads one, does not write to it afterwards.
 */
public final class Waveform {

    private final float[][] samples;
    private final int sampleRate;

    private Waveform(float[][] samples, int sampleRate) {
        if (sampleRate <= 0) {
            throw new IllegalArgumentException("The sample rate is " + sampleRate + " Hz; it must be positive.");
        }
        if (samples.length == 0) {
            throw new IllegalArgumentException("A waveform needs at least one channel.");
        }
        for (float[] channel : samples) {
            if (channel.length != samples[0].length) {
                throw new IllegalArgumentException("Channels differ in length: " + samples[0].length + " and "
                        + channel.length + " samples; all channels of a waveform have the same length.");
            }
        }
        this.samples = samples;
        this.sampleRate = sampleRate;
    }

    /**
     * A waveform of several channels.
     *
     * @param samples {@code (channel, sample)}, handed over
     * @param sampleRate in Hz
     */
    public static Waveform of(float[][] samples, int sampleRate) {
        return new Waveform(samples.clone(), sampleRate);
    }

    /**
     * A waveform of one channel.
     *
     * @param samples handed over
     * @param sampleRate in Hz
     */
    public static Waveform mono(float[] samples, int sampleRate) {
        return new Waveform(new float[][] {samples}, sampleRate);
    }

    /** Samples per second, Hz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** Number of channels, at least 1. */
    public int channels() {
        return samples.length;
    }

    /** Samples in each channel. */
    public int length() {
        return samples[0].length;
    }

    /** Seconds. */
    public double duration() {
        return (double) length() / sampleRate;
    }

    /** The samples of a channel: shared, to be read only. */
    public float[] channel(int channel) {
        return samples[channel];
    }

    /** The mean of all channels as one channel; this waveform itself where it has only one. */
    public Waveform toMono() {
        if (channels() == 1) {
            return this;
        }
        float[] mean = new float[length()];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (float[] channel : samples) {
                sum += channel[i];
            }
            mean[i] = (float) (sum / samples.length);
        }
        return mono(mean, sampleRate);
    }

    /**
     * Part of this waveform.
     *
     * @param from first sample, inclusive
     * @param to last sample, exclusive
     */
    public Waveform slice(int from, int to) {
        float[][] part = new float[channels()][];
        for (int c = 0; c < part.length; c++) {
            part[c] = Arrays.copyOfRange(samples[c], from, to);
        }
        return new Waveform(part, sampleRate);
    }

    /**
     * This sound at another sample rate (see {@link Resampler}); this waveform itself where it has that rate.
     *
     * @param sampleRate Hz
     */
    public Waveform resample(int sampleRate) {
        return Resampler.of(this.sampleRate, sampleRate).apply(this);
    }

    /** The largest absolute sample value of all channels. */
    public float peak() {
        float peak = 0;
        for (float[] channel : samples) {
            for (float x : channel) {
                peak = Math.max(peak, Math.abs(x));
            }
        }
        return peak;
    }

    @Override
    public String toString() {
        return "Waveform[" + channels() + " × " + length() + " samples, " + sampleRate + " Hz, " + duration() + " s]";
    }
}
