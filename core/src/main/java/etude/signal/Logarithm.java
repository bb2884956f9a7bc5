package etude.signal;

/**
 * A logarithm of many numbers at once, in any base, of numbers that are at least so large, with a floor:
 * {@code max(floor, scale × ln(max(least, x)) - offset)}, within three units in the last place where the offset is 0.
 *
 * <p>A number is split into its exponent and a mantissa around 1, of which an atanh series gives the logarithm. Splitting
 * looks at bits, one number after the other; the series is a loop that the compiler turns into vector instructions.
 * Immutable; the bits of a result do not depend on how many numbers are given at once.
 */
public final class Logarithm {

    /** Mantissas from here to twice that are nearest to 1 on either side. */
    private static final int ROOT_OF_HALF = Float.floatToRawIntBits((float) Math.sqrt(0.5));

    /** So few bits of a factor that its product with an exponent is exact. */
    private static final int SHORT = 0xFFFF_F000;

    private final float least;
    private final float floor;
    private final float offset;
    private final float octave;
    private final float octaveRest;
    private final float s1;
    private final float s3;
    private final float s5;
    private final float s7;
    private final float s9;

    /**
     * Prepares a logarithm.
     *
     * @param scale this logarithm of e
     * @param least smallest number whose logarithm is taken, at least {@link Float#MIN_NORMAL}
     * @param offset what is subtracted
     * @param floor smallest result; may be negative infinity
     * @throws IllegalArgumentException if {@code least} is too small
     */
    public Logarithm(double scale, double least, double offset, double floor) {
        if (!suits(least)) {
            throw new IllegalArgumentException("The smallest number whose logarithm is taken is " + least
                    + "; it must be a normal number in single precision, at least " + Float.MIN_NORMAL + ".");
        }
        double perOctave = scale * Math.log(2);
        this.least = (float) least;
        this.floor = (float) floor;
        this.offset = (float) offset;
        this.octave = Float.intBitsToFloat(Float.floatToRawIntBits((float) perOctave) & SHORT);
        this.octaveRest = (float) (perOctave - octave);
        this.s1 = (float) (2 * scale);
        this.s3 = (float) (2 * scale / 3);
        this.s5 = (float) (2 * scale / 5);
        this.s7 = (float) (2 * scale / 7);
        this.s9 = (float) (2 * scale / 9);
    }

    /** Whether a smallest number is one in single precision, with all its digits. */
    public static boolean suits(double least) {
        return least >= Float.MIN_NORMAL && least <= Float.MAX_VALUE;
    }

    /** Scratch memory of one thread. */
    public static final class Scratch {

        private final float[] mantissas;
        private final float[] exponents;

        /** For so many numbers at once at most. */
        public Scratch(int most) {
            this.mantissas = new float[most];
            this.exponents = new float[most];
        }
    }

    /** The logarithms of {@code count} numbers at {@code at}, to as many at {@code to}: another array, or the same place. */
    public void apply(float[] in, int at, float[] out, int to, int count, Scratch scratch) {
        split(in, at, count, scratch.mantissas, scratch.exponents);
        series(scratch.mantissas, scratch.exponents, count);
        System.arraycopy(scratch.mantissas, 0, out, to, count);
    }

    private void split(float[] in, int at, int count, float[] mantissas, float[] exponents) {
        float lowest = least;
        for (int k = 0; k < count; k++) {
            float x = in[at + k];
            int bits = Float.floatToRawIntBits(x > lowest ? x : lowest);
            int exponent = bits - ROOT_OF_HALF >> 23;
            mantissas[k] = Float.intBitsToFloat(bits - (exponent << 23));
            exponents[k] = exponent;
        }
    }

    /**
     * The short part of an octave comes last, so that only that sum rounds what is large. Both arrays are read by the very
     * same index, or the loop would not be vectorised.
     */
    private void series(float[] mantissas, float[] exponents, int count) {
        float c1 = s1;
        float c3 = s3;
        float c5 = s5;
        float c7 = s7;
        float c9 = s9;
        float high = octave;
        float low = octaveRest;
        float less = offset;
        float lowest = floor;
        for (int k = 0; k < count; k++) {
            float exponent = exponents[k];
            float mantissa = mantissas[k];
            float s = (mantissa - 1) / (mantissa + 1);
            float z = s * s;
            float small = s * c1 + s * z * (c3 + z * (c5 + z * (c7 + z * c9)));
            mantissas[k] = Math.max(lowest, exponent * high + (exponent * low + small - less));
        }
    }
}
