package etude.classic;

import etude.classic.ClipVector.Part;
import etude.features.TimeStatistics.Statistic;
import etude.representation.Nearest;
import etude.representation.Preset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Vectors of clips for common purposes, by name, at any sample rate from 8 kHz; and statistics by their names in recipes. */
public final class ClipVectors {

    private static final List<String> NAMES = List.of("genre", "instrument", "speech");

    private static final List<Statistic> LEVEL = List.of(Statistic.MEAN, Statistic.STD);
    private static final List<Statistic> COURSE = List.of(Statistic.MEAN, Statistic.STD, Statistic.DELTA_STD);
    private static final List<Statistic> SHAPE =
            List.of(Statistic.MEAN, Statistic.STD, Statistic.MIN, Statistic.MAX, Statistic.SKEWNESS);

    private static final List<String> SPECTRUM = List.of(
            "spectral_contrast",
            "spectral_centroid",
            "spectral_bandwidth",
            "spectral_rolloff",
            "spectral_flatness",
            "zero_crossing_rate",
            "rms");

    private ClipVectors() {}

    /** The names: {@code genre}, {@code instrument}, {@code speech}. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A vector by name. For genre: timbre (20 MFCC), harmony (chroma), the spectrum's shape and the rise of onsets, with means,
     * deviations and their changes. For instruments: the same without harmony, in shorter frames. For speech: 20 MFCC and their
     * slopes in frames of about 30 ms every 10 ms, with extremes and skewness.
     *
     * @param sampleRate of the sound, Hz
     * @throws IllegalArgumentException if there is none of that name, naming the nearest
     */
    public static ClipVector named(String name, int sampleRate) {
        return switch (name) {
            case "genre" -> genre(Preset.librosa(sampleRate));
            case "instrument" ->
                instrument(Preset.librosa(sampleRate)
                        .with("nFft", "1024")
                        .with("hop", "256")
                        .with("frameLength", "1024"));
            case "speech" -> speech(sampleRate);
            default -> throw Nearest.unknown("vector of clips", name, NAMES);
        };
    }

    private static ClipVector genre(Preset preset) {
        List<Part> parts = new ArrayList<>();
        parts.add(part(preset, "mfcc", COURSE));
        parts.add(part(preset, "chroma_stft", LEVEL));
        SPECTRUM.forEach(each -> parts.add(part(preset, each, COURSE)));
        parts.add(part(preset, "onset_strength", List.of(Statistic.MEAN, Statistic.STD, Statistic.SKEWNESS)));
        return new ClipVector(preset.sampleRate(), parts);
    }

    private static ClipVector instrument(Preset preset) {
        List<Part> parts = new ArrayList<>();
        parts.add(part(preset, "mfcc", COURSE));
        SPECTRUM.forEach(each -> parts.add(part(preset, each, COURSE)));
        return new ClipVector(preset.sampleRate(), parts);
    }

    private static ClipVector speech(int sampleRate) {
        int nFft = 1;
        while (nFft < sampleRate * 0.025) {
            nFft *= 2;
        }
        Preset preset = Preset.librosa(sampleRate)
                .with("nFft", Integer.toString(nFft))
                .with("hop", Integer.toString(Math.max(1, sampleRate / 100)))
                .with("nMels", "40");
        return ClipVector.of(preset, List.of("mfcc", "mfcc_delta"), SHAPE);
    }

    private static Part part(Preset preset, String name, List<Statistic> statistics) {
        return new Part(name, preset.get(name), statistics);
    }

    /**
     * A statistic by its name in recipes: {@code mean}, {@code std}, {@code delta-std}…
     *
     * @throws IllegalArgumentException if there is none of that name, naming the nearest
     */
    public static Statistic statistic(String name) {
        Map<String, Statistic> byName = new LinkedHashMap<>();
        for (Statistic each : Statistic.values()) {
            byName.put(each.name().toLowerCase(Locale.ROOT).replace('_', '-'), each);
        }
        Statistic statistic = byName.get(name);
        if (statistic == null) {
            throw Nearest.unknown("statistic", name, byName.keySet());
        }
        return statistic;
    }
}
