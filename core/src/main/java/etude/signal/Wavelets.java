package etude.signal;

/**
 * The filters of a constant-Q or variable-Q transform: windowed complex exponentials at frequencies evenly spaced in
 * pitch, longer where the frequency is lower.
 *
 * <p>Filter k responds at time t with {@code sum over s of x[t + s] h[s]},
 * {@code h[s] = g w(-s - a) exp(-2 pi i f s / sampleRate)}, where {@code a = floor(-L/2)}, {@code w} is the periodic window
 * of {@code n = floor(L/2) - a} samples, {@code L = Q sampleRate / (f + gamma / alpha)} the (fractional) length, and the
 * gain {@code g} is {@code L} over the norm of the window, divided by {@code sqrt(L)} where responses are scaled. That is
 * what librosa 0.11 computes where it does not halve the rate: a convolution with its wavelets, whose windows therefore run
 * backwards in time (which matters by one sample, since periodic windows lean).
 *
 * @param sampleRate Hz
 * @param fMin frequency of the lowest filter, Hz, tuning included
 * @param nBins number of filters
 * @param binsPerOctave filters in an octave
 * @param gamma bandwidth offset of the variable-Q transform in Hz; 0 for constant Q
 * @param filterScale factor of Q: below 1 for shorter filters
 * @param window window function
 * @param norm size of a filter that is brought to 1 before its length is applied
 * @param scale whether responses are divided by the root of the filter's length
 * @see <a href="https://doi.org/10.1121/1.400476">Brown, Calculation of a constant Q spectral transform, 1991</a>
 * @see <a href="https://doi.org/10.5281/zenodo.849741">Schörkhuber, Klapuri, Constant-Q transform toolbox for music
 *     processing, 2010</a>
 */
public record Wavelets(
        int sampleRate,
        double fMin,
        int nBins,
        int binsPerOctave,
        double gamma,
        double filterScale,
        Window window,
        VectorNorm norm,
        boolean scale) {

    /** Relative bandwidth of equally tempered bins. */
    public static double relativeBandwidth(int binsPerOctave) {
        double r = Math.pow(2, 2.0 / binsPerOctave);
        return (r - 1) / (r + 1);
    }

    /** Centre frequency over bandwidth, where {@code gamma} is 0. */
    public double q() {
        return filterScale / relativeBandwidth(binsPerOctave);
    }

    /** Frequency of filter {@code k}, Hz. */
    public double frequency(int k) {
        return fMin * Math.pow(2, (double) k / binsPerOctave);
    }

    /** Length of filter {@code k} in samples, not rounded. */
    public double length(int k) {
        return q() * sampleRate / (frequency(k) + gamma / relativeBandwidth(binsPerOctave));
    }

    /** The upper end of the highest filter's band, Hz: must not pass the Nyquist frequency. */
    public double cutoff() {
        double top = frequency(nBins - 1);
        return top * (1 + 0.5 * bandwidth(window) / q()) + 0.5 * gamma;
    }

    /** How many filters from {@code fMin} stay below the Nyquist frequency; 0 if none does. */
    public int fitting() {
        double room = (sampleRate / 2.0 - 0.5 * gamma) / (1 + 0.5 * bandwidth(window) / q());
        return room < fMin ? 0 : 1 + (int) Math.floor(binsPerOctave * Math.log(room / fMin) / Math.log(2));
    }

    /** Equivalent noise bandwidth of a window in bins. */
    private static double bandwidth(Window window) {
        double[] w = window.periodic(1000);
        double sum = 0;
        double squares = 0;
        for (double x : w) {
            sum += x;
            squares += x * x;
        }
        return w.length * squares / (sum * sum);
    }

    /** First time of wavelet {@code k}, in samples: its window begins there, running forwards. */
    private int begin(int k) {
        return (int) Math.floor(-length(k) / 2);
    }

    /** Samples under the window of filter {@code k}. */
    public int support(int k) {
        return (int) Math.floor(length(k) / 2) - begin(k);
    }

    /** Earliest sample, relative to the frame's centre, that filter {@code k} reads: -{@code first} is in the past. */
    public int first(int k) {
        return 1 - begin(k) - support(k);
    }

    /** Latest sample, relative to the frame's centre, that filter {@code k} reads. */
    public int last(int k) {
        return -begin(k);
    }

    /**
     * Filter {@code k} on a grid of times {@code from, from + step, …} in samples, multiplied by {@code step}; zero outside
     * its support. With step 1 these are the taps of the definition; a coarser grid is for signals at a lower rate.
     *
     * @param re receives the real parts
     * @param im receives the imaginary parts
     */
    public void sample(int k, long from, int step, float[] re, float[] im) {
        int n = support(k);
        double gain = gain(k) * step;
        double turn = 2 * Math.PI * frequency(k) / sampleRate;
        double c = Math.cos(turn * from);
        double s = -Math.sin(turn * from);
        double dc = Math.cos(turn * step);
        double ds = -Math.sin(turn * step);
        for (int i = 0; i < re.length; i++) {
            double place = -begin(k) - from - (double) i * step;
            double w = place >= 0 && place < n ? gain * window.at(2 * Math.PI * place / n) : 0;
            re[i] = (float) (w * c);
            im[i] = (float) (w * s);
            double next = c * dc - s * ds;
            s = c * ds + s * dc;
            c = next;
        }
    }

    /** Earliest sample, relative to the frame's centre, that any filter reads. */
    public int first() {
        return java.util.stream.IntStream.range(0, nBins).map(this::first).min().orElse(0);
    }

    /** Latest sample, relative to the frame's centre, that any filter reads. */
    public int last() {
        return java.util.stream.IntStream.range(0, nBins).map(this::last).max().orElse(0);
    }

    /**
     * All filters over the samples from {@link #first()} to {@link #last()}, zero outside their supports: the real parts
     * {@code (bin, sample)}, then the imaginary ones.
     */
    public float[][][] kernels() {
        float[][][] parts = new float[2][nBins][last() - first() + 1];
        for (int k = 0; k < nBins; k++) {
            sample(k, first(), 1, parts[0][k], parts[1][k]);
        }
        return parts;
    }

    /** What the window of filter {@code k} is multiplied by. */
    public double gain(int k) {
        double length = length(k);
        return (scale ? Math.sqrt(length) : length) / size(support(k));
    }

    /** The norm of a window of n samples; sums of cosines have their sum in closed form. */
    private double size(int n) {
        if (norm == VectorNorm.L1 && n > 8) {
            double mean = switch (window) {
                case HANN -> 0.5;
                case HAMMING -> 0.54;
                case BLACKMAN -> 0.42;
                case BLACKMAN_HARRIS -> 0.35875;
                case RECTANGULAR -> 1;
                default -> 0;
            };
            if (mean > 0) {
                return mean * n;
            }
        }
        return norm.of(window.periodic(n));
    }
}
