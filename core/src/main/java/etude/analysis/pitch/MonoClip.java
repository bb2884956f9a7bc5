package etude.analysis.pitch;

import etude.signal.Resampler;
import etude.signal.Waveform;

/**
 * What a search for pitch hears of a clip: the mean of its channels, at a rate that is not higher than need be.
 *
 * @param x samples
 * @param rate Hz
 */
record MonoClip(float[] x, int rate) {

    /** Pitches reach up to 4.2 kHz, and a few harmonics say enough: higher rates are divided by a whole number. */
    static final int ENOUGH = 22_050;

    /**
     * The samples at their own rate.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     */
    static MonoClip of(Waveform clip) {
        for (int c = 0; c < clip.channels(); c++) {
            checkFinite(clip.channel(c), clip.length(), 0);
        }
        return new MonoClip(clip.toMono().channel(0), clip.sampleRate());
    }

    /** As {@link #of}, at the lowest whole fraction of the rate that is at least {@code enough}. */
    static MonoClip reduced(Waveform clip, int enough) {
        MonoClip mono = of(clip);
        int factor = factor(mono.rate, enough);
        if (factor == 1) {
            return mono;
        }
        Waveform whole = Waveform.mono(centred(mono.x), mono.rate);
        Waveform slow = Resampler.of(mono.rate, mono.rate / factor).apply(whole);
        return new MonoClip(slow.channel(0), slow.sampleRate());
    }

    /** Without the mean, which would ring at the clip's ends. */
    private static float[] centred(float[] x) {
        double sum = 0;
        for (float v : x) {
            sum += v;
        }
        float mean = (float) (sum / Math.max(1, x.length));
        float[] centred = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            centred[i] = x[i] - mean;
        }
        return centred;
    }

    /** The largest divisor of a rate that leaves at least {@code enough}; 1 where there is none. */
    static int factor(int rate, int enough) {
        int factor = Math.max(1, rate / enough);
        while (rate % factor != 0) {
            factor--;
        }
        return factor;
    }

    /** Refuses samples that are no numbers. */
    static void checkFinite(float[] x, int length, long before) {
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite(x[i])) {
                throw new IllegalArgumentException("Sample " + (before + i) + " is " + x[i]
                        + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
            }
        }
    }

    double duration() {
        return (double) x.length / rate;
    }
}
