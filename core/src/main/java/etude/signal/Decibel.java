package etude.signal;

/** Logarithms fast enough for every cell of a spectrogram, and the decibel scale. */
public final class Decibel {

    private static final double LN2 = Math.log(2);

    /** Mantissas from here to twice that are nearest to 1 on either side. */
    private static final long ROOT_OF_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

    private static final double PER_LN = 10 / Math.log(10);

    private Decibel() {}

    /**
     * The natural logarithm of a positive normal number, exact to about 1e-12 (an atanh series on the mantissa; several
     * times faster than {@link Math#log}).
     */
    public static double ln(double x) {
        // No branch, which would be mispredicted for every other value, and a polynomial by halves, whose parts need
        // not
        // wait for each other.
        long bits = Double.doubleToRawLongBits(x);
        long exponent = (bits - ROOT_OF_HALF) >> 52;
        double mantissa = Double.longBitsToDouble(bits - (exponent << 52));
        double s = (mantissa - 1) / (mantissa + 1);
        double z = s * s;
        double zz = z * z;
        double low = (1 + z * (1.0 / 3)) + zz * (1.0 / 5 + z * (1.0 / 7));
        double high = (1.0 / 9 + z * (1.0 / 11)) + zz * (1.0 / 13);
        return exponent * LN2 + 2 * s * (low + zz * zz * high);
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
