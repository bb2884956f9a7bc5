package etude.analysis.rhythm;

import etude.signal.Waveform;
import java.util.SplittableRandom;

/** Sounds whose beginnings are known to the sample. */
final class Clicks {

    private Clicks() {}

    /** Short bursts of noise at times in seconds. */
    static Waveform at(double[] times, double seconds, int sampleRate) {
        double[] loudness = new double[times.length];
        java.util.Arrays.fill(loudness, 0.5);
        return at(times, loudness, seconds, sampleRate);
    }

    /** Short bursts of noise at times in seconds, each with a loudness. */
    static Waveform at(double[] times, double[] loudness, double seconds, int sampleRate) {
        var random = new SplittableRandom(7);
        float[] x = new float[(int) Math.round(seconds * sampleRate)];
        for (int n = 0; n < times.length; n++) {
            int from = (int) Math.round(times[n] * sampleRate);
            int length = sampleRate / 25;
            for (int i = 0; i < length && from + i < x.length; i++) {
                double decay = Math.exp(-6.0 * i / length);
                x[from + i] += (float) (loudness[n] * decay * (2 * random.nextDouble() - 1));
            }
        }
        return Waveform.mono(x, sampleRate);
    }

    /** Times from {@code first} on, so many a minute. */
    static double[] regular(double first, double bpm, double seconds) {
        int count = (int) Math.ceil((seconds - first) * bpm / 60);
        double[] times = new double[Math.max(0, count)];
        for (int n = 0; n < times.length; n++) {
            times[n] = first + 60.0 * n / bpm;
        }
        return times;
    }
}
