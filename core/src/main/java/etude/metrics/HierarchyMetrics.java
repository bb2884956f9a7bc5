package etude.metrics;

import etude.annotation.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * How well the structure of a piece is found on several levels at once, from coarse to fine.
 *
 * <p>Conventions. A hierarchy is a list of levels, coarse ones first; each is a list of ascending segments without
 * overlap. The reference's levels are filled up from 0 s and must end together; the estimate's are cut and filled up to
 * the reference's span. Both are read every 0.1 s. Two moments are the nearer, the finer the level on which they still
 * lie in the same segment (T-measure) or in segments of the same label (L-measure). For each moment all others are
 * ranked by nearness; a figure says which part of the pairs that one hierarchy ranks differently is ranked the same way
 * by the other. The L-measure looks at the whole piece, the T-measure at 15 s before and after; {@code reduced} counts
 * pairs of neighbouring levels only, {@code full} all. Recall takes the pairs of the reference, precision those of the
 * estimate. Without a reference all figures are 0.
 *
 * @see "B. McFee, O. Nieto, J. P. Bello: Hierarchical evaluation of segment boundary detection, ISMIR 2015"
 * @see "B. McFee, O. Nieto, M. M. Farbood, J. P. Bello: Evaluating hierarchical structure in music annotations,
 *     Frontiers in Psychology 8:1337, 2017"
 */
public final class HierarchyMetrics {

    private HierarchyMetrics() {}

    /**
     * What changes the figures.
     *
     * @param window seconds before and after a moment that the T-measure looks at; infinite for the whole piece
     * @param frame how often hierarchies are read, seconds, at most {@code window}
     * @param beta weight of recall in F-measures
     */
    public record Settings(double window, double frame, double beta) {

        /** 15 s, every 0.1 s, F-measures with equal weights. */
        public static final Settings STANDARD = new Settings(15, 0.1, 1);

        /** Checks the ranges. */
        public Settings {
            Require.positive("frame", frame);
            Require.positive("beta", beta);
            if (!(window >= frame)) {
                throw new IllegalArgumentException(
                        "window is " + window + " s; it must be at least a frame, " + frame + " s.");
            }
        }

        /** The same with another window, in seconds. */
        public Settings withWindow(double seconds) {
            return new Settings(seconds, frame, beta);
        }
    }

    /** All figures with the usual settings. */
    public static Scores evaluate(List<List<Segment>> reference, List<List<Segment>> estimate) {
        return evaluate(reference, estimate, Settings.STANDARD);
    }

    /**
     * All figures.
     *
     * @throws IllegalArgumentException if segments do not ascend, overlap, have no duration or start before 0, or if
     *     the reference's levels do not end together
     */
    public static Scores evaluate(List<List<Segment>> reference, List<List<Segment>> estimate, Settings settings) {
        var sheet = new ScoreSheet("hierarchy")
                .with("window", Double.isInfinite(settings.window) ? "whole piece" : settings.window + " s")
                .with("frame", settings.frame, "s")
                .with("beta", settings.beta, "");
        put(sheet, "T-%s reduced", tMeasure(reference, estimate, false, settings));
        put(sheet, "T-%s full", tMeasure(reference, estimate, true, settings));
        put(sheet, "L-%s", lMeasure(reference, estimate, settings));
        return sheet.scores();
    }

    private static void put(ScoreSheet sheet, String name, Retrieval measure) {
        sheet.put(String.format(name, "Precision"), measure.precision())
                .put(String.format(name, "Recall"), measure.recall())
                .put(String.format(name, "Measure"), measure.fMeasure());
    }

    /**
     * The T-measure: of boundaries alone.
     *
     * @param full whether all pairs of levels count, not only those of neighbouring levels
     */
    public static Retrieval tMeasure(
            List<List<Segment>> reference, List<List<Segment>> estimate, boolean full, Settings settings) {
        return ranking(reference, estimate, false, settings).agreement(full, settings.beta);
    }

    /** The L-measure: of labels, over the whole piece. */
    public static Retrieval lMeasure(List<List<Segment>> reference, List<List<Segment>> estimate, Settings settings) {
        Settings whole = settings.withWindow(Double.POSITIVE_INFINITY);
        return ranking(reference, estimate, true, whole).agreement(true, settings.beta);
    }

    private static NearnessRanking ranking(
            List<List<Segment>> reference, List<List<Segment>> estimate, boolean labels, Settings settings) {
        check("reference", reference);
        check("estimate", estimate);
        if (reference.stream().allMatch(List::isEmpty)) {
            return NearnessRanking.of(List.of(), List.of(), labels, settings);
        }
        double end = commonEnd(reference);
        return NearnessRanking.of(span(reference, 0, end), span(estimate, 0, end), labels, settings);
    }

    private static void check(String whose, List<List<Segment>> levels) {
        for (int i = 0; i < levels.size(); i++) {
            Require.segments(whose + "'s level " + (i + 1), levels.get(i));
        }
    }

    /** The latest end; ends may differ by rounding (10 µs a second). */
    private static double commonEnd(List<List<Segment>> levels) {
        double end = 0;
        for (List<Segment> level : levels) {
            end = level.isEmpty() ? end : Math.max(end, Timeline.end(level));
        }
        for (int i = 0; i < levels.size(); i++) {
            double own = levels.get(i).isEmpty() ? 0 : Timeline.end(levels.get(i));
            if (Math.abs(own - end) > 1e-8 + 1e-5 * end) {
                throw new IllegalArgumentException("The reference's level " + (i + 1) + " ends at " + own
                        + " s, another at " + end + " s; all levels must end together. Fill the shorter one up.");
            }
        }
        return end;
    }

    private static List<List<Segment>> span(List<List<Segment>> levels, double from, double to) {
        var all = new ArrayList<List<Segment>>();
        for (List<Segment> level : levels) {
            all.add(Timeline.span(level, from, to, "__T_MIN", "__T_MAX"));
        }
        return all;
    }
}
