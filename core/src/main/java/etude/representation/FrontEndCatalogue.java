package etude.representation;

import etude.signal.Filterbank;
import etude.signal.GaborFilterbank;
import etude.signal.GammatoneFilterbank;
import etude.signal.HarmonicFilterbank;
import etude.signal.MelFilterbank;
import etude.signal.Padding;
import etude.signal.TriangularFilterbank;
import java.util.Map;
import java.util.function.Function;

/** The part of the {@link Catalogue} that stands beside the classic chain. */
final class FrontEndCatalogue {

    private FrontEndCatalogue() {}

    static void fill(Map<String, Function<Settings, Representation>> all) {
        all.put("raw", s -> new Raw(s.sampleRate(), s.integer("rawBlock")));
        all.put("harmonic_tensor", s -> filtered(harmonics(s), s));
        all.put("log_harmonic_tensor", s -> Catalogue.log(filtered(harmonics(s), s), s));
        all.put("gammatonegram", s -> filtered(gammatones(s), s));
        all.put("log_gammatonegram", s -> Catalogue.log(filtered(gammatones(s), s), s));
        all.put(
                "linear_filterbank",
                s -> filtered(triangles(s, TriangularFilterbank.Spacing.LINEAR, s.number("fMin")), s));
        all.put(
                "log_filterbank",
                s -> filtered(triangles(s, TriangularFilterbank.Spacing.LOG, s.number("logBankFMin")), s));
        all.put("log_energy", s -> new LogEnergy(Catalogue.stft(s), s.number("amin")));
        all.put("lpc", FrontEndCatalogue::lpc);
        all.put("hpcp", FrontEndCatalogue::hpcp);
        all.put("reassigned_spectrogram", s -> new Reassigned(Catalogue.stft(s), s.number("reassignedRefPower")));
        all.put("pcen", FrontEndCatalogue::pcen);
        all.put("leaf", FrontEndCatalogue::leaf);
    }

    static void settings(SettingTable t) {
        t.integer("rawBlock", 1, 1 << 20, "1", "samples in a frame of raw");
        t.integer("nHarmonics", 1, 64, "6", "harmonics in the harmonic tensor");
        t.integer("harmonicSteps", 1, 64, "2", "fundamentals in a semitone of the harmonic tensor");
        t.number("harmonicFMin", 1e-3, 1e9, "32.70319566257483", "lowest fundamental of the harmonic tensor, Hz");
        t.number("harmonicQ", 1e-6, 1e6, "1", "divisor of the bandwidths of the harmonic tensor");
        t.integer("gammatoneBands", 1, 65536, "64", "bands of the gammatonegram");
        t.number("gammatoneFMin", 1e-3, 1e9, "50", "centre of the lowest gammatone band, Hz");
        t.put(
                "gammatoneFMax",
                Values.number(1e-3, 1e9),
                FrontEndCatalogue::nyquist,
                "one step above the highest gammatone band, Hz");
        t.integer("bankBands", 1, 65536, "64", "bands of linear_filterbank and log_filterbank");
        t.number("logBankFMin", 1e-3, 1e9, "27.5", "lower edge of the lowest band of log_filterbank, Hz");
        t.integer("lpcOrder", 1, 4096, "16", "order of the linear prediction");
        t.integer("lpcLength", 2, 1 << 24, "2048", "samples in a frame of linear prediction");
        hpcpSettings(t);
        t.number("reassignedRefPower", 0, 1e300, "1e-6", "power below which a cell is not reassigned");
        pcenSettings(t);
        leafSettings(t);
    }

    private static void hpcpSettings(SettingTable t) {
        t.integer("hpcpSize", 12, 1200, "12", "pitch classes of the HPCP, a multiple of 12");
        t.number("hpcpReference", 1, 1e5, "440", "A4 of the HPCP, Hz");
        t.number("hpcpFMin", 1e-3, 1e9, "100", "lowest peak of the HPCP, Hz");
        t.number("hpcpFMax", 1e-3, 1e9, "5000", "highest peak of the HPCP, Hz");
        t.integer("hpcpHarmonics", 1, 64, "8", "pitches that a peak of the HPCP may be a harmonic of");
        t.number("hpcpDecay", 0, 1, "0.6", "weight of a harmonic of the HPCP relative to the one below");
        t.number("hpcpWindow", 1e-3, 12, "1.3333333333333333", "width of the HPCP's weighting, semitones");
    }

    private static void pcenSettings(SettingTable t) {
        t.number("pcenSourcePower", 1e-3, 100, "1", "exponent of the magnitude under the mel bands of pcen");
        t.number("pcenScale", 1e-300, 1e300, "2147483648", "factor of the mel bands of pcen");
        t.number("pcenGain", 0, 100, "0.98", "exponent of the running mean of pcen");
        t.number("pcenBias", 1e-9, 1e9, "2", "offset before the compression of pcen");
        t.number("pcenPower", 1e-6, 100, "0.5", "exponent of the compression of pcen");
        t.number("pcenTimeConstant", 1e-6, 1e6, "0.4", "time constant of the running mean of pcen, s");
        t.number("pcenEps", 1e-300, 1e300, "1e-6", "added to the running mean of pcen");
    }

