package etude.classic;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.stream.IntStream;

/**
 * A linear support vector machine for each class against all others, with squared hinge loss, by liblinear. Its margins become
 * probabilities by a softmax whose one factor is found on margins of examples that were put aside, which leaves the order of the
 * classes as it is.
 *
 * @param c weight of the losses beside the penalty of the weights (the intercept's among them)
 * @see <a href="https://www.jmlr.org/papers/v9/fan08a.html">Fan et al., LIBLINEAR: a library for large linear classification,
 *     2008</a>
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al., On calibration of modern neural networks, 2017</a>
 */
public record LinearSvm(double c) implements Method {

    private static final double TOLERANCE = 1e-5;
    private static final int ITERATIONS = 10_000;

    /** Checks the range. */
    public LinearSvm {
        Require.positive("c", c);
    }

    @Override
    public Fitted fit(Examples examples, double[] classWeights, long seed) {
        Examples known = ByClass.sorted(examples.labelled().requireClasses());
        ClassWeights.require(classWeights, known.classes());
        LinearScores margins = margins(known, classWeights);
        double[][] apart =
                HeldOut.scores(known, margins, part -> margins(part, classWeights), LinearScores::scores, seed);
        return margins.times(Sureness.of(apart, known.y()));
    }

    private LinearScores margins(Examples examples, double[] classWeights) {
        Examples sorted = ByClass.sorted(examples);
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC, c, ITERATIONS, TOLERANCE);
        parameter.setWeights(
                classWeights, IntStream.range(0, classWeights.length).toArray());
        Model model = train(problem(sorted), parameter);
        double[][] weights = new double[sorted.classes()][sorted.dimensions()];
        double[] bias = new double[sorted.classes()];
        for (int k = 0; k < weights.length; k++) {
            for (int j = 0; j < weights[k].length; j++) {
                weights[k][j] = model.getDecfunCoef(j + 1, k);
            }
            bias[k] = model.getDecfunBias(k);
        }
        return new LinearScores(Vectors.rounded(weights), Vectors.rounded(bias));
    }

    private static Model train(Problem problem, Parameter parameter) {
        Linear.disableDebugOutput();
        return Linear.train(problem, parameter);
    }

    private static Problem problem(Examples examples) {
        Problem problem = new Problem();
        problem.l = examples.size();
        problem.n = examples.dimensions() + 1;
        problem.bias = 1;
        problem.y = IntStream.of(examples.y()).asDoubleStream().toArray();
        problem.x = new Feature[examples.size()][];
        for (int i = 0; i < problem.x.length; i++) {
            problem.x[i] = features(examples.x()[i]);
        }
        return problem;
    }

    /** The numbers of a vector, counted from 1, and a 1 for the intercept. */
    private static Feature[] features(double[] z) {
        Feature[] features = new Feature[z.length + 1];
        for (int j = 0; j < z.length; j++) {
            features[j] = new FeatureNode(j + 1, z[j]);
        }
        features[z.length] = new FeatureNode(z.length + 1, 1);
        return features;
    }
}
