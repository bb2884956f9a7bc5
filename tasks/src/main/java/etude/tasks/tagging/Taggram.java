package etude.tasks.tagging;

import java.util.List;

/**
 * Tags over time.
 *
 * @param labels in the model's order
 * @param moments what was heard when, in order
 * @param duration seconds of sound
 */
public record Taggram(List<String> labels, List<Moment> moments, double duration) {

    /**
     * Scores of a stretch of sound.
     *
     * @param from seconds
     * @param to seconds
     * @param scores one for each label
     */
    public record Moment(double from, double to, float[] scores) {}

    /** Copies the lists. */
    public Taggram {
        labels = List.copyOf(labels);
        moments = List.copyOf(moments);
    }

    /** Scores as {@code [label][moment]}. */
    public float[][] rows() {
        float[][] rows = new float[labels.size()][moments.size()];
        for (int t = 0; t < moments.size(); t++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i][t] = moments.get(t).scores()[i];
            }
        }
        return rows;
    }
}
