package etude.classic;

import java.util.Arrays;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * A support vector machine with radial basis functions for each pair of classes, by libsvm. Its decisions become probabilities
 * by a sigmoid for each pair, fitted to decisions on examples that were put aside, and by coupling the pairs.
 *
 * @param c weight of the losses
 * @param gamma of the kernel {@code exp(-gamma |a - b|²)}; 0: one over the number of dimensions times their variance
 * @see <a href="https://doi.org/10.1145/1961189.1961199">Chang and Lin, LIBSVM: a library for support vector machines, 2011</a>
 */
public record RbfSvm(double c, double gamma) implements Method {

    private static final double TOLERANCE = 1e-3;
    private static final double CACHE = 64;

    /** Checks the ranges. */
    public RbfSvm {
        Require.positive("c", c);
        Require.within("gamma", gamma, 0, 1e12);
    }

    /** What is fitted before decisions become probabilities. */
    private record Machine(float gamma, float[][] vectors, int[] counts, float[][] coefficients, float[] offsets) {

        double[] decisions(double[] z) {
            return SupportVectors.decisions(gamma, vectors, counts, coefficients, offsets, z);
        }
    }

    @Override
    public Fitted fit(Examples examples, double[] classWeights, long seed) {
        Examples known = ByClass.sorted(examples.labelled().requireClasses());
        ClassWeights.require(classWeights, known.classes());
        float width = (float) (gamma > 0 ? gamma : 1 / (known.dimensions() * variance(known.x())));
        Machine machine = machine(known, classWeights, width);
        double[][] apart =
                HeldOut.scores(known, machine, part -> machine(part, classWeights, width), Machine::decisions, seed);
        float[][] sigmoids = sigmoids(apart, known);
        return new SupportVectors(
                machine.gamma(),
                machine.vectors(),
                machine.counts(),
                machine.coefficients(),
                machine.offsets(),
                sigmoids[0],
                sigmoids[1]);
    }

    private static double variance(double[][] x) {
        double mean = Arrays.stream(x).flatMapToDouble(Arrays::stream).average().orElse(0);
        double variance = Arrays.stream(x)
                .flatMapToDouble(Arrays::stream)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return variance > 0 ? variance : 1;
    }

    private Machine machine(Examples examples, double[] classWeights, float width) {
        Examples sorted = ByClass.sorted(examples);
        svm_model model = train(problem(sorted), parameter(classWeights, width));
        float[][] vectors = new float[model.l][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = Vectors.rounded(sorted.x()[model.sv_indices[i] - 1]);
        }
        return new Machine(width, vectors, model.nSV, Vectors.rounded(model.sv_coef), Vectors.rounded(model.rho));
    }

    private static svm_model train(svm_problem problem, svm_parameter parameter) {
        svm.svm_set_print_string_function(text -> {});
        return svm.svm_train(problem, parameter);
    }

    private svm_parameter parameter(double[] classWeights, float width) {
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.C = c;
        parameter.gamma = width;
        parameter.eps = TOLERANCE;
        parameter.cache_size = CACHE;
        parameter.shrinking = 1;
        parameter.nr_weight = classWeights.length;
        parameter.weight = classWeights;
        parameter.weight_label = IntStream.range(0, classWeights.length).toArray();
        return parameter;
    }

    private static svm_problem problem(Examples examples) {
        svm_problem problem = new svm_problem();
        problem.l = examples.size();
        problem.y = IntStream.of(examples.y()).asDoubleStream().toArray();
        problem.x = new svm_node[examples.size()][examples.dimensions()];
        for (int i = 0; i < problem.l; i++) {
            for (int j = 0; j < problem.x[i].length; j++) {
                problem.x[i][j] = new svm_node();
                problem.x[i][j].index = j + 1;
                problem.x[i][j].value = examples.x()[i][j];
            }
        }
        return problem;
    }

    /** Slope and shift of each pair's sigmoid. */
    private static float[][] sigmoids(double[][] decisions, Examples examples) {
        int classes = examples.classes();
        float[][] sigmoids = new float[2][classes * (classes - 1) / 2];
        int pair = 0;
        for (int a = 0; a < classes; a++) {
            for (int b = a + 1; b < classes; b++, pair++) {
                Sigmoid sigmoid = sigmoid(decisions, examples.y(), pair, a, b);
                sigmoids[0][pair] = (float) sigmoid.slope();
                sigmoids[1][pair] = (float) sigmoid.shift();
            }
        }
        return sigmoids;
    }

    private static Sigmoid sigmoid(double[][] decisions, int[] y, int pair, int a, int b) {
        int[] both =
                IntStream.range(0, y.length).filter(i -> y[i] == a || y[i] == b).toArray();
        double[] values =
                IntStream.of(both).mapToDouble(i -> decisions[i][pair]).toArray();
        boolean[] first = new boolean[both.length];
        for (int i = 0; i < both.length; i++) {
            first[i] = y[both[i]] == a;
        }
        return Sigmoid.of(values, first);
    }
}
