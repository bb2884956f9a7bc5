package etude.signal;

/** The mel scale of pitch, in its two customary formulas. */
public enum MelScale {
    /** Slaney's Auditory Toolbox: linear below 1 kHz, logarithmic above. librosa's default. */
    SLANEY {
        @Override
        public double fromHz(double hz) {
            return hz < BREAK_HZ ? hz / LINEAR_STEP : BREAK_HZ / LINEAR_STEP + Math.log(hz / BREAK_HZ) / LOG_STEP;
        }

        @Override
        public double toHz(double mel) {
            double breakMel = BREAK_HZ / LINEAR_STEP;
            return mel < breakMel ? mel * LINEAR_STEP : BREAK_HZ * Math.exp(LOG_STEP * (mel - breakMel));
        }
    },
    /** HTK and O'Shaughnessy: {@code 2595 log10(1 + f/700)}. */
    HTK {
        @Override
        public double fromHz(double hz) {
            return 2595 * Math.log10(1 + hz / 700);
        }

        @Override
        public double toHz(double mel) {
            return 700 * (Math.pow(10, mel / 2595) - 1);
        }
    };

    private static final double LINEAR_STEP = 200.0 / 3;
    private static final double BREAK_HZ = 1000;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    /** Mel of a frequency in Hz. */
    public abstract double fromHz(double hz);

    /** Frequency in Hz of a mel value. */
    public abstract double toHz(double mel);

    /**
     * Frequencies evenly spaced in mel, from {@code fMin} to {@code fMax} inclusive.
     *
     * @param count number of frequencies, at least 2
     * @return Hz, ascending
     */
    public double[] frequencies(int count, double fMin, double fMax) {
        double low = fromHz(fMin);
        double high = fromHz(fMax);
        double[] hz = new double[count];
        for (int i = 0; i < count; i++) {
            hz[i] = toHz(low + (high - low) * i / (count - 1));
        }
        return hz;
    }
}
