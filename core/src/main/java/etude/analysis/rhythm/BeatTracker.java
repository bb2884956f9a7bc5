package etude.analysis.rhythm;

import etude.annotation.Beat;
import etude.annotation.Method;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
 * <p>Clips of silence, and clips too short to hold two beats, give a track without beats. The result does not depend on the
 * number of threads.
 */
public final class BeatTracker {

    /** Share by which beats may become longer or shorter than most. */
    private static final double DRIFT = 1.3;

    /** What it is worth that a beat lies where the phase was found to be, and how near in shares of a beat. */
    private static final double GUIDE = 6;

    private static final double NEAR = 0.08;

    private final boolean pointer;

    private BeatTracker(boolean pointer) {
        this.pointer = pointer;
    }

    /** The tracker that is best on most music: {@link #barPointer}. */
    public static BeatTracker standard() {
        return barPointer();
    }

    /** Beats by a bar pointer model, whose tempo may change from beat to beat. */
    public static BeatTracker barPointer() {
        return new BeatTracker(true);
    }

    /** Beats by dynamic programming at one tempo. */
    public static BeatTracker dynamicProgramming() {
        return new BeatTracker(false);
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
        double rate = evidence.frameRate();
        Strength strength = Strength.of(evidence);
        BeatActivation activation =
                BeatActivation.of(strength, rate).told(hints.taps(), rate).told(hints.downbeats(), rate);
        boolean told = !hints.taps().isEmpty() || !hints.downbeats().isEmpty();
        List<TempoSearch.Found> found = new TempoSearch(evidence, strength, activation, told).search(hints);
        if (found.isEmpty()) {
            return none();
        }
        TempoEstimate tempo = TempoSearch.estimate(found);
        Pulse pulse = found.get(0).pulse();
        Pulse phase = found.get(0).phase();
        int[] frames = strength.sounding(decode(phase, pulse, strength, activation, hints, rate));
        if (frames.length < 2 && !told) {
            return none();
        }
        BarSearch.Bars bars = BarSearch.of(evidence, strength, frames, hints);
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < frames.length; i++) {
            beats.add(new Beat(frames[i] / rate, bars.positions()[i]));
        }
        double confidence = confidence(strength, frames, tempo);
        return new BeatTrack(beats, tempo, bars.metre(), bars.confidence(), confidence, method());
    }

    /** One stroke is no pulse. */
    private BeatTrack none() {
        return new BeatTrack(List.of(), TempoEstimate.NONE, Metre.UNKNOWN, 0, 0, method());
    }

    private int[] decode(
            Pulse phase, Pulse pulse, Strength strength, BeatActivation activation, BeatHints hints, double rate) {
        double period = pulse.period();
        if (!pointer) {
            return DynamicProgramming.beats(strength.all(), period);
        }
        BeatActivation guided = phase == pulse ? activation : activation.wanted(phase.beats(), GUIDE, NEAR * period);
        double shortest = Math.max(60 * rate / hints.fastest(), period / DRIFT);
        double longest = Math.min(60 * rate / hints.slowest(), period * DRIFT);
        return BarPointer.beats(guided, Math.min(shortest, period), Math.max(longest, period));
    }

    private Method method() {
        return pointer
                ? new Method(
                        "bar pointer over onsets in five bands",
                        "Krebs, Böck and Widmer, An efficient state-space model for joint tempo and meter tracking, ISMIR,"
                                + " 2015")
                : new Method(
                        "dynamic programming over onsets in five bands",
                        "Ellis, Beat tracking by dynamic programming, Journal of New Music Research, 2007");
    }

    /** How clearly the beats stand out of what is usual, times the confidence in their tempo. */
    private static double confidence(Strength strength, int[] beats, TempoEstimate tempo) {
        double on = strength.at(
                BeatEvidence.BANDS, Arrays.stream(beats).asDoubleStream().toArray());
        return on <= 1 ? 0 : (1 - 1 / on) * tempo.confidence();
    }
}
