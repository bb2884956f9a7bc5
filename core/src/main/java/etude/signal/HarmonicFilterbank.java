package etude.signal;

/**
 * Harmonic filters: triangles centred on the harmonics {@code h f} of fundamentals f in even steps of pitch, with bandwidth
 * {@code (0.1079 h f + 24.7) / q} from foot to foot, as published; {@code (harmonic × fundamental, bin)}. With them a
 * spectrogram becomes a harmonic tensor, whose layers hold the overtones of one pitch in one place.
 *
 * <p>Fundamentals go from {@code fMin} up to, not including, the semitone nearest to the frequency whose highest harmonic
 * is half the sample rate. As published, bins are taken as evenly spaced from 0 Hz to half the sample rate (which for an odd
 * {@code nFft} is off by one part in {@code nFft}).
 *
 * @param sampleRate Hz
 * @param nFft samples in a transform
 * @param nHarmonics harmonics, the fundamental being the first
 * @param stepsPerSemitone fundamentals in a semitone
 * @param fMin lowest fundamental, Hz
 * @param q divisor of the bandwidth
 * @see <a href="https://doi.org/10.1109/ICASSP40776.2020.9053669">Won, Chun, Nieto, Serra, Data-driven harmonic filters for
 *     audio representation learning, 2020</a>
 */
public record HarmonicFilterbank(int sampleRate, int nFft, int nHarmonics, int stepsPerSemitone, double fMin, double q)
        implements Filterbank {

    /** Slope of the equivalent rectangular bandwidth over frequency. */
    public static final double ALPHA = 0.1079;

    /** Equivalent rectangular bandwidth at 0 Hz. */
    public static final double BETA = 24.7;

    /** Checks the ranges. */
    public HarmonicFilterbank {
        if (nHarmonics < 1 || stepsPerSemitone < 1) {
            throw new IllegalArgumentException("nHarmonics is " + nHarmonics + " and stepsPerSemitone "
                    + stepsPerSemitone + "; both must be at least 1.");
        }
        if (!(fMin > 0 && q > 0)) {
            throw new IllegalArgumentException("fMin is " + fMin + " Hz and q " + q + "; both must be positive.");
        }
        if (semitones(sampleRate, nHarmonics, fMin) < 1) {
            throw new IllegalArgumentException("No fundamental from " + fMin + " Hz has " + nHarmonics
                    + " harmonics below " + sampleRate / 2.0 + " Hz; lower fMin or nHarmonics.");
        }
    }

    /** Semitones from the lowest fundamental to the one that is too high. */
    private static int semitones(int sampleRate, int nHarmonics, double fMin) {
        double low = midi(fMin);
        return (int) Math.floor(Math.rint(midi(sampleRate / (2.0 * nHarmonics))) - low + 1e-9);
    }

    private static double midi(double hz) {
        return 69 + 12 * Math.log(hz / 440) / Math.log(2);
    }

    @Override
    public double[] centres() {
        double[] hz = new double[semitones(sampleRate, nHarmonics, fMin) * stepsPerSemitone];
        for (int i = 0; i < hz.length; i++) {
            hz[i] = fMin * Math.pow(2, i / (12.0 * stepsPerSemitone));
        }
        return hz;
    }

    @Override
    public int[] shape() {
        return new int[] {nHarmonics, centres().length};
    }

    @Override
    public SparseMatrix matrix() {
        return SparseMatrix.of(rows(centres(), new double[] {q}));
    }

    /**
     * The triangles for other fundamentals or bandwidths, as training finds them, {@code (harmonic × fundamental, bin)}.
     *
     * @param fundamentals Hz
     * @param q divisors of the bandwidth: one for each fundamental, or one for all
     */
    public float[][] rows(double[] fundamentals, double[] q) {
        int bins = nFft / 2 + 1;
        float[][] rows = new float[nHarmonics * fundamentals.length][bins];
        for (int r = 0; r < rows.length; r++) {
            int fundamental = r % fundamentals.length;
            double centre = (r / fundamentals.length + 1) * fundamentals[fundamental];
            double halfBase = (ALPHA * centre + BETA) / q[fundamental % q.length] / 2;
            for (int k = 0; k < bins; k++) {
                double hz = sampleRate / 2.0 * k / Math.max(1, bins - 1);
                rows[r][k] = (float) Math.max(0, 1 - Math.abs(hz - centre) / halfBase);
            }
        }
        return rows;
    }
}
