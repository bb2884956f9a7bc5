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
        this.s1 = (float) scale;
        this.s3 = (float) (2 * scale / 3);
        this.s5 = (float) (2 * scale / 5);
        this.s7 = (float) (2 * scale / 7);
        this.s9 = (float) (2 * scale / 9);
    }

    /** Whether a smallest number is one in single precision, with all its digits. */
    public static boolean suits(double least) {
        return least >= Float.MIN_NORMAL && least <= Float.MAX_VALUE;
    }

    /**
     * The logarithms of {@code count} numbers at {@code at}, to as many at {@code to}: another array, or the same place.
     *
     * @param exponents scratch memory for {@code count} values
     */
    public void apply(float[] in, int at, float[] out, int to, int count, float[] exponents) {
        split(in, at, out, to, count, exponents, least);
        series(out, to, count, exponents);
    }

    private static void split(float[] in, int at, float[] out, int to, int count, float[] exponents, float least) {
        for (int k = 0; k < count; k++) {
            float x = in[at + k];
            int bits = Float.floatToRawIntBits(x > least ? x : least);
            int exponent = bits - ROOT_OF_HALF >> 23;
            out[to + k] = Float.intBitsToFloat(bits - (exponent << 23));
            exponents[k] = exponent;
        }
    }

    /**
     * Twice s, the first term of the series, is taken as the mantissa's part above 1, which is exact, less a correction. The
     * short part of an octave comes last, so that only that sum rounds what is large.
     */
    private void series(float[] out, int to, int count, float[] exponents) {
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
            float mantissa = out[to + k];
            float above = mantissa - 1;
            float s = above / (mantissa + 1);
            float z = s * s;
            float first = above * c1;
            float small = first - s * (first - z * (c3 + z * (c5 + z * (c7 + z * c9))));
            out[to + k] = Math.max(lowest, exponent * high + (exponent * low + small - less));
        }
    }
}
