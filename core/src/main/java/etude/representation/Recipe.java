package etude.representation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a preset says otherwise than the {@link SettingTable}.
 *
 * @param nativeRate Hz that the preset was made for, 0 where any will do
 */
record Recipe(String name, int nativeRate, String meaning, Map<String, Function<Settings, String>> rules) {

    private static final Map<String, Recipe> ALL = new LinkedHashMap<>();

    static {
        recipe(
                "librosa",
                0,
                "librosa's defaults: power spectra, Slaney's mel scale and areas, dB with 80 dB of range.");
        recipe(
                        "torchaudio",
                        0,
                        "torchaudio's transforms: transforms of 400 samples, reflecting edges, HTK's mel scale.")
                .set("nFft", "400")
                .follow("hop", s -> Integer.toString(Math.max(1, s.integer("winLength") / 2)))
                .set("padding", "reflect")
                .set("melScale", "htk")
                .set("melNorm", "none")
                .set("nMfcc", "40");
        recipe(
                        "htk",
                        16000,
                        "The HTK Book's MFCC_0: 25 ms every 10 ms, Hamming, magnitudes, 26 bands, c0 to c12 liftered by 22.")
                .framesOfSpeech()
                .set("window", "hamming")
                .set("power", "1")
                .set("nMels", "26")
                .set("amin", "1")
                .set("dctNorm", "htk");
        recipe("musicnn", 16000, "musicnn's input: 96 of Slaney's mel bands every 16 ms, log10(1 + 10000 x).")
                .set("nFft", "512")
                .set("hop", "256")
                .set("nMels", "96")
                .set("log", "log10_one_plus");
        recipe(
                        "kaldi",
                        16000,
                        "Kaldi's fbank and mfcc without dither: 25 ms every 10 ms, Povey's window, 23 bands from 20 Hz, ln; c0, not the energy.")
                .framesOfSpeech()
                .set("removeMean", "true")
                .set("window", "povey")
                .set("nMels", "23")
                .set("fMin", "20")
                .set("amin", "1.1920928955078125e-7");
        recipe(
                        "tensorflow",
                        16000,
                        "TensorFlow's AudioSpectrogram and Mfcc as in keyword spotting: 40 ms every 20 ms, 40 bands, ln, 10 MFCCs.")
                .follow("winLength", s -> Integer.toString(Math.max(1, s.sampleRate() * 40 / 1000)))
                .follow("hop", s -> Integer.toString(Math.max(1, s.sampleRate() * 20 / 1000)))
                .follow("nFft", s -> Integer.toString(powerOfTwo(s.integer("winLength"))))
                .set("center", "false")
                .set("placement", "start")
                .set("power", "1")
                .set("nMels", "40")
                .set("fMin", "20")
                .follow("fMax", s -> Values.text(Math.min(4000, s.sampleRate() / 2.0)))
                .set("melScale", "htk")
                .set("melNorm", "none")
                .set("melSlope", "mel")
                .set("log", "ln")
                .set("amin", "1e-12")
                .set("nMfcc", "10")
                .set("dctNorm", "htk");
        recipe(
                        "nam2020",
                        22050,
                        "Nam's lecture chain: magnitudes of 512 bins (and the Nyquist bin), 60 HTK mel bands, ln, 13 MFCCs.")
                .set("nFft", "1024")
                .set("power", "1")
                .set("nMels", "60")
                .set("melScale", "htk")
                .set("melNorm", "none")
                .set("log", "ln")
                .set("amin", "1e-5")
                .set("nMfcc", "13");
    }

    static Collection<Recipe> all() {
        return ALL.values();
    }

    static Recipe get(String name) {
        Recipe recipe = ALL.get(name);
        if (recipe == null) {
            throw Nearest.unknown("preset", name, ALL.keySet());
        }
        return recipe;
    }

    private static Recipe recipe(String name, int nativeRate, String meaning) {
        var recipe = new Recipe(name, nativeRate, meaning, new LinkedHashMap<>());
        ALL.put(name, recipe);
        return recipe;
    }

    /** What HTK and Kaldi share. */
    private Recipe framesOfSpeech() {
        return follow("winLength", s -> Integer.toString(Math.max(1, s.sampleRate() * 25 / 1000)))
                .follow("hop", s -> Integer.toString(Math.max(1, s.sampleRate() * 10 / 1000)))
                .follow("nFft", s -> Integer.toString(powerOfTwo(s.integer("winLength"))))
                .set("center", "false")
                .set("scale", "32768")
                .set("preemphasis", "0.97")
                .set("symmetricWindow", "true")
                .set("placement", "start")
                .set("melScale", "htk")
                .set("melNorm", "none")
                .set("melSlope", "mel")
                .set("log", "ln")
                .set("nMfcc", "13")
                .set("lifter", "22")
                .set("lifterFirst", "0");
    }

    private static int powerOfTwo(int least) {
        return least == 1 ? 1 : 2 * Integer.highestOneBit(least - 1);
    }

    private Recipe set(String setting, String value) {
        return follow(setting, s -> value);
    }

    private Recipe follow(String setting, Function<Settings, String> rule) {
        rules.put(setting, rule);
        return this;
    }
}
