package etude.signal;

/** Logarithms fast enough for every cell of a spectrogram, and the decibel scale. */
public final class Decibel {

    private static final double LN2 = Math.log(2);
    private static final double PER_LN = 10 / Math.log(10);

    private Decibel() {}

    /**
     * The natural logarithm of a positive normal number, exact to about 1e-12 (an atanh series on the mantissa; several
     * times faster than {@link Math#log}).
     */
    public static double ln(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1023;
        double mantissa = Double.longBitsToDouble((bits & 0x000F_FFFF_FFFF_FFFFL) | 0x3FF0_0000_0000_0000L);
        if (mantissa > 1.4142135623730951) {
            mantissa *= 0.5;
            exponent++;
        }
        double s = (mantissa - 1) / (mantissa + 1);
        double z = s * s;
        double series =
                1 + z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z * (1.0 / 13))))));
        return exponent * LN2 + 2 * s * series;
    }

    /** Ten times the decimal logarithm of a positive power. */
    public static double ofPower(double power) {
        return PER_LN * ln(power);
    }

    /** The power of a level in dB. */
    public static double toPower(double db) {
        return Math.pow(10, db / 10);
    }
}
