package etude.network;

/**
 * The generator MT19937 with the 53-bit numbers that NumPy's {@code RandomState} makes of it, so that constants that others
 * drew can be drawn again.
 *
 * @see <a href="https://doi.org/10.1145/272991.272995">Matsumoto and Nishimura, Mersenne Twister, 1998</a>
 */
final class MersenneTwister {

    private static final int SIZE = 624;
    private static final int MIDDLE = 397;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    MersenneTwister(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** The next numbers, evenly from 0 to 1, rounded to single precision. */
    float[] uniform(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            long high = Integer.toUnsignedLong(bits()) >>> 5;
            long low = Integer.toUnsignedLong(bits()) >>> 6;
            values[i] = (float) ((high * (double) (1 << 26) + low) / (double) (1L << 53));
        }
        return values;
    }

    private int bits() {
        if (next == SIZE) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
            state[i] = state[(i + MIDDLE) % SIZE] ^ (y >>> 1) ^ ((y & 1) * 0x9908b0df);
        }
        next = 0;
    }
}
