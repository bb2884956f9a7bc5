package etude.classic;

/**
 * A network of one hidden layer with rectified linear units and a softmax, in plain Java: for small vectors and few examples.
 * Trained by Adam on shuffled batches; ends where the loss (of examples put aside, if some are) no longer falls.
 *
 * @param hidden units of the hidden layer
 * @param l2 weight of half the squared weights beside the sum of an epoch's losses, intercepts left out
 * @param learningRate of Adam
 * @param batch examples in a step; all, where there are fewer
 * @param epochs at the most
 * @param patience epochs without a loss that is lower by 0.0001 at which to end
 * @param heldOut share of the examples that is put aside to tell when to end, below 1; 0: the loss of training tells
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, Adam: a method for stochastic optimization, 2014</a>
 */
public record Perceptron(
        int hidden, double l2, double learningRate, int batch, int epochs, int patience, double heldOut)
        implements Method {

    /** Checks the ranges. */
    public Perceptron {
        Require.within("hidden", hidden, 1, 1 << 16);
        Require.within("l2", l2, 0, 1e12);
        Require.positive("learningRate", learningRate);
        Require.within("batch", batch, 1, Integer.MAX_VALUE);
        Require.within("epochs", epochs, 1, Integer.MAX_VALUE);
        Require.within("patience", patience, 1, Integer.MAX_VALUE);
        Require.within("heldOut", heldOut, 0, 0.9);
    }

    @Override
    public Fitted fit(Examples examples, double[] classWeights, long seed) {
        Examples known = examples.labelled().requireClasses();
        ClassWeights.require(classWeights, known.classes());
        return new PerceptronTraining(this, known, classWeights, seed).run();
    }
}
