package etude.classic;

import java.util.Arrays;

/**
 * Examples that vote.
 *
 * @param k how many of the nearest vote
 * @param vectors {@code (example, dimension)}, class after class
 * @param counts number of examples of each class
 * @param classWeights of the votes
 */
public record Neighbours(int k, float[][] vectors, int[] counts, float[] classWeights) implements Fitted {

    /** Checks shapes and numbers. */
    public Neighbours {
        int total = Arrays.stream(counts).sum();
        if (k < 1 || k > vectors.length || Arrays.stream(counts).anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("There are " + vectors.length + " neighbours, of classes "
                    + Arrays.toString(counts) + ", and " + k + " are to vote; at least 1 and no more than there are.");
        }
        Vectors.requireShape("neighbours", vectors, total, vectors[0].length);
        Vectors.requireLength("class weights", classWeights, counts.length);
        Vectors.requireFinite("neighbours", vectors);
        Vectors.requireFinite("class weights", classWeights);
    }

    @Override
    public int dimensions() {
        return vectors[0].length;
    }

    @Override
    public int classes() {
        return counts.length;
    }

    /** Of examples equally far away, those of the lower class are nearer. */
    @Override
    public double[] probabilities(double[] z) {
        double[] distances = new double[vectors.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Vectors.squaredDistance(vectors[i], z);
        }
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        return votes(distances, sorted[k - 1]);
    }

    private double[] votes(double[] distances, double farthest) {
        int left = k - (int) Arrays.stream(distances).filter(d -> d < farthest).count();
        double[] votes = new double[counts.length];
        double total = 0;
        int at = 0;
        for (int c = 0; c < counts.length; c++) {
            for (int i = 0; i < counts[c]; i++, at++) {
                boolean nearer = distances[at] < farthest;
                if (nearer || (distances[at] == farthest && left-- > 0)) {
                    votes[c] += classWeights[c];
                    total += classWeights[c];
                }
            }
        }
        for (int c = 0; c < votes.length; c++) {
            votes[c] /= total;
        }
        return votes;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.neighbours(this);
    }
}
