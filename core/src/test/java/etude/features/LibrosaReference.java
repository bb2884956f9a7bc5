package etude.features;

import etude.representation.ConstantQ;
import etude.representation.Decibels;
import etude.representation.Delta;
import etude.representation.Hpss;
import etude.representation.Mel;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.resynthesis.InverseStft;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What each array of a reference folder is: how it is made here, how near it must be, and why where that is loose. */
final class LibrosaReference {

    /** The tolerance of every array that is not a named exception: largest error over largest reference value. */
    static final double TOLERANCE = 1e-4;

    /**
     * A kind of array.
     *
     * @param make from the clip, in frames; empty where the array belongs elsewhere
     * @param tolerance largest error over largest reference value
     * @param exception what is different about it; empty where nothing is
     */
    record Kind(Optional<Function<Waveform, Frames>> make, double tolerance, String exception) {}

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    private LibrosaReference() {}

    static Optional<Kind> kind(String array) {
        return Optional.ofNullable(KINDS.get(array));
    }

    static {
        agrees("stft_real", wave -> part(preset(wave, "stft"), wave, 0));
        agrees("stft_imag", wave -> part(preset(wave, "stft"), wave, 1));
        agrees("istft", LibrosaReference::thereAndBack);
        agrees(
                "mel_filterbank_slaney_128",
                wave -> Frames.fromRows(((Mel) preset(wave, "melspectrogram"))
                        .filterbank()
                        .matrix()
                        .toRows()));
        agrees("melspectrogram_slaney", wave -> of(preset(wave, "melspectrogram"), wave));
        agrees("melspectrogram_htk", wave -> of(htk(wave).get("melspectrogram"), wave));
        agrees(
                "power_to_db",
                wave -> of(
                        new Decibels(
                                preset(wave, "melspectrogram"),
                                10,
                                new Decibels.Reference.ClipMaximum(),
                                1e-10,
                                new Decibels.Floor.BelowClipMaximum(80)),
                        wave));
        agrees("mfcc20", wave -> of(preset(wave, "mfcc"), wave));
        agrees(
                "mfcc13_htk",
                wave -> of(htk(wave).with("nMfcc", "13").with("lifter", "22").get("mfcc"), wave));
        agrees("mfcc20_delta", wave -> of(Delta.librosa(preset(wave, "mfcc"), 1), wave));
        for (String name : new String[] {
            "spectral_centroid",
            "spectral_bandwidth",
            "spectral_contrast",
            "spectral_flatness",
            "zero_crossing_rate",
            "rms",
            "onset_strength",
            "tempogram"
        }) {
            agrees(name, wave -> of(preset(wave, name), wave));
        }
        put(
                "spectral_rolloff",
                wave -> of(preset(wave, "spectral_rolloff"), wave),
                TOLERANCE,
                "one bin beside in at most 0.1 % of frames");
        agrees("hpss_harmonic", wave -> of(hpss(wave, Hpss.Part.HARMONIC), wave));
        agrees("hpss_percussive", wave -> of(hpss(wave, Hpss.Part.PERCUSSIVE), wave));
        for (String pitch : new String[] {"yin", "pyin_f0", "pyin_voiced_prob"}) {
            elsewhere(pitch, "pitch tracks belong to the analysis of pitch");
        }
        agrees("chroma_stft", wave -> of(untuned(wave).get("chroma_stft"), wave));
        agrees(
                "tonnetz",
                wave -> of(untuned(wave).with("tonnetzSource", "chroma_stft").get("tonnetz"), wave));
        put(
                "cqt_mag",
                wave -> of(new Spectrogram((ConstantQ) preset(wave, "cqt"), 1), wave),
                2e-2,
                "agrees with its definition to 1e-4; librosa loses 1 % by sparse kernels and halved rates");
        put("chroma_cqt", wave -> of(untuned(wave).get("chroma_cqt"), wave), 5e-2, "made from librosa's cqt, as above");
        elsewhere("resample_16k_soxr_hq", "resampling is judged by its spectrum, not sample by sample");
    }

    private static void agrees(String array, Function<Waveform, Frames> make) {
        put(array, make, TOLERANCE, "");
    }

    private static void put(String array, Function<Waveform, Frames> make, double tolerance, String exception) {
        KINDS.put(array, new Kind(Optional.of(make), tolerance, exception));
    }

    private static void elsewhere(String array, String reason) {
        KINDS.put(array, new Kind(Optional.empty(), 0, reason));
    }

    private static Representation preset(Waveform wave, String name) {
        return Preset.librosa(wave.sampleRate()).get(name);
    }

    /** The references were made with tuning 0. */
    private static Preset untuned(Waveform wave) {
        return Preset.librosa(wave.sampleRate()).with("tuning", "0");
    }

    private static Preset htk(Waveform wave) {
        return Preset.librosa(wave.sampleRate())
                .with(Map.of("nFft", "1024", "hop", "256", "nMels", "96", "melScale", "htk", "melNorm", "none"));
    }

    private static Hpss hpss(Waveform wave, Hpss.Part part) {
        return Hpss.librosa(new Spectrogram((Stft) preset(wave, "stft"), 1), part);
    }

    private static Frames thereAndBack(Waveform wave) {
        Stft stft = (Stft) preset(wave, "stft");
        float[] sound = InverseStft.apply(stft, of(stft, wave), wave.length());
        return Frames.of(1, sound.length, sound);
    }

    private static Frames of(Representation representation, Waveform wave) {
        return Features.compute(representation, wave);
    }

    /** Real (0) or imaginary (1) parts. */
    private static Frames part(Representation complex, Waveform wave, int offset) {
        Frames frames = of(complex, wave);
        float[] data = new float[frames.data().length / 2];
        for (int i = 0; i < data.length; i++) {
            data[i] = frames.data()[2 * i + offset];
        }
        return Frames.of(frames.bins(), frames.count(), data);
    }
}
