package etude.signal;

/**
 * How well frequencies are heard, in dB relative to 1 kHz.
 *
 * @see <a href="https://webstore.iec.ch/publication/5708">IEC 61672-1, Sound level meters</a>
 */
public enum Weighting {
    /** For soft sounds; the one most used. */
    A(2.0, 4, 107.65265, 737.86223),
    /** For sounds of medium level. */
    B(0.17, 3, 158.48932),
    /** For loud sounds. */
    C(0.062, 2),
    /** None: 0 dB everywhere. */
    Z(0, 0);

    private static final double HIGH = 12194.217;
    private static final double LOW = 20.598997;

    private final double offset;
    private final int zeros;
    private final double[] poles;

    Weighting(double offset, int zeros, double... poles) {
        this.offset = offset;
        this.zeros = zeros;
        this.poles = poles;
    }

    /**
     * The weight of a frequency.
     *
     * @param hz at least 0
     * @return dB; negative infinity at 0 Hz but for {@link #Z}
     */
    public double db(double hz) {
        if (zeros == 0) {
            return 0;
        }
        double f2 = hz * hz;
        double sum = 2 * Math.log10(HIGH)
                + 0.5 * zeros * Math.log10(f2)
                - Math.log10(f2 + HIGH * HIGH)
                - Math.log10(f2 + LOW * LOW);
        for (double pole : poles) {
            sum -= 0.5 * Math.log10(f2 + pole * pole);
        }
        return offset + 20 * sum;
    }

    /** The weight of a frequency, but not less than {@code least} dB (librosa: -80). */
    public double db(double hz, double least) {
        return Math.max(least, db(hz));
    }
}
