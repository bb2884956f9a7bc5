package etude.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was right and wrong, counted. */
final class EventCounts {

    long inReference;
    long inEstimate;
    long substitutions;
    long deletions;
    long insertions;
    private long right;
    private long rightlyNot;

    /** A decision on one class in one segment. */
    void decide(boolean truth, boolean found) {
        inReference += truth ? 1 : 0;
        inEstimate += found ? 1 : 0;
        right += truth && found ? 1 : 0;
        rightlyNot += truth || found ? 0 : 1;
    }

    /** Events of a recording. */
    void add(int reference, int estimate, int right, int substituted) {
        this.inReference += reference;
        this.inEstimate += estimate;
        this.right += right;
        this.substitutions += substituted;
        this.deletions += reference - right - substituted;
        this.insertions += estimate - right - substituted;
    }

    /**
     * The figures.
     *
     * @param segments whether what rightly was not found is counted, too
     * @param together whether classes can stand for each other, so that there are substitutions
     */
    Map<String, Double> figures(boolean segments, boolean together) {
        Map<String, Double> figures = new LinkedHashMap<>();
        double precision = (double) right / inEstimate;
        double recall = (double) right / inReference;
        figures.put("f_measure", precision == 0 && recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
        figures.put("precision", precision);
        figures.put("recall", recall);
        double missed = together ? deletions : inReference - right;
        double added = together ? insertions : inEstimate - right;
        double exchanged = together ? substitutions : 0;
        figures.put("error_rate", inReference == 0 ? Double.NaN : (exchanged + missed + added) / inReference);
        if (together) {
            figures.put("substitution_rate", inReference == 0 ? Double.NaN : exchanged / inReference);
        }
        figures.put("deletion_rate", inReference == 0 ? Double.NaN : missed / inReference);
        figures.put("insertion_rate", inReference == 0 ? Double.NaN : added / inReference);
        if (segments) {
            decisions(figures);
        }
        return figures;
    }

    /** Sensitivity and specificity are 0 where there was nothing to find, or nothing but it: so sed_eval has it. */
    private void decisions(Map<String, Double> figures) {
        double sensitivity = inReference == 0 ? 0 : (double) right / inReference;
        long wrongly = inEstimate - right;
        double specificity = rightlyNot + wrongly == 0 ? 0 : (double) rightlyNot / (rightlyNot + wrongly);
        long all = inReference + rightlyNot + wrongly;
        figures.put("sensitivity", sensitivity);
        figures.put("specificity", specificity);
        figures.put("balanced_accuracy", (sensitivity + specificity) / 2);
        figures.put("accuracy", all == 0 ? 0 : (double) (right + rightlyNot) / all);
    }
}
