package etude.cli.analyze;

import etude.audio.AudioWarning;
import etude.audio.SoundFile;
import etude.cli.Progress;
import etude.report.page.Density;
import etude.report.page.Fact;
import etude.report.page.Lesson;
import etude.report.page.Panel;
import etude.report.page.RepresentationRow;
import etude.report.page.SongReport;
import etude.report.page.Sound;
import etude.report.picture.Chart;
import etude.report.picture.ChartMaker;
import etude.report.picture.FrequencyScale;
import etude.representation.Layout;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the report of a song. Pictures are of the whole song, however long it is: what does not fit into memory is played
 * piece by piece. Rebuilt sounds are of an excerpt where the song is long, and say so.
 */
final class SongAnalysis {

    private static final int SLOWEST = 11025;
    private static final int FASTEST = 48000;
    private static final List<String> PICTURES = List.of(
            "stft", "cqt", "chroma_cqt", "harmonic_tensor", "melspectrogram", "mfcc", "onset_strength", "tempogram");

    private final Path file;
    private final double excerpt;
    private final Sections sections;
    private final Progress progress;
    private final List<Panel> panels = new ArrayList<>();
    private final List<RepresentationRow> rows = new ArrayList<>();
    private final Map<String, Sound> sounds = new HashMap<>();

    private SongAnalysis(Path file, double excerpt, Sections sections, Progress progress) {
        this.file = file;
        this.excerpt = excerpt;
        this.sections = sections;
        this.progress = progress;
    }

    /**
     * Analyses a file.
     *
     * @param excerpt seconds of a long song that are rebuilt from representations
     * @param sections what other rooms contribute, prepared
     * @throws IOException if it cannot be read, or there is no sound in it
     */
    static SongReport of(Path file, double excerpt, Sections sections, Progress progress) throws IOException {
        return new SongAnalysis(file, excerpt, sections, progress).report();
    }

    /** What is not done on all cores anyway is done side by side; but nothing runs beside what is timed. */
    private SongReport report() throws IOException {
        var recording = Aside.of(() -> Players.encodedSong(file));
        Heard heard = recording.whenDone(() -> Heard.of(file, progress.part(0, 0.2)));
        var players = new Players(file, heard.duration(), excerpt);
        listen(players);
        List<Fact.Group> facts = new ArrayList<>(SongFacts.of(file, heard));
        List<String> hints = new ArrayList<>();
        Map<String, Object> data = new LinkedHashMap<>();
        for (ReportSection section : sections.all()) {
            ReportSection.Content content = section.of(file, progress.part(0.6, 0.7));
            facts.addAll(content.facts());
            panels.addAll(content.panels());
            data.putAll(content.data());
            hints.addAll(content.hints());
        }
        SoundFile sound = SoundFile.open(file, SoundFile.MIX, rate -> Math.min(FASTEST, Math.max(SLOWEST, rate)));
        Optional<Waveform> whole = whole(sound, heard.duration());
        Music music = Music.of(sound, whole, progress.part(0.7, 0.85));
        facts.add(0, MusicFacts.of(music));
        data.put("analysis", MusicData.of(music));
        hints.addAll(music.doubts());
        panels.add(Panel.of("waveform", lesson("raw"), heard.waveform(), List.of()));
        pictures(sound, whole, heard.duration());
        panels.add(underTheSpectrogram(), new MusicPanel(music, heard.duration()).panel(heard.loudness()));
        return new SongReport(
                SongFacts.title(file, heard.info()),
                SongFacts.subtitle(heard.info()),
                heard.duration(),
                heard.warnings().stream().map(AudioWarning::message).toList(),
                facts,
                Optional.of(players.song(recording.get())),
                panels,
                rows,
                MusicExports.of(music, SongFacts.title(file, heard.info()), heard.duration()),
                hints,
                data);
    }

    /** The song in memory, where there is room for it. */
    private static Optional<Waveform> whole(SoundFile sound, double duration) throws IOException {
        return Float.BYTES * duration * sound.sampleRate() < room() ? Optional.of(sound.read()) : Optional.empty();
    }

    private static double room() {
        return Runtime.getRuntime().maxMemory() / 8.0;
    }

    private int underTheSpectrogram() {
        int at = 0;
        while (at < panels.size() && !panels.get(at).key().equals("spectrogram_log")) {
            at++;
        }
        return Math.min(panels.size(), at + 1);
    }

