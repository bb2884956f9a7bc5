package etude.analysis;

import etude.signal.Waveform;

/**
 * How loud a sound is, by EBU R 128.
 *
 * <p>Levels of silence, and of clips shorter than a window, are negative infinity.
 *
 * @param integrated of the whole programme, LUFS
 * @param range between soft and loud passages, LU; 0 where no window of 3 s is audible
 * @param truePeak largest absolute value between samples, four times oversampled (twice from 96 kHz on), dBTP
 * @param samplePeak largest absolute sample, dBFS
 * @param momentary of windows of 400 ms that begin every 100 ms, LUFS
 * @param shortTerm of windows of 3 s that begin every 100 ms, LUFS
 * @see <a href="https://tech.ebu.ch/publications/r128">EBU R 128</a>
 * @see <a href="https://tech.ebu.ch/publications/tech3341">EBU Tech 3341, Loudness metering</a>
 * @see <a href="https://tech.ebu.ch/publications/tech3342">EBU Tech 3342, Loudness range</a>
 */
public record Loudness(
        double integrated, double range, double truePeak, double samplePeak, double[] momentary, double[] shortTerm) {

    /** Seconds from one momentary or short-term value to the next. */
    public static final double STEP = 0.1;

    /** Copies the arrays. */
    public Loudness {
        momentary = momentary.clone();
        shortTerm = shortTerm.clone();
    }

    @Override
    public double[] momentary() {
        return momentary.clone();
    }

    @Override
    public double[] shortTerm() {
        return shortTerm.clone();
    }

    /** The loudest window of 400 ms, LUFS. */
    public double loudestMomentary() {
        return max(momentary);
    }

    /** The loudest window of 3 s, LUFS. */
    public double loudestShortTerm() {
        return max(shortTerm);
    }

    /** The loudness of a clip. A mono clip is one channel: 3 dB less than the same on two. */
    public static Loudness of(Waveform clip) {
        var meter = new LoudnessMeter(clip.sampleRate(), clip.channels());
        float[][] channels = new float[clip.channels()][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = clip.channel(c);
        }
        int second = clip.sampleRate();
        for (int at = 0; at < clip.length(); at += second) {
            meter.push(channels, at, Math.min(second, clip.length() - at));
        }
        return meter.end();
    }

    private static double max(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            max = Math.max(max, v);
        }
        return max;
    }
}
