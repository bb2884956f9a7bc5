package etude.train;

import java.util.SplittableRandom;

/** Random numbers that follow from what they are for alone, so that neither threads nor a stop change them. */
final class Randoms {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Randoms() {}

    /** A source for something that is named by numbers: an epoch, an example in it… */
    static SplittableRandom of(long seed, long... what) {
        return new SplittableRandom(number(seed, what));
    }

    /** A seed for something that is named by numbers. */
    static long number(long seed, long... what) {
        long mixed = seed;
        for (long number : what) {
            mixed = Long.rotateLeft((mixed + number + 1) * MIX, 31) ^ mixed;
        }
        return mixed;
    }

    /** A normal deviate, by Marsaglia's polar method. */
    static double gaussian(SplittableRandom random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * Math.sqrt(-2 * Math.log(s) / s);
            }
        }
    }

    /** A deviate of the beta distribution with both shapes alike. */
    static double beta(SplittableRandom random, double shape) {
        double a = gamma(random, shape);
        double b = gamma(random, shape);
        return a + b > 0 ? a / (a + b) : 0.5;
    }

    /** Marsaglia and Tsang 2000; shapes below 1 by the power of a uniform deviate. */
    private static double gamma(SplittableRandom random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = gaussian(random);
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** The numbers from 0, in random order. */
    static int[] order(SplittableRandom random, int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
