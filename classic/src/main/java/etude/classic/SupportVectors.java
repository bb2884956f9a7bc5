package etude.classic;

/**
 * A machine for each pair of classes over shared support vectors, with the kernel {@code exp(-gamma |a - b|²)}.
 *
 * @param gamma of the kernel
 * @param vectors {@code (support vector, dimension)}, class after class
 * @param counts support vectors of each class
 * @param coefficients {@code (class - 1, support vector)}: row j of a vector of class a belongs to the machine that tells a from
 *     the j-th other class
 * @param offsets of the machines, in the order 0 and 1, 0 and 2… 1 and 2…
 * @param slopes of the sigmoids that make probabilities of the machines' decisions
 * @param shifts of these
 */
public record SupportVectors(
        float gamma,
        float[][] vectors,
        int[] counts,
        float[][] coefficients,
        float[] offsets,
        float[] slopes,
        float[] shifts)
        implements Fitted {

    /** Probabilities of pairs stay off 0 and 1 by it, as in libsvm. */
    private static final double LEAST = 1e-7;

    /** Checks shapes and numbers. */
    public SupportVectors {
        int classes = counts.length;
        int pairs = classes * (classes - 1) / 2;
        if (classes < 2 || vectors.length == 0) {
            throw new IllegalArgumentException(
                    "Found " + classes + " classes and " + vectors.length + " support vectors; both are needed.");
        }
        int total = 0;
        for (int count : counts) {
            total = Math.addExact(total, count < 0 ? Integer.MAX_VALUE : count);
        }
        Vectors.requireShape("support vectors", vectors, total, vectors[0].length);
        Vectors.requireShape("coefficients", coefficients, classes - 1, total);
        Vectors.requireLength("offsets", offsets, pairs);
        Vectors.requireLength("slopes", slopes, pairs);
        Vectors.requireLength("shifts", shifts, pairs);
        Vectors.requireFinite("support vectors", vectors);
        Vectors.requireFinite("coefficients", coefficients);
        Vectors.requireFinite("numbers of the machines", offsets, slopes, shifts, new float[] {gamma});
    }

    @Override
    public int dimensions() {
        return vectors[0].length;
    }

    @Override
    public int classes() {
        return counts.length;
    }

    @Override
    public double[] probabilities(double[] z) {
        double[] decisions = decisions(gamma, vectors, counts, coefficients, offsets, z);
        double[][] first = new double[counts.length][counts.length];
        int pair = 0;
        for (int a = 0; a < counts.length; a++) {
            for (int b = a + 1; b < counts.length; b++, pair++) {
                double probability = Sigmoid.probability(slopes[pair] * decisions[pair] + shifts[pair]);
                first[a][b] = Math.min(Math.max(probability, LEAST), 1 - LEAST);
                first[b][a] = 1 - first[a][b];
            }
        }
        return Coupling.of(first);
    }

    /** Positive where a machine decides for the first class of its pair. */
    static double[] decisions(
            float gamma, float[][] vectors, int[] counts, float[][] coefficients, float[] offsets, double[] z) {
        double[] kernel = new double[vectors.length];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = Math.exp(-gamma * Vectors.squaredDistance(vectors[i], z));
        }
        double[] decisions = new double[offsets.length];
        int pair = 0;
        int startA = 0;
        for (int a = 0; a < counts.length; startA += counts[a], a++) {
            int startB = startA + counts[a];
            for (int b = a + 1; b < counts.length; startB += counts[b], b++, pair++) {
                decisions[pair] = sum(kernel, coefficients[b - 1], startA, counts[a])
                        + sum(kernel, coefficients[a], startB, counts[b])
                        - offsets[pair];
            }
        }
        return decisions;
    }

    private static double sum(double[] kernel, float[] coefficients, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += kernel[i] * coefficients[i];
        }
        return sum;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.supportVectors(this);
    }
}
