package etude.classic;

import java.util.Arrays;

/** The mean loss of logistic regression, and the penalty in the same measure: what its weights minimise. */
final class LogisticLoss implements QuasiNewton.Loss {

    private final double[][] x;
    private final int[] y;
    private final double[] classWeights;
    private final int classes;
    private final int width;
    private final double penalty;

    LogisticLoss(Examples examples, double[] classWeights, double c) {
        this.x = examples.x();
        this.y = examples.y();
        this.classWeights = classWeights;
        this.classes = examples.classes();
        this.width = examples.dimensions() + 1;
        this.penalty = 1 / (c * x.length);
    }

    /** Number of weights, intercepts included. */
    int size() {
        return classes * width;
    }

    LinearScores fitted(double[] w) {
        double[][] weights = new double[classes][];
        double[] bias = new double[classes];
        for (int k = 0; k < classes; k++) {
            weights[k] = Arrays.copyOfRange(w, k * width, (k + 1) * width - 1);
            bias[k] = w[(k + 1) * width - 1];
        }
        return new LinearScores(Vectors.rounded(weights), Vectors.rounded(bias));
    }

    @Override
    public double at(double[] w, double[] gradient) {
        double loss = 0;
        Arrays.fill(gradient, 0);
        double[] scores = new double[classes];
        for (int i = 0; i < x.length; i++) {
            double weight = classWeights[y[i]] / x.length;
            score(w, x[i], scores);
            loss += weight * (Vectors.logSum(scores) - scores[y[i]]);
            Vectors.softmax(scores);
            for (int k = 0; k < classes; k++) {
                add(gradient, k, weight * (scores[k] - (k == y[i] ? 1 : 0)), x[i]);
            }
        }
        return loss + penalise(w, gradient);
    }

    private void score(double[] w, double[] point, double[] scores) {
        for (int k = 0; k < classes; k++) {
            int at = k * width;
            double sum = w[at + width - 1];
            for (int j = 0; j < point.length; j++) {
                sum += w[at + j] * point[j];
            }
            scores[k] = sum;
        }
    }

    private void add(double[] gradient, int k, double error, double[] point) {
        int at = k * width;
        for (int j = 0; j < point.length; j++) {
            gradient[at + j] += error * point[j];
        }
        gradient[at + width - 1] += error;
    }

    private double penalise(double[] w, double[] gradient) {
        double sum = 0;
        for (int at = 0; at < w.length; at++) {
            if (at % width != width - 1) {
                sum += 0.5 * w[at] * w[at] * penalty;
                gradient[at] += w[at] * penalty;
            }
        }
        return sum;
    }
}
