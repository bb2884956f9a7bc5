package etude.effects;

import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a clip is silent: frames (centred, zeros outside the clip) whose root mean square lies {@code topDb} or more below
 * that of the loudest frame. Of several channels the loudest counts, as in librosa. A clip of digital silence has no
 * loudest frame and counts as sound.
 *
 * @param topDb dB below the loudest frame from which on a frame is silent, positive
 * @param frameLength samples in a frame
 * @param hop samples from frame to frame
 */
public record Silence(double topDb, int frameLength, int hop) {

    /** librosa's values: 60 dB, 2048 samples, hop 512. */
    public static final Silence STANDARD = new Silence(60, 2048, 512);

    private static final double FAINTEST = 1e-10;

    /** Checks the ranges. */
    public Silence {
        if (!(topDb > 0) || frameLength < 1 || hop < 1) {
            throw new IllegalArgumentException("topDb is " + topDb + ", frameLength " + frameLength + " and hop " + hop
                    + "; all must be positive.");
        }
    }

    /**
     * A stretch of a clip.
     *
     * @param from first sample, inclusive
     * @param to last sample, exclusive
     */
    public record Interval(int from, int to) {
        /** Samples. */
        public int length() {
            return to - from;
        }

        /** This stretch of a clip. */
        public Waveform of(Waveform clip) {
            return clip.slice(from, to);
        }
    }

    /** The stretch from the first to the last sound; empty for an empty clip. */
    public Interval bounds(Waveform clip) {
        List<Interval> sounds = sounds(clip);
        return sounds.isEmpty()
                ? new Interval(0, 0)
                : new Interval(
                        sounds.get(0).from(), sounds.get(sounds.size() - 1).to());
    }

    /** The clip without silence before and after. */
    public Waveform trim(Waveform clip) {
        return bounds(clip).of(clip);
    }

    /** The stretches of sound between silences, as parts of the clip. */
    public List<Waveform> split(Waveform clip) {
        return sounds(clip).stream().map(interval -> interval.of(clip)).toList();
    }

    /** The stretches of sound between silences, in frames' steps. */
    public List<Interval> sounds(Waveform clip) {
        boolean[] sound = soundingFrames(clip);
        var intervals = new ArrayList<Interval>();
        int from = -1;
        for (int t = 0; t <= sound.length; t++) {
            boolean on = t < sound.length && sound[t];
            if (on && from < 0) {
                from = t;
            } else if (!on && from >= 0) {
                intervals.add(new Interval(at(from, clip), at(t, clip)));
                from = -1;
            }
        }
        return intervals;
    }

    private int at(int frame, Waveform clip) {
        return (int) Math.min(clip.length(), (long) frame * hop);
    }

    private boolean[] soundingFrames(Waveform clip) {
        int padded = clip.length() + 2 * (frameLength / 2);
        int frames = clip.length() == 0 || padded < frameLength ? 0 : 1 + (padded - frameLength) / hop;
        double[] levels = new double[frames];
        for (int c = 0; c < clip.channels(); c++) {
            raise(levels, clip.channel(c));
        }
        double loudest = Math.max(FAINTEST, Arrays.stream(levels).max().orElse(0));
        boolean[] sound = new boolean[frames];
        for (int t = 0; t < frames; t++) {
            sound[t] = 10 * Math.log10(Math.max(FAINTEST, levels[t]) / loudest) > -topDb;
        }
        return sound;
    }

    /** Raises each frame's level to its mean square in this channel. */
    private void raise(double[] levels, float[] x) {
        for (int t = 0; t < levels.length; t++) {
            int start = (int) ((long) t * hop - frameLength / 2);
            double sum = 0;
            for (int i = Math.max(0, start); i < Math.min(x.length, start + frameLength); i++) {
                sum += (double) x[i] * x[i];
            }
            levels[t] = Math.max(levels[t], sum / frameLength);
        }
    }
}
