package etude.classic;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A perceptron while it learns. Its parameters lie in one array: hidden weights {@code (dimension, unit)}, their intercepts,
 * output weights {@code (class, unit)}, theirs; so that inner loops run over the units, the form that is vectorised.
 */
final class PerceptronTraining {

    private static final double GAIN = 1e-4;
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double SMALL = 1e-8;

    private final Perceptron method;
    private final Examples learned;
    private final Optional<Examples> aside;
    private final double[] classWeights;
    private final Random random;
    private final int inputs;
    private final int units;
    private final int classes;
    private final int hiddenBias;
    private final int output;
    private final int outputBias;

    private final double[] w;
    private final double[] gradient;
    private final double[] first;
    private final double[] second;
    private int steps;

    PerceptronTraining(Perceptron method, Examples examples, double[] classWeights, long seed) {
        this.method = method;
        this.classWeights = classWeights;
        this.random = new Random(seed);
        int[] order = order(examples, seed);
        int out = aside(examples, order);
        this.aside = out == 0 ? Optional.empty() : Optional.of(examples.of(Arrays.copyOf(order, out)));
        this.learned = examples.of(Arrays.copyOfRange(order, out, order.length));
        this.inputs = examples.dimensions();
        this.units = method.hidden();
        this.classes = examples.classes();
        this.hiddenBias = units * inputs;
        this.output = hiddenBias + units;
        this.outputBias = output + classes * units;
        this.w = new double[outputBias + classes];
        this.gradient = new double[w.length];
        this.first = new double[w.length];
        this.second = new double[w.length];
        draw(0, output, Math.sqrt(6.0 / (inputs + units)));
        draw(output, w.length, Math.sqrt(6.0 / (units + classes)));
    }

    /** In the order of chance, group by group. */
    private static int[] order(Examples examples, long seed) {
        Random random = new Random(seed ^ 0x5DEECE66DL);
        int[] groups =
                Folds.shuffled(Arrays.stream(examples.groups()).distinct().toArray(), random);
        return Arrays.stream(groups)
                .flatMap(group -> IntStream.range(0, examples.size()).filter(i -> examples.groups()[i] == group))
                .toArray();
    }

    /** How many of the first are put aside: none if a class would be left without an example, and no group is divided. */
    private int aside(Examples examples, int[] order) {
        int out = Math.min(examples.size() - 1, (int) Math.round(method.heldOut() * examples.size()));
        while (out > 0 && examples.groups()[order[out - 1]] == examples.groups()[order[out]]) {
            out--;
        }
        int[] rest = Arrays.copyOfRange(order, out, order.length);
        boolean whole = Arrays.stream(examples.of(rest).counts()).allMatch(count -> count > 0);
        return whole ? out : 0;
    }

    private void draw(int from, int to, double bound) {
        for (int i = from; i < to; i++) {
            w[i] = (2 * random.nextDouble() - 1) * bound;
        }
    }

    Layers run() {
        double[] best = w.clone();
        double least = Double.POSITIVE_INFINITY;
        int waiting = 0;
        for (int epoch = 0; epoch < method.epochs() && waiting < method.patience(); epoch++) {
            double training = epoch();
            double loss = aside.isPresent() ? loss(aside.get()) : training;
            waiting = loss > least - GAIN ? waiting + 1 : 0;
            if (loss < least) {
                least = loss;
                best = w.clone();
            }
        }
        return layers(aside.isPresent() ? best : w);
    }

    /** Goes through the examples in a new order; their mean loss on the way. */
    private double epoch() {
        int[] order = Folds.shuffled(IntStream.range(0, learned.size()).toArray(), random);
        double sum = 0;
        int batch = Math.min(method.batch(), order.length);
        for (int from = 0; from < order.length; from += batch) {
            int to = Math.min(order.length, from + batch);
            Arrays.fill(gradient, 0);
            for (int i = from; i < to; i++) {
                sum += backward(learned.x()[order[i]], learned.y()[order[i]], 1.0 / (to - from));
            }
            sum += decay(to - from);
            adam();
        }
        return sum / order.length;
    }

