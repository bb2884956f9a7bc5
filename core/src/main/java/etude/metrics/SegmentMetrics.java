package etude.metrics;

import etude.annotation.Segment;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How well the structure of a piece is found: where its parts begin, and which of them are alike.
 *
 * <p>Conventions. Segments ascend without overlap. The reference is filled up from 0 s to its first segment, and the
 * estimate is cut and filled up to the reference's span; what is added has a label of its own. Boundaries are the
 * starts and ends of all segments, to 10 µs, each once. For the figures of labels both are read every 0.1 s; which
 * words the labels are does not matter, nor do upper and lower case. Without a reference all figures are 0, and the
 * deviations not a number.
 *
 * <ul>
 *   <li>{@code Precision@…, Recall@…, F-measure@…}: boundaries found within 0.5 s and 3 s, each counted once (Turnbull
 *       et al. 2007); {@code Ref-to-est deviation, Est-to-ref deviation}: median distances to the nearest boundary of
 *       the other, seconds
 *   <li>{@code Pairwise …}: pairs of moments that are said to belong together (Levy, Sandler 2008); {@code Rand Index}:
 *       pairs about which both say the same; {@code Adjusted Rand Index}: the same above chance (Hubert, Arabie 1985)
 *   <li>{@code Mutual Information} in nats; {@code Adjusted} for chance (Vinh, Epps, Bailey 2010) and
 *       {@code Normalized}
 *   <li>{@code NCE …}: over- and under-segmentation by conditional entropies (Lukashevich 2008); {@code V …}: the same
 *       divided by the entropies there are instead of the largest possible ones (Rosenberg, Hirschberg 2007)
 * </ul>
 */
public final class SegmentMetrics {

    private SegmentMetrics() {}

    /**
     * What changes the figures.
     *
     * @param frame how often labels are read, seconds
     * @param beta weight of recall in F-measures
     * @param trim whether the first and the last boundary are left out, which any estimate gets right
     */
    public record Settings(double frame, double beta, boolean trim) {

        /** Labels every 0.1 s, F-measures with equal weights, all boundaries. */
        public static final Settings STANDARD = new Settings(0.1, 1, false);

        /** Checks the ranges. */
        public Settings {
            Require.positive("frame", frame);
            Require.positive("beta", beta);
        }
    }

    /**
     * Distances of boundaries.
     *
     * @param referenceToEstimate median distance from a boundary of the reference to the nearest estimated one,
     *     seconds; NaN if one of the two has none
     * @param estimateToReference the same from the estimate
     */
    public record Deviation(double referenceToEstimate, double estimateToReference) {}

    /**
     * What one labelling says about the other.
     *
     * @param mutual mutual information, nats
     * @param adjusted above what chance would give, as part of the most there could be above it
     * @param normalized as part of the geometric mean of both entropies
     */
    public record Information(double mutual, double adjusted, double normalized) {}

    /**
     * What one labelling leaves open about the other, taken from 1.
     *
     * @param over 1 where no segment of the reference is split
     * @param under 1 where no segments of the reference are thrown together
     * @param fMeasure of both
     */
    public record Entropies(double over, double under, double fMeasure) {}

    /** All figures with the usual settings. */
    public static Scores evaluate(List<Segment> reference, List<Segment> estimate) {
        return evaluate(reference, estimate, Settings.STANDARD);
    }

    /**
     * All figures.
     *
     * @throws IllegalArgumentException if segments do not ascend, overlap, have no duration or start before 0
     */
    public static Scores evaluate(List<Segment> reference, List<Segment> estimate, Settings settings) {
        var sheet = new ScoreSheet("segment")
                .with("frame", settings.frame, "s")
                .with("beta", settings.beta, "")
                .with("first and last boundary", settings.trim ? "left out" : "counted");
        putBoundaries(sheet, reference, estimate, settings);
        putLabels(sheet, Labellings.of(reference, estimate, settings.frame), settings.beta);
        return sheet.scores();
    }

    private static void putBoundaries(
            ScoreSheet sheet, List<Segment> reference, List<Segment> estimate, Settings settings) {
        for (double window : new double[] {0.5, 3}) {
            Retrieval found = boundaries(reference, estimate, window, settings);
            sheet.put("Precision@" + window, found.precision())
                    .put("Recall@" + window, found.recall())
                    .put("F-measure@" + window, found.fMeasure());
        }
        Deviation deviation = deviation(reference, estimate, settings);
        sheet.put("Ref-to-est deviation", deviation.referenceToEstimate)
                .put("Est-to-ref deviation", deviation.estimateToReference);
    }

