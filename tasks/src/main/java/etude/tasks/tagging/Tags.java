package etude.tasks.tagging;

import java.util.Comparator;
import java.util.List;

/**
 * What a model says of a sound.
 *
 * @param all every label with its score, in the model's order
 * @param duration seconds of sound
 * @param pieces how many pieces were heard
 */
public record Tags(List<Tag> all, double duration, int pieces) {

    /** Copies the list. */
    public Tags {
        all = List.copyOf(all);
    }

    /** The labels with the largest scores, largest first; all where there are fewer. */
    public List<Tag> top(int number) {
        return all.stream()
                .sorted(Comparator.comparingDouble(Tag::score).reversed())
                .limit(number)
                .toList();
    }

    /**
     * The score of a label.
     *
     * @throws IllegalArgumentException if the model has no such label
     */
    public double score(String label) {
        return all.stream()
                .filter(tag -> tag.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The model has no label '" + label + "'."))
                .score();
    }
}
