package etude.representation;

import etude.signal.Padding;
import etude.signal.Window;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builders of the {@link Catalogue}: descriptors of spectra, rhythm, change over time, harmonic and percussive parts. */
final class Descriptors {

    private Descriptors() {}

    static void fill(Map<String, Function<Settings, Representation>> all) {
        all.put("spectral_centroid", s -> new SpectralCentroid(precise(s)));
        all.put("spectral_bandwidth", s -> new SpectralBandwidth(precise(s), s.number("bandwidthP")));
        all.put("spectral_rolloff", s -> new SpectralRolloff(precise(s), s.number("rollPercent")));
        all.put("spectral_flatness", s -> new SpectralFlatness(precise(s), 2, s.number("flatnessAmin")));
        all.put("spectral_contrast", Descriptors::contrast);
        all.put("spectral_flux", Descriptors::flux);
        all.put("spectral_skewness", s -> new SpectralShape(precise(s), SpectralShape.Figure.SKEWNESS));
        all.put("spectral_kurtosis", s -> new SpectralShape(precise(s), SpectralShape.Figure.KURTOSIS));
        all.put("spectral_crest", s -> new SpectralShape(precise(s), SpectralShape.Figure.CREST));
        all.put("spectral_entropy", s -> new SpectralShape(precise(s), SpectralShape.Figure.ENTROPY));
        all.put("poly_features", s -> new PolyFeatures(precise(s), s.integer("polyOrder")));
        all.put("zero_crossing_rate", Descriptors::zeroCrossingRate);
        all.put("rms", Descriptors::rms);
        all.put("mfcc_delta", s -> delta(Catalogue.mfcc(s), 1, s));
        all.put("mfcc_delta2", s -> delta(Catalogue.mfcc(s), 2, s));
        all.put("onset_strength", Descriptors::onsetStrength);
        all.put("tempogram", Descriptors::tempogram);
        all.put("fourier_tempogram", Descriptors::fourierTempogram);
        all.put("hpss_harmonic", s -> hpss(s, Hpss.Part.HARMONIC));
        all.put("hpss_percussive", s -> hpss(s, Hpss.Part.PERCUSSIVE));
        all.put("hpss_residual", s -> hpss(s, Hpss.Part.RESIDUAL));
    }

    /** One spectrogram for all descriptors, so that they share its pass. */
    private static PreciseSpectrogram precise(Settings s) {
        return new PreciseSpectrogram(Catalogue.stft(s), 1);
    }

    private static Spectrogram magnitude(Settings s) {
        return new Spectrogram(Catalogue.stft(s), 1);
    }

    private static Spectrogram power(Settings s) {
        return new Spectrogram(Catalogue.stft(s), 2);
    }

    private static SpectralContrast contrast(Settings s) {
        var bands = new OctaveBands(s.number("contrastFMin"), s.integer("contrastBands"));
        var floor = new Decibels.Floor.BelowClipMaximum(80);
        return new SpectralContrast(
                new SpectralExtremes(precise(s), bands, s.number("contrastQuantile")),
                new SpectralContrast.Scale.Level(1e-10, floor, floor));
    }

    private static SpectralFlux flux(Settings s) {
        return new SpectralFlux(precise(s), s.constant("fluxNorm", SpectralFlux.Norm.class), s.flag("fluxRisesOnly"));
    }

    private static ZeroCrossingRate zeroCrossingRate(Settings s) {
        return new ZeroCrossingRate(
                s.sampleRate(), s.integer("frameLength"), s.integer("hop"), s.flag("center"), Padding.EDGE, 1e-10);
    }

    private static Rms rms(Settings s) {
        return new Rms(
                s.sampleRate(),
                s.integer("frameLength"),
                s.integer("hop"),
                s.flag("center"),
                s.constant("padding", Padding.class));
    }

    private static Delta delta(Representation source, int order, Settings s) {
        return new Delta(source, s.integer("deltaWidth"), order, s.constant("deltaEdges", Delta.Edges.class));
    }

    /** librosa's envelope always starts from the power mel spectrogram in dB below the clip's maximum. */
    private static OnsetStrength onsetStrength(Settings s) {
        Representation mel = new Mel(power(s), Catalogue.mel(s).filterbank());
        int shift = s.flag("center") ? s.integer("nFft") / (2 * s.integer("hop")) : 0;
        return new OnsetStrength(
                Decibels.ofPower(mel),
                s.integer("onsetLag"),
                s.integer("onsetMaxSize"),
                shift,
                s.constant("onsetAggregate", OnsetStrength.Aggregate.class),
                s.flag("onsetDetrend"),
                List.of());
    }

    private static Tempogram tempogram(Settings s) {
        return new Tempogram(
                onsetStrength(s),
                s.integer("tempogramWin"),
                s.constant("tempogramWindow", Window.class),
                s.flag("tempogramNorm"));
    }

    private static FourierTempogram fourierTempogram(Settings s) {
        return new FourierTempogram(
                onsetStrength(s), s.integer("tempogramWin"), s.constant("tempogramWindow", Window.class));
    }

    private static Hpss hpss(Settings s, Hpss.Part part) {
        return new Hpss(
                magnitude(s),
                s.integer("harmonicKernel"),
                s.integer("percussiveKernel"),
                s.number("hpssPower"),
                s.number("harmonicMargin"),
                s.number("percussiveMargin"),
                part,
                false);
    }
}
