package etude.effects;

import etude.signal.Waveform;

/**
 * Pre-emphasis {@code y[n] = x[n] - k x[n-1]}, which lifts high frequencies, and its inverse. Before the first sample the
 * sound is continued in a straight line, as in librosa: {@code y[0] = x[0] + 2 x[0] - x[1]}.
 *
 * @param coefficient k, from 0 (nothing) to 1
 */
public record Emphasis(double coefficient) {

    /** 0.97, as in HTK and librosa. */
    public static final Emphasis STANDARD = new Emphasis(0.97);

    /** Checks the range. */
    public Emphasis {
        if (!(coefficient >= 0 && coefficient <= 1)) {
            throw new IllegalArgumentException(
                    "The coefficient of the emphasis is " + coefficient + "; it must be from 0 to 1.");
        }
    }

    /** A clip with its high frequencies lifted. */
    public Waveform pre(Waveform clip) {
        float[][] channels = new float[clip.channels()][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = pre(clip.channel(c));
        }
        return Waveform.of(channels, clip.sampleRate());
    }

    /** The clip that {@link #pre} made another one of. */
    public Waveform de(Waveform clip) {
        float[][] channels = new float[clip.channels()][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = de(clip.channel(c));
        }
        return Waveform.of(channels, clip.sampleRate());
    }

    private float[] pre(float[] x) {
        float[] y = new float[x.length];
        for (int i = 1; i < x.length; i++) {
            y[i] = (float) (x[i] - coefficient * x[i - 1]);
        }
        if (x.length > 0) {
            y[0] = x.length > 1 ? 3 * x[0] - x[1] : x[0];
        }
        return y;
    }

    /** From {@code y[0] = 3 x[0] - x[1]} and {@code y[1] = x[1] - k x[0]} follows {@code x[0] = (y[0] + y[1]) / (3 - k)}. */
    private float[] de(float[] y) {
        float[] x = new float[y.length];
        double last = y.length > 1 ? (y[0] + (double) y[1]) / (3 - coefficient) : 0;
        for (int i = 0; i < y.length; i++) {
            last = i == 0 ? (y.length > 1 ? last : y[0]) : y[i] + coefficient * last;
            x[i] = (float) last;
        }
        return x;
    }
}