    /** Adds the penalty's slope; its part of the sum of losses. */
    private double decay(int count) {
        double squares = 0;
        for (int i = 0; i < outputBias; i++) {
            if (i < hiddenBias || i >= output) {
                squares += w[i] * w[i];
                gradient[i] += method.l2() * w[i] / count;
            }
        }
        return 0.5 * method.l2() * squares;
    }

    private void adam() {
        steps++;
        double rate = method.learningRate()
                * Math.sqrt(1 - Math.pow(SECOND_DECAY, steps))
                / (1 - Math.pow(FIRST_DECAY, steps));
        for (int i = 0; i < w.length; i++) {
            first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * gradient[i];
            second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * gradient[i] * gradient[i];
            w[i] -= rate * first[i] / (Math.sqrt(second[i]) + SMALL);
        }
    }

    private double[] hidden(double[] x) {
        double[] values = Arrays.copyOfRange(w, hiddenBias, hiddenBias + units);
        for (int j = 0; j < inputs; j++) {
            add(values, 0, w, j * units, x[j], units);
        }
        for (int u = 0; u < units; u++) {
            values[u] = Math.max(0, values[u]);
        }
        return values;
    }

    private static void add(double[] to, int at, double[] what, int from, double factor, int count) {
        for (int k = 0; k < count; k++) {
            to[at + k] += factor * what[from + k];
        }
    }

    private double[] scores(double[] values) {
        double[] scores = new double[classes];
        for (int k = 0; k < classes; k++) {
            double sum = w[outputBias + k];
            for (int u = 0; u < units; u++) {
                sum += w[output + k * units + u] * values[u];
            }
            scores[k] = sum;
        }
        return scores;
    }

    /** The loss of an example; its slope is added to the gradient. */
    private double backward(double[] x, int y, double share) {
        double[] values = hidden(x);
        double[] scores = scores(values);
        double loss = classWeights[y] * (Vectors.logSum(scores) - scores[y]);
        Vectors.softmax(scores);
        double[] back = new double[units];
        for (int k = 0; k < classes; k++) {
            double error = classWeights[y] * share * (scores[k] - (k == y ? 1 : 0));
            gradient[outputBias + k] += error;
            add(gradient, output + k * units, values, 0, error, units);
            add(back, 0, w, output + k * units, error, units);
        }
        for (int u = 0; u < units; u++) {
            back[u] = values[u] > 0 ? back[u] : 0;
        }
        add(gradient, hiddenBias, back, 0, 1, units);
        for (int j = 0; j < inputs; j++) {
            add(gradient, j * units, back, 0, x[j], units);
        }
        return loss;
    }

    private double loss(Examples examples) {
        double sum = 0;
        for (int i = 0; i < examples.size(); i++) {
            double[] scores = scores(hidden(examples.x()[i]));
            int y = examples.y()[i];
            sum += classWeights[y] * (Vectors.logSum(scores) - scores[y]);
        }
        return sum / examples.size();
    }

    private Layers layers(double[] all) {
        return new Layers(
                columns(all, inputs, units),
                Vectors.rounded(Arrays.copyOfRange(all, hiddenBias, output)),
                rows(all, output, classes, units),
                Vectors.rounded(Arrays.copyOfRange(all, outputBias, all.length)));
    }

    private static float[][] columns(double[] all, int count, int width) {
        float[][] columns = new float[width][count];
        for (int j = 0; j < count; j++) {
            for (int u = 0; u < width; u++) {
                columns[u][j] = (float) all[j * width + u];
            }
        }
        return columns;
    }

    private static float[][] rows(double[] all, int from, int count, int width) {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Vectors.rounded(Arrays.copyOfRange(all, from + i * width, from + (i + 1) * width));
        }
        return rows;
    }
}
