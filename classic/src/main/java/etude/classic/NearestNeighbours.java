package etude.classic;

import java.util.stream.IntStream;

/**
 * The classes of the nearest examples by Euclidean distance, each with one vote (times its class's weight).
 *
 * @param k neighbours that vote; all examples where there are fewer
 */
public record NearestNeighbours(int k) implements Method {

    /** Checks the range. */
    public NearestNeighbours {
        Require.within("k", k, 1, Integer.MAX_VALUE);
    }

    @Override
    public Fitted fit(Examples examples, double[] classWeights, long seed) {
        Examples known = examples.labelled().requireClasses();
        ClassWeights.require(classWeights, known.classes());
        int[] counts = known.counts();
        float[][][] byClass = new float[known.classes()][][];
        for (int c = 0; c < byClass.length; c++) {
            int each = c;
            byClass[c] = IntStream.range(0, known.size())
                    .filter(i -> known.y()[i] == each)
                    .mapToObj(i -> Vectors.rounded(known.x()[i]))
                    .toArray(float[][]::new);
        }
        float[][] all = java.util.Arrays.stream(byClass)
                .flatMap(java.util.Arrays::stream)
                .toArray(float[][]::new);
        return new Neighbours(Math.min(k, all.length), all, counts, Vectors.rounded(classWeights));
    }
}
