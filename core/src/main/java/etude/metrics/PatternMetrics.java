package etude.metrics;

import etude.annotation.Pattern;
import etude.annotation.Pattern.Occurrence;
import java.util.List;

/**
 * How well the repeated patterns of a piece are found.
 *
 * <p>Conventions. Notes are points of onset and pitch, and equal only if both are exactly. Two occurrences are as
 * similar as the notes they share are many, as part of the larger one's. If one of the two has no patterns, all figures
 * are 0.
 *
 * <ul>
 *   <li>{@code F, P, R}: patterns found note for note, but for transposition and time
 *   <li>{@code F_est, P_est, R_est}: how far each pattern is established at all, by its best occurrence
 *   <li>{@code F_occ.…}: how well the occurrences of established patterns are found
 *   <li>{@code F_3, P_3, R_3}: similarity in three layers, of notes, occurrences and patterns
 *   <li>{@code FFP, FFTP_est}: precision in three layers and recall of establishment of the estimate's first five
 *       patterns
 * </ul>
 *
 * <p>The figures {@code F_occ.5}, {@code P_occ.5} and {@code R_occ.5} are meant for patterns established by a half.
 * mir_eval 0.8 gives under these names the figures of three quarters; so does {@code evaluate}, to stay comparable.
 * {@link #occurrence} gives those of any threshold.
 *
 * @see "T. Collins: MIREX 2013, Discovery of repeated themes and sections; T. Collins, S. Böck, F. Krebs, G. Widmer:
 *     Bridging the audio-symbolic gap: the discovery of repeated note content directly from polyphonic music audio, AES
 *     53rd conference on semantic audio, 2014"
 * @see "D. Meredith: COSIATEC and SIATECCompress: pattern discovery by geometric compression, MIREX 2013 (three-layer
 *     figures)"
 */
public final class PatternMetrics {

    private static final double THRESHOLD = 0.75;

    private PatternMetrics() {}

    /**
     * What changes the figures.
     *
     * @param tolerance by how much the steps of a pattern found note for note may differ
     * @param first how many of the estimate's patterns count as the first
     */
    public record Settings(double tolerance, int first) {

        /** Nearly none, and five. */
        public static final Settings STANDARD = new Settings(1e-5, 5);

        /** Checks the ranges. */
        public Settings {
            Require.positive("tolerance", tolerance);
            Require.positive("first", first);
        }
    }

    /** All figures with the usual settings. */
    public static Scores evaluate(List<Pattern> reference, List<Pattern> estimate) {
        return evaluate(reference, estimate, Settings.STANDARD);
    }

    /** All figures. */
    public static Scores evaluate(List<Pattern> reference, List<Pattern> estimate, Settings settings) {
        List<Pattern> begun = estimate.subList(0, Math.min(settings.first, estimate.size()));
        var sheet = new ScoreSheet("pattern")
                .with("tolerance", settings.tolerance, "")
                .with("similarity", "cardinality")
                .with("occ.5 threshold", THRESHOLD, "(as mir_eval 0.8 takes it)")
                .with("occ.75 threshold", THRESHOLD, "")
                .with("first patterns", settings.first, "");
        put(sheet, "", standard(reference, estimate, settings.tolerance));
        put(sheet, "_est", establishment(reference, estimate));
        Retrieval occurrence = occurrence(reference, estimate, THRESHOLD);
        put(sheet, "_occ.5", occurrence);
        put(sheet, "_occ.75", occurrence);
        put(sheet, "_3", threeLayers(reference, estimate));
        return sheet.put("FFP", threeLayers(reference, begun).precision())
                .put("FFTP_est", establishment(reference, begun).recall())
                .scores();
    }

    private static void put(ScoreSheet sheet, String suffix, Retrieval figures) {
        sheet.put("F" + suffix, figures.fMeasure())
                .put("P" + suffix, figures.precision())
                .put("R" + suffix, figures.recall());
    }

    /** Patterns whose first occurrences go the same steps, in the order of their notes. */
    public static Retrieval standard(List<Pattern> reference, List<Pattern> estimate, double tolerance) {
        int found = (int) reference.stream()
                .filter(p -> estimate.stream().anyMatch(q -> sameSteps(p, q, tolerance)))
                .count();
        return Retrieval.ofCounts(found, reference.size(), estimate.size(), 1);
    }

    private static boolean sameSteps(Pattern p, Pattern q, double tolerance) {
        List<Pattern.Point> a = p.occurrences().get(0).points();
        List<Pattern.Point> b = q.occurrences().get(0).points();
        boolean same = a.size() == b.size();
        for (int i = 1; same && i < a.size(); i++) {
            double onset = (a.get(i).onset() - b.get(i).onset())
                    - (a.get(i - 1).onset() - b.get(i - 1).onset());
            double pitch = (a.get(i).pitch() - b.get(i).pitch())
                    - (a.get(i - 1).pitch() - b.get(i - 1).pitch());
            same = Math.max(Math.abs(onset), Math.abs(pitch)) < tolerance;
        }
        return same;
    }

    /** How far patterns are established by their best occurrence. */
    public static Retrieval establishment(List<Pattern> reference, List<Pattern> estimate) {
        return PatternGrid.of(
                        reference,
                        estimate,
                        (p, q) -> PatternGrid.occurrences(p, q).largest())
                .best();
    }

    /**
     * How well the occurrences of established patterns are found.
     *
     * @param threshold from which similarity on a pattern is established, 0 to 1
     */
    public static Retrieval occurrence(List<Pattern> reference, List<Pattern> estimate, double threshold) {
        Require.within("threshold", threshold, 0, 1);
        if (reference.isEmpty() || estimate.isEmpty()) {
            return Retrieval.NONE;
        }
        return PatternGrid.established(reference, estimate, threshold);
    }

    /** Similarity in three layers. */
    public static Retrieval threeLayers(List<Pattern> reference, List<Pattern> estimate) {
        return PatternGrid.of(reference, estimate, PatternMetrics::twoLayers).best();
    }

    private static double twoLayers(Pattern p, Pattern q) {
        return PatternGrid.of(p.occurrences(), q.occurrences(), PatternMetrics::oneLayer)
                .best()
                .fMeasure();
    }

    private static double oneLayer(Occurrence a, Occurrence b) {
        double shared = PatternGrid.shared(a, b);
        return Retrieval.of(shared / a.points().size(), shared / b.points().size(), 1)
                .fMeasure();
    }
}
