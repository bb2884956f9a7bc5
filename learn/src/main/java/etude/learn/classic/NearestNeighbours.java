package etude.learn.classic;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The classes of the nearest examples, each with one vote; among equal distances the earlier example is nearer. */
final class NearestNeighbours {

    private NearestNeighbours() {}

    static Classifier fit(double[][] x, int[] y, int classes, int k) {
        int votes = Math.min(k, x.length);
        return point -> {
            double[] distances = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                distances[i] = distance(x[i], point);
            }
            double[] probabilities = new double[classes];
            IntStream.range(0, x.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> distances[i]))
                    .limit(votes)
                    .forEach(i -> probabilities[y[i]] += 1.0 / votes);
            return probabilities;
        };
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return sum;
    }
}
