package etude.classic;

import java.util.Arrays;

/** What a mistake in each class costs while learning: the answer to classes of unequal size. */
public enum ClassWeights {
    /** All the same: what is frequent counts more. */
    EQUAL {
        @Override
        public double[] of(Examples examples) {
            double[] weights = new double[examples.classes()];
            Arrays.fill(weights, 1);
            return weights;
        }
    },
    /** In inverse proportion to the number of examples, on average 1 for an example: rare classes count like frequent ones. */
    BALANCED {
        @Override
        public double[] of(Examples examples) {
            int[] counts = examples.requireClasses().counts();
            double each = (double) Arrays.stream(counts).sum() / counts.length;
            return Arrays.stream(counts).mapToDouble(count -> each / count).toArray();
        }
    };

    /** The weight of each class. */
    public abstract double[] of(Examples examples);

    static void require(double[] weights, int classes) {
        if (weights.length != classes || Arrays.stream(weights).anyMatch(w -> !(w > 0 && Double.isFinite(w)))) {
            throw new IllegalArgumentException("Class weights " + Arrays.toString(weights) + " must be " + classes
                    + " positive numbers, one for each class.");
        }
    }
}
