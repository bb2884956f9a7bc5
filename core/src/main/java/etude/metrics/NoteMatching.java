package etude.metrics;

import etude.annotation.PitchedNote;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Which notes of an estimate are which of a reference, as indices of the estimate, −1 for none. */
record NoteMatching(List<PitchedNote> reference, List<PitchedNote> estimate, TranscriptionMetrics.Settings settings) {

    /** Half of the last digit that counts, seconds, and a little. */
    private static final double SLACK = 1e-4;

    static NoteMatching of(
            List<PitchedNote> reference, List<PitchedNote> estimate, TranscriptionMetrics.Settings settings) {
        check("reference", reference);
        check("estimate", estimate);
        return new NoteMatching(reference, estimate, settings);
    }

    private static void check(String whose, List<PitchedNote> notes) {
        for (int i = 0; i < notes.size(); i++) {
            PitchedNote note = notes.get(i);
            if (note.onset() < 0 || !(note.duration() > 0)) {
                throw new IllegalArgumentException("The " + whose + "'s note number " + (i + 1) + " sounds from "
                        + note.onset() + " s to " + note.offset()
                        + " s; notes must not begin before 0 and must have a duration. Leave others out.");
            }
        }
    }

    int[] notes(boolean offsets) {
        return match(
                PitchedNote::onset,
                r -> settings.onsetTolerance(),
                (a, b) -> onset(a, b) && pitch(a, b) && (!offsets || offset(a, b)));
    }

    int[] onsets() {
        return match(PitchedNote::onset, r -> settings.onsetTolerance(), this::onset);
    }

    int[] offsets() {
        return match(PitchedNote::offset, this::offsetTolerance, this::offset);
    }

    private interface Near {
        boolean test(PitchedNote reference, PitchedNote estimate);
    }

    /** Asks only for pairs that are near in time, in the order of the notes. */
    private int[] match(ToDoubleFunction<PitchedNote> time, ToDoubleFunction<PitchedNote> tolerance, Near near) {
        Integer[] byTime = new Integer[estimate.size()];
        Arrays.setAll(byTime, i -> i);
        Arrays.sort(byTime, Comparator.comparingDouble(e -> time.applyAsDouble(estimate.get(e))));
        double[] times = Arrays.stream(byTime)
                .mapToDouble(e -> time.applyAsDouble(estimate.get(e)))
                .toArray();
        var graph = new BipartiteGraph(reference.size(), estimate.size());
        for (int r = 0; r < reference.size(); r++) {
            PitchedNote note = reference.get(r);
            double at = time.applyAsDouble(note);
            double reach = tolerance.applyAsDouble(note) + SLACK;
            int[] candidates = Arrays.stream(
                            byTime, Ascending.below(times, at - reach), Ascending.upTo(times, at + reach))
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
            for (int e : candidates) {
                if (near.test(note, estimate.get(e))) {
                    graph.pair(r, e);
                }
            }
        }
        return graph.match();
    }

    private boolean onset(PitchedNote a, PitchedNote b) {
        return within(time(a.onset() - b.onset()), settings.onsetTolerance());
    }

    private boolean offset(PitchedNote a, PitchedNote b) {
        return within(time(a.offset() - b.offset()), offsetTolerance(a));
    }

    private boolean pitch(PitchedNote a, PitchedNote b) {
        double cents = 1200 * (log2(a.frequency()) - log2(b.frequency()));
        return within(Math.abs(cents), settings.pitchTolerance());
    }

    private double offsetTolerance(PitchedNote note) {
        return Math.max(settings.offsetRatio() * note.duration(), settings.offsetMinTolerance());
    }

    private boolean within(double distance, double tolerance) {
        return settings.strict() ? distance < tolerance : distance <= tolerance;
    }

    private static double time(double difference) {
        return Math.rint(Math.abs(difference) * 1e4) / 1e4;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