    private static void leafSettings(SettingTable t) {
        t.integer("leafFilters", 1, 4096, "40", "filters of LEAF");
        t.number("leafFMin", 0, 1e9, "60", "lower edge of LEAF's lowest filter, Hz");
        t.put(
                "leafFMax",
                Values.number(1e-3, 1e9),
                s -> Values.text(Math.min(7800, 0.4875 * s.sampleRate())),
                "upper edge of LEAF's highest filter, Hz");
        t.put(
                "leafLength",
                Values.integer(3, 1 << 20),
                s -> milliseconds(s, 25, 1),
                "samples in LEAF's filters and Gaussian, odd");
        t.put(
                "leafHop",
                Values.integer(1, 1 << 24),
                s -> milliseconds(s, 10, 0),
                "samples from frame to frame of LEAF");
        t.put(
                "leafNFft",
                Values.integer(2, 1 << 24),
                s -> Integer.toString(Math.max(2, 512 * Integer.highestOneBit(Math.max(1, s.sampleRate() / 16000)))),
                "resolution of the mel filters that LEAF's filters are fitted to");
        t.number("leafPoolWidth", 1e-3, 1e3, "0.4", "deviation of LEAF's Gaussian, in half lengths");
        t.number("leafFloor", 1e-300, 1, "1e-5", "smallest energy that LEAF keeps");
        t.number("leafGain", 0, 100, "0.96", "exponent of the running mean of LEAF");
        t.number("leafSmoothing", 0, 1, "0.04", "coefficient of the running mean of LEAF");
        t.number("leafBias", 1e-9, 1e9, "2", "offset before the compression of LEAF");
        t.number("leafPower", 1e-6, 100, "0.5", "exponent of the compression of LEAF");
        t.number("leafEps", 1e-300, 1e300, "1e-12", "added to the running mean of LEAF");
    }

    private static String nyquist(Settings s) {
        return Values.text(s.sampleRate() / 2.0);
    }

    /** So many samples, made even, and {@code more}. */
    private static String milliseconds(Settings s, int ms, int more) {
        int samples = Math.max(2, (int) ((long) s.sampleRate() * ms / 1000));
        return Integer.toString(more == 0 ? samples : samples / 2 * 2 + more);
    }

    private static FilteredSpectrogram filtered(Filterbank filterbank, Settings s) {
        return new FilteredSpectrogram(Catalogue.spectrogram(s), filterbank);
    }

    private static Filterbank harmonics(Settings s) {
        return new HarmonicFilterbank(
                s.sampleRate(),
                s.integer("nFft"),
                s.integer("nHarmonics"),
                s.integer("harmonicSteps"),
                s.number("harmonicFMin"),
                s.number("harmonicQ"));
    }

    private static Filterbank gammatones(Settings s) {
        return new GammatoneFilterbank(
                s.sampleRate(),
                s.integer("nFft"),
                s.integer("gammatoneBands"),
                s.number("gammatoneFMin"),
                s.number("gammatoneFMax"),
                s.number("power"));
    }

    private static Filterbank triangles(Settings s, TriangularFilterbank.Spacing spacing, double fMin) {
        return new TriangularFilterbank(
                s.sampleRate(), s.integer("nFft"), s.integer("bankBands"), fMin, s.number("fMax"), spacing);
    }

    private static Lpc lpc(Settings s) {
        return new Lpc(
                s.sampleRate(),
                s.integer("lpcLength"),
                s.integer("hop"),
                s.integer("lpcOrder"),
                s.flag("center"),
                s.constant("padding", Padding.class));
    }

    private static Hpcp hpcp(Settings s) {
        return new Hpcp(
                new Spectrogram(Catalogue.stft(s), 1),
                s.integer("hpcpSize"),
                s.number("hpcpReference"),
                s.number("hpcpFMin"),
                s.number("hpcpFMax"),
                s.integer("hpcpHarmonics"),
                s.number("hpcpDecay"),
                s.number("hpcpWindow"));
    }

    private static Pcen pcen(Settings s) {
        MelFilterbank filters = Catalogue.mel(s).filterbank();
        Mel source = new Mel(new Spectrogram(Catalogue.stft(s), s.number("pcenSourcePower")), filters);
        return new Pcen(
                source,
                s.number("pcenScale"),
                s.number("pcenGain"),
                s.number("pcenBias"),
                s.number("pcenPower"),
                Pcen.smoothing(s.number("pcenTimeConstant"), s.sampleRate(), source.hop()),
                s.number("pcenEps"),
                Pcen.Start.ONE);
    }

    private static Pcen leaf(Settings s) {
        var filters = new GaborFilterbank(
                s.sampleRate(),
                s.integer("leafFilters"),
                s.number("leafFMin"),
                s.number("leafFMax"),
                s.integer("leafLength"),
                s.integer("leafNFft"));
        var energies = new GaborEnergies(
                filters,
                s.integer("leafHop"),
                s.integer("leafLength"),
                s.number("leafPoolWidth"),
                s.number("leafFloor"));
        return new Pcen(
                energies,
                1,
                s.number("leafGain"),
                s.number("leafBias"),
                s.number("leafPower"),
                s.number("leafSmoothing"),
                s.number("leafEps"),
                Pcen.Start.FIRST_FRAME);
    }
}
