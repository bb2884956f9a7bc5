package etude.classic;

import java.util.Arrays;
import java.util.Random;

/**
 * Centres of clusters, such that each vector is near one.
 *
 * @param centres {@code (cluster, dimension)}
 * @see <a href="https://theory.stanford.edu/~sergei/papers/kMeansPP-soda.pdf">Arthur and Vassilvitskii, k-means++: the
 *     advantages of careful seeding, 2007</a>
 */
public record KMeans(double[][] centres) {

    private static final int ITERATIONS = 300;

    /**
     * The best of several attempts.
     *
     * @param x {@code (example, dimension)}, at least as many as clusters
     * @param clusters at least 1
     * @param attempts each from centres drawn anew, far from one another
     * @throws IllegalArgumentException if there are fewer vectors than clusters, or a number is not finite
     */
    public static KMeans of(double[][] x, int clusters, int attempts, long seed) {
        if (clusters < 1 || clusters > x.length || attempts < 1) {
            throw new IllegalArgumentException("Found " + x.length + " vectors, " + clusters + " clusters and "
                    + attempts + " attempts; there must be at least 1 of each, and no more clusters than vectors.");
        }
        Vectors.requireFinite(x);
        Random random = new Random(seed);
        KMeans best = attempt(x, clusters, random);
        double inertia = best.inertia(x);
        for (int i = 1; i < attempts; i++) {
            KMeans other = attempt(x, clusters, random);
            double its = other.inertia(x);
            best = its < inertia ? other : best;
            inertia = Math.min(its, inertia);
        }
        return best;
    }

    private static KMeans attempt(double[][] x, int clusters, Random random) {
        KMeans now = new KMeans(drawn(x, clusters, random));
        int[] before = new int[0];
        for (int i = 0; i < ITERATIONS; i++) {
            int[] nearest = now.nearest(x);
            if (Arrays.equals(nearest, before)) {
                break;
            }
            before = nearest;
            now = new KMeans(now.means(x, nearest));
        }
        return now;
    }

    /** The first at random; each further one with a probability that grows with the squared distance from those drawn. */
    private static double[][] drawn(double[][] x, int clusters, Random random) {
        double[][] centres = new double[clusters][];
        centres[0] = x[random.nextInt(x.length)].clone();
        double[] distances = new double[x.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int c = 1; c < clusters; c++) {
            double total = 0;
            for (int i = 0; i < x.length; i++) {
                distances[i] = Math.min(distances[i], squaredDistance(centres[c - 1], x[i]));
                total += distances[i];
            }
            centres[c] = x[drawn(distances, total, random)].clone();
        }
        return centres;
    }

    private static int drawn(double[] weights, double total, Random random) {
        double left = random.nextDouble() * total;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** Means of the clusters; one that lost its last vector begins anew at the vector that is farthest from its centre. */
    private double[][] means(double[][] x, int[] nearest) {
        double[][] sums = new double[centres.length][centres[0].length];
        int[] counts = new int[centres.length];
        for (int i = 0; i < x.length; i++) {
            counts[nearest[i]]++;
            for (int k = 0; k < x[i].length; k++) {
                sums[nearest[i]][k] += x[i][k];
            }
        }
        for (int c = 0; c < sums.length; c++) {
            if (counts[c] == 0) {
                sums[c] = x[farthest(x, nearest)].clone();
            } else {
                for (int k = 0; k < sums[c].length; k++) {
                    sums[c][k] /= counts[c];
                }
            }
        }
        return sums;
    }

    private int farthest(double[][] x, int[] nearest) {
        double[] distances = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            distances[i] = squaredDistance(centres[nearest[i]], x[i]);
        }
        return Vectors.largest(distances);
    }

    /** The nearest centre of a vector; the first of equals. */
    public int nearest(double[] x) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            double distance = squaredDistance(centres[c], x);
            if (distance < least) {
                least = distance;
                best = c;
            }
        }
        return best;
    }

    /** The nearest centre of each vector. */
    public int[] nearest(double[][] x) {
        return Arrays.stream(x).mapToInt(this::nearest).toArray();
    }

    /** Sum of the squared distances of vectors from their centres: what is minimised. */
    public double inertia(double[][] x) {
        double sum = 0;
        for (double[] row : x) {
            sum += squaredDistance(centres[nearest(row)], row);
        }
        return sum;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            double difference = a[k] - b[k];
            sum += difference * difference;
        }
        return sum;
    }
}
