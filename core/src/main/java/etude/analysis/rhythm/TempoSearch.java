package etude.analysis.rhythm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tempos that a listener might tap: peaks of the periodicity at the beat and its multiples, weighed by how often listeners
 * choose a tempo, which is log-normal around two beats a second.
 *
 * @see <a href="https://doi.org/10.1080/09298219908570721">van Noorden and Moelants, Resonance in the perception of musical
 *     pulse, 1999</a>
 */
final class TempoSearch {

    private static final double PREFERRED_BPM = 120;
    private static final double OCTAVES = 0.7;
    private static final double STEP = 1.005;
    private static final int MULTIPLES = 4;
    private static final int MOST = 5;

    private TempoSearch() {}

    static TempoEstimate of(Periodicity periodicity, double frameRate, BeatHints hints) {
        if (periodicity.values().length == 0) {
            return TempoEstimate.NONE;
        }
        int count = (int) Math.ceil(Math.log(hints.fastest() / hints.slowest()) / Math.log(STEP)) + 1;
        double[] bpm = new double[count];
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            bpm[i] = Math.min(hints.fastest(), hints.slowest() * Math.pow(STEP, i));
            scores[i] = score(periodicity, 60 * frameRate / bpm[i]) * prior(bpm[i]);
        }
        return ranked(bpm, scores);
    }

    private static double score(Periodicity periodicity, double lag) {
        double sum = 0;
        for (int k = 1; k <= MULTIPLES; k++) {
            sum += periodicity.at(k * lag);
        }
        return Math.max(0, sum / MULTIPLES);
    }

    static double prior(double bpm) {
        double octaves = Math.log(bpm / PREFERRED_BPM) / Math.log(2) / OCTAVES;
        return Math.exp(-0.5 * octaves * octaves);
    }

    private static TempoEstimate ranked(double[] bpm, double[] scores) {
        List<TempoCandidate> peaks = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < bpm.length; i++) {
            boolean rises = i == 0 || scores[i] > scores[i - 1];
            boolean falls = i == bpm.length - 1 || scores[i] >= scores[i + 1];
            if (scores[i] > 0 && rises && falls) {
                peaks.add(new TempoCandidate(bpm[i], Math.min(1, scores[i])));
            }
        }
        peaks.sort(Comparator.comparingDouble(TempoCandidate::confidence).reversed());
        List<TempoCandidate> best = peaks.subList(0, Math.min(MOST, peaks.size()));
        for (TempoCandidate peak : best) {
            sum += peak.confidence();
        }
        double all = sum;
        return new TempoEstimate(best.stream()
                .map(peak -> new TempoCandidate(peak.bpm(), Math.min(1, peak.confidence() / all)))
                .toList());
    }
}
