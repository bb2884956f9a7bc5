package etude.learn.evaluate;

import java.util.List;
import java.util.Map;

/**
 * What a learner came to on the test part.
 *
 * @param learner what was learned with, in a few words: {@code mfcc + logistic}
 * @param predictions of the test part
 * @param space for each prediction its example as numbers: hand-made features, or what a network makes of the sound before its
 *     last layer; empty where it is not known
 * @param facts what was chosen in learning, by name: {@code c}, {@code best epoch}…
 */
public record Outcome(String learner, Predictions predictions, List<double[]> space, Map<String, String> facts) {

    /** Copies the list. */
    public Outcome {
        space = List.copyOf(space);
        facts = new java.util.LinkedHashMap<>(facts);
    }
}
