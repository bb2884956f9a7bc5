package etude.io.array;

/** Numbers of half precision (IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction). */
public final class Half {

    private static final int BIAS = 15;
    private static final int SINGLE_BIAS = 127;

    private Half() {}

    /** The number that 16 bits are; exact. */
    public static float toFloat(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float size;
        if (exponent == 0) {
            size = fraction * 0x1p-24f;
        } else if (exponent == 0x1f) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            size = Float.intBitsToFloat(exponent + SINGLE_BIAS - BIAS << 23 | fraction << 13);
        }
        return bits < 0 ? -size : size;
    }
}
