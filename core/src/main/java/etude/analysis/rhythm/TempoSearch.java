package etude.analysis.rhythm;

import etude.signal.Parallel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which of the tempos that a sound suggests a listener would tap.
 *
 * <p>The strongest periods, their multiples and fractions are candidates. For each the best beats are found, and it is judged
 * by the tempos that listeners prefer, by how strongly what begins repeats after a beat, in the bass also after four beats
 * and half a beat, by how much begins at its beats, by how many beginnings a beat has, and by how well bars fit its beats.
 * The judgement is a sum of these; the differences of two sums are logarithms of odds. Its weights were set on
 * generated pieces of two dozen styles, and drawn a little towards what fits a second generated set, played by sampled
 * instruments, as far as that changes nothing on annotated recordings.
 *
 * @see <a href="https://doi.org/10.1080/09298219908570721">van Noorden and Moelants, Resonance in the perception of musical
 *     pulse, 1999</a>
 */
final class TempoSearch {

    private static final double PREFERRED_BPM = 128;
    private static final double[] RATIOS = {1, 2, 0.5, 3, 1 / 3.0, 1.5, 2 / 3.0, 4 / 3.0, 0.75, 4, 0.25};
    private static final double SLOWEST_PERIOD_SECONDS = 2.2;
    private static final double FASTEST_PERIOD_SECONDS = 0.2;
    private static final int PERIODS = 3;
    private static final double SAME = 0.04;

    /** Share by which beats of a candidate may be longer or shorter. */
    private static final double ROOM = 1.04;

    /** The same where a listener tapped: fingers are less exact. */
    private static final double TAPPED_ROOM = 1.12;

    private static final int LOW_BANDS = 2;
    private static final double PREFERENCE = 2.7;
    private static final double CROWDING = 1.6;
    private static final double BEAT = 3.3;
    private static final double LOW_BEAT = 4.2;
    private static final double LOW_FOUR_BEATS = 3.0;
    private static final double LOW_HALF_BEAT = 2.0;
    private static final double ON = 7.7;
    private static final double BARS = 0.41;
    private static final double LEAST = 0.1;
    private static final double NEGLIGIBLE = 0.001;

    private final BeatEvidence evidence;
    private final Strength strength;
    private final BeatActivation activation;
    private final Periodicity all;
    private final Periodicity low;
    private final Harmony harmony;
    private final int beginnings;
    private final boolean told;

    /**
     * A search.
     *
     * @param told whether the activation says where beats lie, so that they are not looked for elsewhere
     */
    TempoSearch(BeatEvidence evidence, Strength strength, BeatActivation activation, boolean told) {
        this.evidence = evidence;
        this.strength = strength;
        this.activation = activation;
        this.all = Periodicity.of(evidence, BeatEvidence.BANDS);
        this.low = Periodicity.of(evidence, LOW_BANDS);
        this.told = told;
        this.harmony = new Harmony(evidence);
        this.beginnings = strength.beginnings();
    }

    /**
     * A tempo with its beats.
     *
     * @param pulse the best beats
     * @param phase these, or beats between them where listeners would rather tap
     * @param bpm beats a minute
     * @param score logarithm of odds
     */
    record Found(Pulse pulse, Pulse phase, double bpm, double score) {}

    /** All candidates, the likeliest first; none where nothing repeats. */
    List<Found> search(BeatHints hints) {
        List<Found> found = new ArrayList<>();
        if (all.silent()) {
            return found;
        }
        double minute = 60 * evidence.frameRate();
        if (hints.tapped() > 0) {
            double period = minute / hints.tapped();
            add(found, BarPointer.beats(activation, period / TAPPED_ROOM, period * TAPPED_ROOM));
        } else {
            for (int[] beats : beats(candidates(hints), minute)) {
                add(found, beats);
            }
        }
        if (found.isEmpty() && hints.asked()) {
            add(found, BarPointer.beats(activation, minute / hints.fastest(), minute / hints.slowest()));
        }
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        return found;
    }

    /** Beats about each candidate's tempo, on all cores. */
    private int[][] beats(List<Double> candidates, double minute) {
        int[][] beats = new int[candidates.size()][];
        Parallel.blocks(beats.length, 1, (from, to) -> {
            double period = minute / candidates.get(from);
            beats[from] = BarPointer.beats(activation, period / ROOM, period * ROOM);
        });
        return beats;
    }

    private void add(List<Found> found, int[] beats) {
        if (beats.length < 2) {
            return;
        }
        Pulse pulse = Pulse.of(beats);
        double bpm = 60 * evidence.frameRate() / pulse.period();
        if (found.stream().noneMatch(other -> same(other.bpm(), bpm))) {
            Pulse phase = told ? pulse : PhaseSearch.best(pulse, strength, harmony);
            found.add(new Found(pulse, phase, bpm, score(pulse, phase)));
        }
    }

    /** Candidates as a listener reads them: confidences add up to one. */
    static TempoEstimate estimate(List<Found> found) {
        double sum = 0;
        for (Found candidate : found) {
            sum += Math.exp(candidate.score() - found.get(0).score());
        }
        List<TempoCandidate> candidates = new ArrayList<>();
        for (Found candidate : found) {
            double confidence = Math.exp(candidate.score() - found.get(0).score()) / sum;
            if (confidence > NEGLIGIBLE) {
                candidates.add(new TempoCandidate(candidate.bpm(), Math.min(1, confidence)));
            }
        }
        return new TempoEstimate(candidates);
    }

    private List<Double> candidates(BeatHints hints) {
        double rate = evidence.frameRate();
        List<Double> tempos = new ArrayList<>();
        for (double lag : all.peaks(FASTEST_PERIOD_SECONDS * rate, SLOWEST_PERIOD_SECONDS * rate, PERIODS)) {
            for (double ratio : RATIOS) {
                double bpm = 60 * rate / lag * ratio;
                boolean within = bpm >= hints.slowest() / (1 + SAME / 2) && bpm <= hints.fastest() * (1 + SAME / 2);
                if (within && tempos.stream().noneMatch(other -> same(other, bpm))) {
                    tempos.add(bpm);
                }
            }
        }
        return tempos;
    }

    private static boolean same(double a, double b) {
        return Math.abs(a / b - 1) < SAME;
    }

    private double score(Pulse pulse, Pulse phase) {
        double period = pulse.period();
        double octaves = log2(60 * evidence.frameRate() / period / PREFERRED_BPM);
        double perBeat = beginnings * period / evidence.count();
        double crowding = log2(Math.max(LEAST, perBeat)) - 1;
        double on = strength.at(BeatEvidence.BANDS, pulse.beats());
        return -PREFERENCE * octaves * octaves
                - CROWDING * crowding * crowding
                + BEAT * all.at(period)
                + LOW_BEAT * low.at(period)
                + LOW_FOUR_BEATS * low.at(4 * period)
                - LOW_HALF_BEAT * low.at(period / 2)
                + ON * Math.log(Math.max(LEAST, on))
                + BARS * BarSearch.score(evidence, strength, phase);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
