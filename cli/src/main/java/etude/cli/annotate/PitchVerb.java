package etude.cli.annotate;

import etude.analysis.pitch.PitchEstimate;
import etude.annotation.PitchTrack;
import etude.audio.SoundFile;
import etude.cli.Progress;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Follows a pitch. */
@Command(
        name = "pitch",
        description = {
            "Follow the pitch of a voice or an instrument that plays alone; with --method MELODY, the melody of a song.",
            "It is written as csv, jams.",
            "",
            "Example: etude pitch voice.wav --min 80 --max 1000 -o voice.csv"
        })
public final class PitchVerb extends AnnotationVerb {

    @Option(
            names = "--method",
            defaultValue = "PYIN",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PitchMethod method = PitchMethod.PYIN;

    @Option(
            names = "--min",
            paramLabel = "HZ",
            description = "The lowest pitch (default: 27.5, the lowest A of a piano; of a melody 55).")
    private @Nullable Double fMin;

    @Option(
            names = "--max",
            paramLabel = "HZ",
            description = "The highest pitch (default: 4200, above a piano's; of a melody 1760).")
    private @Nullable Double fMax;

    @Override
    List<String> kinds() {
        return Annotations.PITCH_KINDS;
    }

    @Override
    void check() {
        UsageChecks.usage(() -> method.range(fMin, fMax));
    }

    @Override
    Answer hear(Path file, SoundFile sound, Progress progress) throws IOException {
        sound.watch(progress.part(0, 0.1)::at, 1);
        Waveform clip = sound.read();
        PitchEstimate estimate = method.track(clip, fMin, fMax);
        return new Answer(
                data(estimate),
                List.of(line(estimate.track())),
                estimate.warnings(),
                Annotations.of(file, clip.duration()).pitch(estimate));
    }

    private static Map<String, @Nullable Object> data(PitchEstimate estimate) {
        PitchTrack track = estimate.track();
        double[] f0 = new double[track.count()];
        Arrays.setAll(f0, track::frequency);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("times", Annotations.list(track.times()));
        map.put("f0", Annotations.list(f0));
        map.put("frequencies", Annotations.list(track.frequencies()));
        map.put("voicing", Annotations.list(track.voicing()));
        if (!Double.isNaN(estimate.unexplained())) {
            map.put("unexplained", estimate.unexplained());
        }
        map.putAll(Annotations.data(estimate.method()));
        return map;
    }

    private static String line(PitchTrack track) {
        double[] voiced = new double[track.count()];
        int n = 0;
        for (int i = 0; i < track.count(); i++) {
            if (track.voiced(i)) {
                voiced[n++] = track.frequency(i);
            }
        }
        if (n == 0) {
            return "no pitch was found";
        }
        Arrays.sort(voiced, 0, n);
        return String.format(
                Locale.ROOT,
                "a pitch in %.0f %% of the time, from %.1f to %.1f Hz, half of it below %.1f Hz"
                        + " (--json or -o for all)",
                100.0 * n / track.count(),
                voiced[0],
                voiced[n - 1],
                voiced[n / 2]);
    }
}