    private void pictures(SoundFile sound, Optional<Waveform> whole, double duration) throws IOException {
        double samples = duration * sound.sampleRate();
        double density = whole.map(Density::of).orElse(Double.NaN);
        long[] shape = {whole.map(w -> (long) w.length()).orElse(Math.round(samples))};
        rows.add(new RepresentationRow("raw", lesson("raw"), shape, false, density, Double.NaN));
        Preset preset = Preset.librosa(sound.sampleRate());
        for (int i = 0; i < PICTURES.size(); i++) {
            String name = PICTURES.get(i);
            if (!preset.names().contains(name)) {
                continue;
            }
            Representation representation = representation(preset, name);
            List<ChartMaker> makers = makers(representation, duration);
            Measured measured = whole.isPresent() && Measured.bytes(representation, samples) < room()
                    ? Measured.of(representation, whole.get(), frames -> makers.forEach(maker -> maker.add(frames)))
                    : Measured.of(representation, sound, frames -> makers.forEach(maker -> maker.add(frames)));
            row(name, representation.layout(), measured, duration);
            panel(name, makers);
            progress.part(0.85, 1).at((i + 1.0) / PICTURES.size());
        }
    }

    /**
     * A representation as the preset has it. Under the lowest harmonic filters, 28 Hz wide from foot to foot, there must be bins
     * at fast rates, too.
     */
    private static Representation representation(Preset preset, String name) {
        boolean finer = name.equals("harmonic_tensor") && preset.sampleRate() > 24000;
        return (finer ? preset.with("nFft", "4096") : preset).get(name);
    }

    /** Three ways to lay out a Fourier transform, one of everything else. */
    private static List<ChartMaker> makers(Representation representation, double duration) {
        Layout layout = representation.layout();
        List<FrequencyScale> scales =
                layout.name().equals("stft") ? List.of(FrequencyScale.values()) : List.of(FrequencyScale.LINEAR);
        return scales.stream()
                .map(scale -> ChartMaker.of(layout, representation::frameTime, duration, scale))
                .toList();
    }

    private void panel(String name, List<ChartMaker> makers) {
        List<String> keys = name.equals("stft")
                ? List.of("spectrogram_linear", "spectrogram_mel", "spectrogram_log")
                : List.of(name);
        if (name.equals("harmonic_tensor")) {
            panels.add(Panel.of(name, lesson(name), harmonics(makers.get(0).layers()), List.of()));
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            Chart chart = makers.get(i).chart();
            panels.add(Panel.of(keys.get(i), lesson(keys.get(i)), chart, sounds(keys.get(i))));
        }
    }

    private static List<Chart> harmonics(List<Chart> charts) {
        List<Chart> titled = new ArrayList<>();
        for (int h = 1; h <= charts.size(); h++) {
            titled.add(charts.get(h - 1)
                    .titled(h == 1 ? "The pitch itself" : "Harmonic " + h + ": at " + h + " × its frequency"));
        }
        return titled;
    }

    private void row(String name, Layout layout, Measured measured, double duration) {
        int[] frame = layout.shape();
        long[] shape = new long[frame.length + 1];
        for (int i = 0; i < frame.length; i++) {
            shape[i] = frame[i];
        }
        shape[frame.length] = measured.frames();
        double millis = measured.nanos() / 1e6 / (duration / 60);
        rows.add(new RepresentationRow(name, lesson(name), shape, layout.complex(), measured.density(), millis));
    }

    /** Rebuilds what goes under the pictures of what it was rebuilt from. */
    private void listen(Players players) throws IOException {
        Waveform part = players.excerpt();
        var chroma = Aside.of(() -> players.rebuilt(
                part,
                "chroma_cqt",
                "The song from its chroma",
                "Harmony is there, in Shepard tones; timbre is not",
                Progress.NONE));
        Sound mfcc = chroma.whenDone(() -> players.rebuilt(
                part,
                "mfcc",
                "The song from its MFCC",
                "Timbre and rhythm are there, pitch is not",
                progress.part(0.2, 0.6)));
        sounds.put("mfcc", mfcc);
        sounds.put("chroma_cqt", chroma.get());
    }

    private List<Sound> sounds(String key) {
        Sound sound = sounds.get(key);
        return sound == null ? List.of() : List.of(sound);
    }

    private static Lesson lesson(String name) {
        return Lesson.of(name).orElseThrow(() -> new IllegalStateException("There is no lesson on " + name + "."));
    }
}
