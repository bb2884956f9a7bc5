package etude.signal;

/**
 * How far a recording's pitches lie from A = 440 Hz: the peaks of its spectra from 150 to 4000 Hz, refined by parabolas,
 * are counted by their distance from the nearest bin of the scale; the louder half of them vote. Memory is bounded: beyond
 * two million peaks, which of them are louder is told apart to 0.03 dB.
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/sasp/Quadratic_Interpolation_Spectral_Peaks.html">Smith, Spectral audio
 *     signal processing: quadratic interpolation of spectral peaks</a>
 */
public final class TuningEstimator {

    private static final double LOWEST = 150;
    private static final double HIGHEST = 4000;
    private static final double THRESHOLD = 0.1;
    private static final int RESOLUTION = 100;

    private final double hzPerBin;
    private final int binsPerOctave;
    private final int from;
    private final int to;
    private final PeakVotes votes = new PeakVotes(RESOLUTION);

    /**
     * Starts without a peak.
     *
     * @param sampleRate Hz
     * @param nFft samples in the transforms behind the spectra
     * @param binsPerOctave steps of the scale in an octave
     */
    public TuningEstimator(int sampleRate, int nFft, int binsPerOctave) {
        this.hzPerBin = (double) sampleRate / nFft;
        this.binsPerOctave = binsPerOctave;
        double end = Math.min(HIGHEST, sampleRate / 2.0);
        this.from = Math.max(1, (int) Math.ceil(LOWEST / hzPerBin));
        this.to = Math.min(nFft / 2, (int) Math.ceil(end / hzPerBin));
    }

    /**
     * Takes the peaks of a spectrum.
     *
     * @param spectrum magnitudes (or powers) of {@code bins} bins from index {@code at}
     */
    public void add(float[] spectrum, int at, int bins) {
        float loudest = 0;
        for (int k = at; k < at + bins; k++) {
            loudest = Math.max(loudest, spectrum[k]);
        }
        double least = THRESHOLD * loudest;
        for (int k = from; k < to; k++) {
            double x = spectrum[at + k];
            double below = spectrum[at + k - 1];
            double above = spectrum[at + k + 1];
            if (x > least && x > heard(below, least) && x >= heard(above, least)) {
                peak(k, below, x, above);
            }
        }
    }

    private static double heard(double x, double least) {
        return x > least ? x : 0;
    }

    private void peak(int bin, double below, double x, double above) {
        double curve = above + below - 2 * x;
        double slope = (above - below) / 2;
        double shift = Math.abs(slope) >= Math.abs(curve) ? 0 : -slope / curve;
        votes.add(x + 0.5 * slope * shift, vote((bin + shift) * hzPerBin));
    }

    private int vote(double pitch) {
        double steps = binsPerOctave * Math.log(pitch / 27.5) / Math.log(2);
        double residual = steps - Math.floor(steps);
        double deviation = residual >= 0.5 ? residual - 1 : residual;
        return Math.min(RESOLUTION - 1, (int) Math.floor((deviation + 0.5) * RESOLUTION));
    }

    /** The deviation in fractions of a bin, from -0.5 to 0.49 in steps of 0.01; 0 where there was no peak. */
    public double tuning() {
        if (votes.isEmpty()) {
            return 0;
        }
        int[] each = votes.ofTheLouderHalf();
        int most = 0;
        for (int i = 1; i < RESOLUTION; i++) {
            most = each[i] > each[most] ? i : most;
        }
        return -0.5 + (double) most / RESOLUTION;
    }
}
