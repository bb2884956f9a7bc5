package etude.representation;

import etude.signal.Padding;
import etude.signal.VectorNorm;
import etude.signal.Wavelets;
import etude.signal.Window;

/**
 * The constant-Q transform, {@code (nBins, frame)}, complex: bins evenly spaced in pitch. With {@code gamma} above 0 it is
 * the variable-Q transform, whose low bins are wider. Frame t is centred on sample {@code t × hop}; the exact definition is
 * in {@link Wavelets}.
 *
 * @param sampleRate Hz
 * @param hop samples from frame to frame
 * @param fMin frequency of the lowest bin before tuning, Hz
 * @param nBins number of bins
 * @param binsPerOctave bins in an octave
 * @param gamma bandwidth offset in Hz; 0 for constant Q; {@link #erbGamma} for the ear's bandwidths
 * @param tuning deviation of all bins, in fractions of a bin
 * @param filterScale factor of Q: below 1 for shorter filters and finer times
 * @param window window function
 * @param norm size of a filter that is brought to 1 before its length is applied
 * @param scale whether values are divided by the root of the filter's length
 * @param padding what stands outside the clip
 * @see <a href="https://doi.org/10.1121/1.400476">Brown, Calculation of a constant Q spectral transform, 1991</a>
 */
public record ConstantQ(
        int sampleRate,
        int hop,
        double fMin,
        int nBins,
        int binsPerOctave,
        double gamma,
        Tuning tuning,
        double filterScale,
        Window window,
        VectorNorm norm,
        boolean scale,
        Padding padding)
        implements Transform {

    /** Frequency of the note C1, Hz: the field's lowest bin. */
    public static final double C1 = 440 * Math.pow(2, -45.0 / 12);

    /** Checks the ranges, and that the highest bin stays below the Nyquist frequency. */
    public ConstantQ {
        Checks.positive("sampleRate", sampleRate);
        Checks.positive("hop", hop);
        Checks.positive("fMin", fMin);
        Checks.positive("nBins", nBins);
        Checks.positive("binsPerOctave", binsPerOctave);
        Checks.atLeast("gamma", gamma, 0);
        Checks.positive("filterScale", filterScale);
        if (tuning instanceof Tuning.Fixed fixed) {
            double lowest = fMin * Math.pow(2, fixed.bins() / binsPerOctave);
            checkNyquist(
                    new Wavelets(sampleRate, lowest, nBins, binsPerOctave, gamma, filterScale, window, norm, scale));
        }
    }

    private static void checkNyquist(Wavelets wavelets) {
        double nyquist = wavelets.sampleRate() / 2.0;
        if (wavelets.cutoff() > nyquist) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT,
                    "The highest of %d bins reaches up to %.1f Hz, beyond the Nyquist frequency of %.1f Hz; with this fMin"
                            + " of %.2f Hz there is room for %d bins. Ask for fewer, or start lower.",
                    wavelets.nBins(),
                    wavelets.cutoff(),
                    nyquist,
                    wavelets.fMin(),
                    wavelets.fitting()));
        }
    }

    /** librosa's constant-Q transform: bins of a semitone from C1, Hann windows, hop 512. */
    public static ConstantQ cqt(int sampleRate, int nBins) {
        return new ConstantQ(
                sampleRate, 512, C1, nBins, 12, 0, Tuning.none(), 1, Window.HANN, VectorNorm.L1, true, Padding.ZERO);
    }

    /** The {@code gamma} that gives bins bandwidths proportional to the ear's (librosa's default for the VQT), Hz. */
    public static double erbGamma(int binsPerOctave) {
        return Wavelets.relativeBandwidth(binsPerOctave) * 24.7 / 0.108;
    }

    /** This transform with a known tuning. */
    public ConstantQ tuned(double bins) {
        return new ConstantQ(
                sampleRate,
                hop,
                fMin,
                nBins,
                binsPerOctave,
                gamma,
                new Tuning.Fixed(bins),
                filterScale,
                window,
                norm,
                scale,
                padding);
    }

    /** The filters; the tuning must be known. */
    public Wavelets wavelets() {
        return wavelets(tuning.bins());
    }

    private Wavelets wavelets(double bins) {
        double lowest = fMin * Math.pow(2, bins / binsPerOctave);
        return new Wavelets(sampleRate, lowest, nBins, binsPerOctave, gamma, filterScale, window, norm, scale);
    }

    /** Centre frequency of each bin in Hz; without tuning where that is still to be estimated. */
    public double[] frequencies() {
        Wavelets wavelets = wavelets(tuning instanceof Tuning.Fixed fixed ? fixed.bins() : 0);
        double[] hz = new double[nBins];
        for (int k = 0; k < nBins; k++) {
            hz[k] = wavelets.frequency(k);
        }
        return hz;
    }

    @Override
    public Layout layout() {
        Axis bins = Axis.of(Axis.Kind.PITCH_HZ, frequencies());
        return new Layout(gamma == 0 ? "cqt" : "vqt", new int[] {nBins}, true, bins, "");
    }

    @Override
    public Scope scope() {
        return tuning.scope();
    }

    @Override
    public double frameTime(int frame) {
        return (double) frame * hop / sampleRate;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.constantQ(this);
    }
}