    private static void putLabels(ScoreSheet sheet, Labellings labels, double beta) {
        Retrieval pairs = labels.pairwise(beta);
        Information information = labels.information();
        Entropies conditional = labels.entropies(false, beta);
        Entropies v = labels.entropies(true, beta);
        sheet.put("Pairwise Precision", pairs.precision())
                .put("Pairwise Recall", pairs.recall())
                .put("Pairwise F-measure", pairs.fMeasure())
                .put("Rand Index", labels.randIndex())
                .put("Adjusted Rand Index", labels.adjustedRandIndex())
                .put("Mutual Information", information.mutual)
                .put("Adjusted Mutual Information", information.adjusted)
                .put("Normalized Mutual Information", information.normalized)
                .put("NCE Over", conditional.over)
                .put("NCE Under", conditional.under)
                .put("NCE F-measure", conditional.fMeasure)
                .put("V Precision", v.over)
                .put("V Recall", v.under)
                .put("V-measure", v.fMeasure);
    }

    /** Boundaries found at most {@code window} seconds away, matched one to one. */
    public static Retrieval boundaries(
            List<Segment> reference, List<Segment> estimate, double window, Settings settings) {
        Require.notNegative("window", window);
        Spans spans = Spans.of(reference, estimate);
        return EventMatching.retrieval(
                boundaries(spans.reference, settings), boundaries(spans.estimate, settings), window, settings.beta);
    }

    /** Median distances between boundaries. */
    public static Deviation deviation(List<Segment> reference, List<Segment> estimate, Settings settings) {
        Spans spans = Spans.of(reference, estimate);
        double[] wanted = boundaries(spans.reference, settings);
        double[] found = boundaries(spans.estimate, settings);
        return new Deviation(medianDistance(wanted, found), medianDistance(found, wanted));
    }

    /** Pairs of moments that belong to segments of the same label. */
    public static Retrieval pairwise(List<Segment> reference, List<Segment> estimate, Settings settings) {
        return Labellings.of(reference, estimate, settings.frame).pairwise(settings.beta);
    }

    /** Part of all pairs of moments of which both say the same, whether they belong together. */
    public static double randIndex(List<Segment> reference, List<Segment> estimate, Settings settings) {
        return Labellings.of(reference, estimate, settings.frame).randIndex();
    }

    /** The Rand index above what chance would give, at most 1. */
    public static double adjustedRandIndex(List<Segment> reference, List<Segment> estimate, Settings settings) {
        return Labellings.of(reference, estimate, settings.frame).adjustedRandIndex();
    }

    /** Mutual information. */
    public static Information mutualInformation(List<Segment> reference, List<Segment> estimate, Settings settings) {
        return Labellings.of(reference, estimate, settings.frame).information();
    }

    /** Normalised conditional entropies. */
    public static Entropies conditionalEntropies(List<Segment> reference, List<Segment> estimate, Settings settings) {
        return Labellings.of(reference, estimate, settings.frame).entropies(false, settings.beta);
    }

    /** The V-measure. */
    public static Entropies vMeasure(List<Segment> reference, List<Segment> estimate, Settings settings) {
        return Labellings.of(reference, estimate, settings.frame).entropies(true, settings.beta);
    }

    /** Both over the same span. */
    record Spans(List<Segment> reference, List<Segment> estimate) {

        static Spans of(List<Segment> reference, List<Segment> estimate) {
            Require.segments("reference", reference);
            Require.segments("estimate", estimate);
            if (reference.isEmpty()) {
                return new Spans(reference, List.of());
            }
            double end = Timeline.end(reference);
            return new Spans(
                    Timeline.span(reference, 0, end, "__T_MIN", "__T_MAX"),
                    Timeline.span(estimate, 0, end, "__T_MIN", "__T_MAX"));
        }
    }

    private static double[] boundaries(List<Segment> segments, Settings settings) {
        double[] all = segments.stream()
                .flatMapToDouble(s -> DoubleStream.of(s.start(), s.end()))
                .map(t -> Math.rint(t * 1e5) / 1e5)
                .sorted()
                .distinct()
                .toArray();
        int ends = settings.trim ? 1 : 0;
        return DoubleStream.of(all)
                .skip(ends)
                .limit(Math.max(0, all.length - 2 * ends))
                .toArray();
    }

    private static double medianDistance(double[] from, double[] to) {
        if (from.length == 0 || to.length == 0) {
            return Double.NaN;
        }
        return Ascending.median(
                DoubleStream.of(from).map(t -> Ascending.distance(to, t)).toArray());
    }
}
