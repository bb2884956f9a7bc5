package etude.classic;

/**
 * Multinomial logistic regression with a quadratic penalty of the weights, intercepts left out of it: the minimum of {@code c ×
 * (sum of losses) + ½ |w|²}, where two classes share one vector of weights.
 *
 * @param c weight of the losses beside the penalty: the larger, the closer to the examples
 */
public record LogisticRegression(double c) implements Method {

    /** Largest slope that remains, where losses are averaged over the examples. */
    private static final double FLAT = 1e-6;

    private static final int STEPS = 2000;

    /** Checks the range. */
    public LogisticRegression {
        Require.positive("c", c);
    }

    @Override
    public Fitted fit(Examples examples, double[] classWeights, long seed) {
        Examples known = examples.labelled().requireClasses();
        ClassWeights.require(classWeights, known.classes());
        // Two rows of opposite sign have twice the penalty of their difference's half: the same minimum as one row at 2
        // c.
        double strength = known.classes() == 2 ? c / 2 : c;
        LogisticLoss loss = new LogisticLoss(known, classWeights, strength);
        return loss.fitted(QuasiNewton.minimum(loss, new double[loss.size()], FLAT, STEPS));
    }
}
