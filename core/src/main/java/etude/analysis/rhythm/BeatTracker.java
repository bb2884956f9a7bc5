package etude.analysis.rhythm;

import etude.annotation.Beat;
import etude.annotation.Method;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds beats, bars and tempo.
 *
 * <pre>{@code
 * BeatTrack found = BeatTracker.standard().track(song);
 *
 * BeatEvidence evidence = BeatEvidence.of(song);
 * BeatTrack guided = BeatTracker.standard().track(evidence, BeatHints.NONE.withBeatsPerBar(3));
 * }</pre>
 *
 * <p>Clips of silence, and clips too short to hold a beat, give a track without beats. The result does not depend on the
 * number of threads.
 */
public final class BeatTracker {

    private BeatTracker() {}

    /** The tracker that is best on most music. */
    public static BeatTracker standard() {
        return new BeatTracker();
    }

    /**
     * The beats of a clip.
     *
     * @throws IllegalArgumentException if the sample rate is below 4000 Hz or a sample is not a finite number
     */
    public BeatTrack track(Waveform clip) {
        return track(BeatEvidence.of(clip), BeatHints.NONE);
    }

    /**
     * The beats of a sound of any length, which is played twice.
     *
     * @throws IllegalArgumentException as {@link #track(Waveform)}
     * @throws IOException if the sound cannot be read
     */
    public BeatTrack track(SampleSource sound) throws IOException {
        return track(BeatEvidence.of(sound), BeatHints.NONE);
    }

    /** The beats of what was heard, as a listener's hints have them. */
    public BeatTrack track(BeatEvidence evidence, BeatHints hints) {
        TempoEstimate tempo = TempoSearch.of(Periodicity.of(evidence), evidence.frameRate(), hints);
        if (!tempo.found()) {
            return new BeatTrack(List.of(), tempo, Metre.UNKNOWN, 0, 0, method());
        }
        float[] rises = rises(evidence);
        int[] frames = DynamicProgramming.beats(rises, 60 * evidence.frameRate() / tempo.bpm());
        BarSearch.Bars bars = BarSearch.of(evidence, frames, hints);
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < frames.length; i++) {
            beats.add(new Beat(frames[i] / evidence.frameRate(), bars.position(i)));
        }
        return new BeatTrack(beats, tempo, bars.metre(), bars.confidence(), confidence(rises, frames), method());
    }

    private static Method method() {
        return new Method(
                "dynamic programming over onsets in five bands",
                "Ellis, Beat tracking by dynamic programming, Journal of New Music Research, 2007");
    }

    private static float[] rises(BeatEvidence evidence) {
        float[] sum = new float[evidence.count()];
        for (int b = 0; b < BeatEvidence.BANDS; b++) {
            float[] band = evidence.band(b);
            for (int t = 0; t < sum.length; t++) {
                sum[t] += band[t];
            }
        }
        return sum;
    }

    /** Share of what begins that begins around the beats, set against the share of time that is around them. */
    private static double confidence(float[] rises, int[] beats) {
        boolean[] around = new boolean[rises.length];
        for (int beat : beats) {
            for (int t = Math.max(0, beat - 3); t < Math.min(rises.length, beat + 4); t++) {
                around[t] = true;
            }
        }
        double inside = 0;
        double all = 0;
        int frames = 0;
        for (int t = 0; t < rises.length; t++) {
            all += rises[t];
            inside += around[t] ? rises[t] : 0;
            frames += around[t] ? 1 : 0;
        }
        double time = rises.length == 0 ? 1 : (double) frames / rises.length;
        return all <= 0 || time >= 1 ? 0 : Math.max(0, Math.min(1, (inside / all - time) / (1 - time)));
    }
}
