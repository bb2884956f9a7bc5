package etude.metrics;

import etude.annotation.ChordLabel;
import etude.annotation.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How well the chords of a piece are found.
 *
 * <p>Conventions. Chords are segments whose labels follow {@link ChordLabel}, ascending and without overlap; in a gap
 * the chord before goes on. The estimate is cut to the span of the reference and filled up with {@code N}. The figures
 * of chords are the part of the time in which the estimate is right, of that in which the reference is asked for; each
 * figure has its own idea of both ({@link ChordComparison}). {@code underseg} and {@code overseg} look at boundaries
 * only, of segments in which the chord does not change; {@code seg} is the lower of both. Without a reference all
 * figures are 0.
 *
 * @see "J. Pauwels, G. Peeters: Evaluating automatically estimated chord sequences, ICASSP 2013"
 * @see "M. Mauch: Automatic chord transcription from audio using computational models of musical context, PhD thesis,
 *     Queen Mary University of London, 2010, section 2.3 (mirex); C. Harte, PhD thesis, 2010, section 8.3
 *     (segmentation)"
 */
public final class ChordMetrics {

    private static final String NO_CHORD = "N";

    private ChordMetrics() {}

    /**
     * Segmentation.
     *
     * @param under 1 less what of the estimate's segments lies outside the longest piece a boundary of the reference
     *     leaves
     * @param over the same with reference and estimate exchanged
     */
    public record Segmentation(double under, double over) {
        /** The lower of both. */
        public double lower() {
            return Math.min(under, over);
        }
    }

    /**
     * All figures.
     *
     * @throws IllegalArgumentException if segments do not ascend, overlap, have no duration or start before 0, or if a
     *     label is not one of a chord
     */
    public static Scores evaluate(List<Segment> reference, List<Segment> estimate) {
        var sheet = new ScoreSheet("chord").with("vocabulary", "by figure").with("weight", "duration");
        List<Stretch> stretches = stretches(reference, estimate);
        for (ChordComparison comparison : ChordComparison.values()) {
            sheet.put(comparison.figure(), accuracy(stretches, comparison));
        }
        Segmentation segmentation = segmentation(reference, estimate);
        return sheet.put("underseg", segmentation.under)
                .put("overseg", segmentation.over)
                .put("seg", segmentation.lower())
                .scores();
    }

    /** The part of the time in which an estimate is right, of that in which the reference is asked for; 0 if it never is. */
    public static double accuracy(List<Segment> reference, List<Segment> estimate, ChordComparison comparison) {
        return accuracy(stretches(reference, estimate), comparison);
    }

    /** How well boundaries agree. */
    public static Segmentation segmentation(List<Segment> reference, List<Segment> estimate) {
        check(reference, estimate);
        if (reference.isEmpty()) {
            return new Segmentation(0, 0);
        }
        List<Segment> chords = ChordTrack.of("reference", reference).merged();
        List<Segment> found =
                ChordTrack.of("estimate", cut(estimate, reference)).merged();
        return new Segmentation(1 - distance(found, chords), 1 - distance(chords, found));
    }

    private static void check(List<Segment> reference, List<Segment> estimate) {
        Require.segments("reference", reference);
        Require.segments("estimate", estimate);
    }

    private static List<Segment> cut(List<Segment> estimate, List<Segment> reference) {
        return Timeline.span(estimate, Timeline.start(reference), Timeline.end(reference), NO_CHORD, NO_CHORD);
    }

    /** A stretch of time in which neither changes. */
    private record Stretch(double duration, ChordLabel reference, ChordLabel estimate) {}

    private static List<Stretch> stretches(List<Segment> reference, List<Segment> estimate) {
        check(reference, estimate);
        ChordTrack chords = ChordTrack.of("reference", reference);
        ChordTrack found = ChordTrack.of("estimate", reference.isEmpty() ? estimate : cut(estimate, reference));
        var stretches = new ArrayList<Stretch>();
        double end = reference.isEmpty() ? 0 : Timeline.end(reference);
        int r = 0;
        int e = 0;
        for (double at = reference.isEmpty() ? 0 : Timeline.start(reference); at < end; ) {
            double next = Math.min(end, Math.min(chords.startAfter(r), found.startAfter(e)));
            stretches.add(new Stretch(
                    next - at, chords.chords().get(r), found.chords().get(e)));
            at = next;
            r += chords.startAfter(r) <= at ? 1 : 0;
            e += found.startAfter(e) <= at ? 1 : 0;
        }
        return stretches;
    }

    private static double accuracy(List<Stretch> stretches, ChordComparison comparison) {
        double right = 0;
        double asked = 0;
        for (Stretch stretch : stretches) {
            if (comparison.asks(stretch.reference)) {
                asked += stretch.duration;
                right += comparison.agree(stretch.reference, stretch.estimate) ? stretch.duration : 0;
            }
        }
        return asked == 0 ? 0 : right / asked;
    }

    /** Of each segment what lies outside the longest piece that the others' boundaries leave of it, as part of the time. */
    private static double distance(List<Segment> segments, List<Segment> others) {
        double[] cuts = others.stream()
                .flatMapToDouble(s -> DoubleStream.of(s.start(), s.end()))
                .sorted()
                .toArray();
        double outside = 0;
        for (Segment segment : segments) {
            double longest = 0;
            double from = segment.start();
            for (int c = Ascending.below(cuts, from); c < cuts.length && cuts[c] < segment.end(); c++) {
                longest = Math.max(longest, cuts[c] - from);
                from = cuts[c];
            }
            outside += segment.duration() - Math.max(longest, segment.end() - from);
        }
        return outside / (Timeline.end(segments) - Timeline.start(segments));
    }
}
