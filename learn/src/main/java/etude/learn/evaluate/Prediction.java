package etude.learn.evaluate;

import etude.learn.data.Example;

/**
 * What a model says of an example that it was not fitted to.
 *
 * @param example with its true labels
 * @param round of several splits, from 0
 * @param scores one for each label, from 0 to 1
 */
public record Prediction(Example example, int round, double[] scores) {

    /** The number of the label with the largest score, the first of several. */
    public int best() {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }
}
