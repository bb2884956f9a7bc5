package etude.cli.annotate;

import etude.analysis.rhythm.BeatEvidence;
import etude.analysis.rhythm.BeatHints;
import etude.analysis.rhythm.BeatTrack;
import etude.analysis.rhythm.BeatTracker;
import etude.analysis.rhythm.TempoCandidate;
import etude.annotation.Beat;
import etude.audio.SoundFile;
import etude.cli.Progress;
import etude.cli.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds tempo, beats and bars. */
@Command(
        name = "beats",
        description = {
            "Find the tempo, the beats and the first beats of bars.",
            "What you know helps: a range of tempi, a moment at which you tap, the first beat of a bar, beats in a bar.",
            "It is written as csv, jams, beats, txt (labels of Audacity).",
            "",
            "Example: etude beats song.mp3 --tempo 60-100 --tap 12.31 -o song.beats"
        })
public final class BeatsVerb extends AnnotationVerb {

    @Option(
            names = "--tempo",
            paramLabel = "MIN-MAX",
            description = "Tempi to look for, beats a minute: 60-120, or 92 for about that.")
    private String tempo = "";

    @Option(names = "--tap", paramLabel = "SECONDS", description = "A moment of a beat; may be given several times.")
    private List<Double> taps = List.of();

    @Option(names = "--downbeat", paramLabel = "SECONDS", description = "A moment at which a bar begins.")
    private List<Double> downbeats = List.of();

    @Option(names = "--beats-per-bar", paramLabel = "N", description = "Beats in each bar.")
    private int beatsPerBar;

    /** A tempo that somebody names is meant within this part of it. */
    private static final double ABOUT = 0.06;

    private BeatHints hints = BeatHints.NONE;

    @Override
    List<String> kinds() {
        return Annotations.BEAT_KINDS;
    }

    @Override
    void check() {
        double[] range = range();
        hints = UsageChecks.usage(() -> new BeatHints(range[0], range[1], taps, downbeats, beatsPerBar));
    }

    private double[] range() {
        if (tempo.isEmpty()) {
            return new double[] {BeatHints.SLOWEST, BeatHints.FASTEST};
        }
        String[] ends = tempo.split("-", -1);
        try {
            double from = Double.parseDouble(ends[0].strip());
            if (ends.length == 1) {
                return new double[] {from * (1 - ABOUT), from * (1 + ABOUT)};
            }
            if (ends.length == 2) {
                return new double[] {from, Double.parseDouble(ends[1].strip())};
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new UsageException("--tempo is " + tempo
                + "; write a tempo, such as 92, or the slowest and the fastest one, such as 60-120.");
    }

    @Override
    Answer hear(Path file, SoundFile sound, Progress progress) throws IOException {
        sound.watch(progress::at, 2);
        BeatTrack track = BeatTracker.standard().track(BeatEvidence.of(sound), hints);
        return new Answer(
                data(track),
                lines(track),
                List.of(),
                Annotations.of(file, sound.duration()).beats(track));
    }

    private static Map<String, @Nullable Object> data(BeatTrack track) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        List<TempoCandidate> tempi = track.tempo().candidates();
        map.put("tempo", tempi.isEmpty() ? null : tempi.get(0).bpm());
        map.put("beats", track.beats().stream().map(Beat::time).toList());
        map.put(
                "downbeats",
                track.beats().stream().filter(Beat::downbeat).map(Beat::time).toList());
        map.put("positions", track.beats().stream().map(Beat::position).toList());
        map.put("metre", track.metre().signature());
        map.put("metreConfidence", track.metreConfidence());
        map.put("confidence", track.confidence());
        map.put("tempi", tempi.stream().map(BeatsVerb::data).toList());
        map.putAll(Annotations.data(track.method()));
        return map;
    }

    private static Map<String, @Nullable Object> data(TempoCandidate candidate) {
        return Map.of("bpm", candidate.bpm(), "confidence", candidate.confidence());
    }

    private static List<String> lines(BeatTrack track) {
        if (track.beats().isEmpty()) {
            return List.of("no beat was found");
        }
        List<String> lines = new ArrayList<>();
        StringBuilder first = new StringBuilder();
        List<TempoCandidate> tempi = track.tempo().candidates();
        if (!tempi.isEmpty()) {
            first.append(String.format(
                    Locale.ROOT,
                    "%.1f BPM (sure %.2f)",
                    tempi.get(0).bpm(),
                    tempi.get(0).confidence()));
        }
        if (tempi.size() > 1) {
            first.append(String.format(Locale.ROOT, ", or %.1f", tempi.get(1).bpm()));
        }
        first.append(", ").append(track.metre().known() ? track.metre().signature() : "metre unknown");
        first.append(", ").append(track.beats().size()).append(" beats");
        first.append(String.format(Locale.ROOT, " (sure %.2f)", track.confidence()));
        lines.add(first.toString());
        track.beats()
                .forEach(beat -> lines.add(String.format(
                        Locale.ROOT, "%9.3f s  %s", beat.time(), beat.position() == 0 ? "·" : beat.position())));
        return lines;
    }
}
