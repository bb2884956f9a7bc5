package etude.classic;

import java.util.Random;

/** Clouds of points, one a class. */
final class Blobs {

    private Blobs() {}

    /** Classes whose centres lie at a distance from one another, in some of the dimensions. */
    static Examples of(int classes, int each, int dimensions, double distance, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[classes * each][dimensions];
        int[] y = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = i % classes;
            for (int j = 0; j < dimensions; j++) {
                x[i][j] = random.nextGaussian() + (j % classes == y[i] ? distance : 0);
            }
        }
        return new Examples(x, y, classes);
    }
}
