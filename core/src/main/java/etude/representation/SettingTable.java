package etude.representation;

import etude.signal.MelFilterbank;
import etude.signal.MelScale;
import etude.signal.Padding;
import etude.signal.VectorNorm;
import etude.signal.Window;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Every setting that presets have, with librosa's value as the standard one. To add one, write a line here and read it in
 * the {@link Catalogue}. A name that another representation already uses for the same idea is shared ({@code hop}); one
 * whose standard value differs gets a name of its own ({@code cqtFMin}).
 */
final class SettingTable {

    private static final int MANY = 1 << 24;
    private static final Map<String, Setting> ALL = new SettingTable().fill();

    private final Map<String, Setting> table = new LinkedHashMap<>();

    private SettingTable() {}

    static Collection<Setting> all() {
        return ALL.values();
    }

    static Setting get(String name) {
        Setting setting = ALL.get(name);
        if (setting == null) {
            throw Nearest.unknown("setting", name, ALL.keySet());
        }
        return setting;
    }

    private Map<String, Setting> fill() {
        frames();
        mel();
        logarithm();
        cepstrum();
        descriptors();
        rhythm();
        separation();
        FrontEndCatalogue.settings(this);
        constantQ();
        chroma();
        return table;
    }

    private void frames() {
        integer("nFft", 1, MANY, "2048", "samples in a Fourier transform");
        put("winLength", Values.integer(1, MANY), s -> s.text("nFft"), "samples under the window, at most nFft");
        integer("hop", 1, MANY, "512", "samples from frame to frame");
        window("window", "window function");
        flag("center", true, "whether frame t is centred on sample t × hop");
        constants("padding", Padding.ZERO, "what stands outside the clip");
        number("scale", 1e-9, 1e9, "1", "factor of the samples: 32768 counts in 16-bit steps");
        flag("removeMean", false, "whether each frame's mean is subtracted");
        number("preemphasis", 0, 1, "0", "k of x[n] - k x[n-1] within each frame; 0 for none");
        flag("symmetricWindow", false, "whether the window is symmetric and not periodic");
        constants(
                "placement",
                Conditioning.Placement.MIDDLE,
                "where the samples under the window lie in the transform; after 'start' zeros follow");
        number("power", 1e-3, 100, "2", "exponent of the magnitude: 1 magnitude, 2 power");
    }

    private void mel() {
        integer("nMels", 1, 65536, "128", "mel bands");
        number("fMin", 0, 1e9, "0", "lower edge of the lowest mel band, Hz");
        put(
                "fMax",
                Values.number(0, 1e9),
                s -> Values.text(s.sampleRate() / 2.0),
                "upper edge of the highest mel band, Hz");
        constants("melScale", MelScale.SLANEY, "mel formula");
        constants("melNorm", MelFilterbank.Norm.SLANEY, "weight of each mel band");
        constants("melSlope", MelFilterbank.Slope.HZ, "what the sides of the mel bands are straight lines over");
    }

    private void logarithm() {
        constants("log", Catalogue.Logarithm.DECIBELS, "logarithm of spectra and mel bands");
        number("logGain", 1e-9, 1e12, "10000", "gain of the logarithms of one plus");
        put(
                "dbFactor",
                Values.number(1e-3, 1e3),
                s -> Values.text(20 / s.number("power")),
                "dB for a factor of ten: 10 for powers, 20 for magnitudes");
        number("amin", 1e-300, 1e300, "1e-10", "smallest value that a logarithm tells apart from nothing");
        put("topDb", Values.numberOr(0, 1e6, "none"), s -> "80", "lowest level, in dB below the clip's maximum");
    }

    private void cepstrum() {
        integer("nMfcc", 1, 65536, "20", "cepstral coefficients kept");
        constants("dctNorm", Mfcc.DctNorm.ORTHO, "scaling of the cosine transform");
        number("lifter", 0, 1e6, "0", "length of the cepstral lifter; 0 for none");
        integer("lifterFirst", 0, 1, "1", "what the lifter counts coefficient 0 as");
    }

    private void descriptors() {
        integer("frameLength", 1, MANY, "2048", "samples in a frame of rms and zero_crossing_rate");
        number("rollPercent", 1e-9, 1 - 1e-9, "0.85", "share of the spectrum below the roll-off");
        number("bandwidthP", 1e-3, 100, "2", "order of the deviation in the bandwidth");
        number("flatnessAmin", 1e-300, 1e300, "1e-10", "smallest power that the flatness tells apart from nothing");
        number("contrastFMin", 1e-3, 1e9, "200", "upper edge of the lowest contrast band, Hz");
        put(
                "contrastBands",
                Values.integer(1, 30),
                SettingTable::contrastBands,
                "octave bands of the contrast above it");
        number("contrastQuantile", 1e-9, 1 - 1e-9, "0.02", "share of a band's bins that make its peak and its valley");
        constants("fluxNorm", SpectralFlux.Norm.L2, "norm of the spectral flux");
        flag("fluxRisesOnly", true, "whether falling bins count nothing in the flux");
        integer("polyOrder", 0, 8, "1", "order of the polynomials of poly_features");
        integer("deltaWidth", 3, 9999, "9", "frames in the window of a delta, odd");
        constants("deltaEdges", Delta.Edges.INTERP, "what a delta's window sees outside the clip");
    }

    /** librosa's six octaves, fewer where the sample rate has no room for them. */
    private static String contrastBands(Settings s) {
        double fMin = s.number("contrastFMin");
        int bands = 6;
        while (bands > 1 && fMin * Math.pow(2, bands - 1) > 0.45 * s.sampleRate()) {
            bands--;
        }
        return Integer.toString(bands);
    }

    private void rhythm() {
        integer("onsetLag", 1, MANY, "1", "frames that an onset strength compares");
        integer("onsetMaxSize", 1, 65536, "1", "bands over which an onset strength takes its reference's maximum");
        constants("onsetAggregate", OnsetStrength.Aggregate.MEAN, "how an onset strength averages bands");
        flag("onsetDetrend", false, "whether an onset strength loses its slow part");
        integer("tempogramWin", 2, 1 << 20, "384", "frames in a tempogram's window");
        window("tempogramWindow", "window function of a tempogram");
        flag("tempogramNorm", true, "whether each frame of a tempogram is divided by its largest value");
    }

    private void constantQ() {
        put("cqtFMin", Values.number(1e-3, 1e9), s -> Values.text(ConstantQ.C1), "frequency of the lowest bin, Hz");
        integer("binsPerOctave", 1, 65536, "12", "bins of cqt and vqt in an octave");
        number("filterScale", 1e-3, 1e3, "1", "factor of the filters' lengths in a constant-Q transform");
        window("cqtWindow", "window function of a constant-Q transform");
        put(
                "gamma",
                Values.number(0, 1e6),
                s -> Values.text(ConstantQ.erbGamma(s.integer("binsPerOctave"))),
                "bandwidth that the bins of vqt have more than those of cqt, Hz");
        put(
                "nBins",
                Values.integer(1, 65536),
                s -> Pitches.fitting(s, 84, s.integer("binsPerOctave"), s.number("gamma")),
                "bins of cqt and vqt; 84, or as many as fit");
        constants("cqtNorm", VectorNorm.L1, "norm that the filters of a constant-Q transform share");
        flag("cqtScale", true, "whether a constant-Q transform is divided by the root of its filters' lengths");
    }

    private void chroma() {
        put(
                "tuning",
                Values.numberOr(-1000, 1000, "estimated", Pitches.USUAL),
                s -> Pitches.USUAL,
                "deviation from A = 440 Hz in fractions of a bin, 'estimated' from the clip, or 'usual':"
                        + " 0 for cqt and vqt, estimated for chroma");
        integer("nChroma", 1, 65536, "12", "pitch classes");
        number("chromaPower", 1e-3, 100, "2", "exponent of the magnitudes under chroma_stft");
        number("chromaOctave", -1000, 1000, "5", "centre of chroma_stft's weights, in octaves above 27.5 Hz");
        number("chromaOctaveWidth", 0, 1000, "2", "width of chroma_stft's weights in octaves; 0 for equal weights");
        constants("chromaNorm", VectorNorm.MAX, "norm of the frames of chroma_stft and chroma_cqt");
        number("chromaThreshold", 0, 1e9, "0", "sums of chroma_cqt below it become 0");
        put(
                "chromaBinsPerOctave",
                Values.integer(1, 65536),
                s -> 36 % s.integer("nChroma") == 0 ? "36" : s.text("nChroma"),
                "bins in an octave under chroma_cqt, a multiple of nChroma");
        put(
                "chromaBins",
                Values.integer(1, 65536),
                s -> {
                    int perOctave = s.integer("chromaBinsPerOctave");
                    return Pitches.fitting(s, 7 * perOctave, perOctave, 0);
                },
                "bins under chroma_cqt; seven octaves, or as many as fit");
        integer("censSmoothing", 0, 65536, "41", "frames under the smoothing window of chroma_cens; 0 for none");
        constants("censNorm", VectorNorm.L2, "norm of the frames of chroma_cens");
        put(
                "tonnetzSource",
                Values.words(java.util.List.of("chroma_cqt", "chroma_stft")),
                s -> "chroma_cqt",
                "chromagram under tonnetz");
    }

    private void separation() {
        integer("harmonicKernel", 1, 65535, "31", "frames in the median along time, odd");
        integer("percussiveKernel", 1, 65535, "31", "bins in the median along frequency, odd");
        put("hpssPower", Values.number(1e-3, 100), s -> "2", "exponent of the soft mask");
        number("harmonicMargin", 1, 1e6, "1", "by how much the harmonic part must exceed the percussive one");
        number("percussiveMargin", 1, 1e6, "1", "by how much the percussive part must exceed the harmonic one");
    }

    void integer(String name, int least, int most, String standard, String meaning) {
        put(name, Values.integer(least, most), s -> standard, meaning);
    }

    void number(String name, double least, double most, String standard, String meaning) {
        put(name, Values.number(least, most), s -> standard, meaning);
    }

    private void flag(String name, boolean standard, String meaning) {
        put(name, Values.flag(), s -> Boolean.toString(standard), meaning);
    }

    private <E extends Enum<E>> void constants(String name, E standard, String meaning) {
        put(name, Values.constants(standard.getDeclaringClass()), s -> Values.word(standard), meaning);
    }

    private void window(String name, String meaning) {
        put(name, Values.windows(), s -> Values.word(Window.HANN), meaning);
    }

    void put(String name, Values values, Function<Settings, String> standard, String meaning) {
        table.put(name, new Setting(name, values, standard, meaning));
    }
}
