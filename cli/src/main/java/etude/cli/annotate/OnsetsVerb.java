package etude.cli.annotate;

import etude.analysis.rhythm.Onset;
import etude.analysis.rhythm.OnsetTrack;
import etude.analysis.rhythm.Onsets;
import etude.audio.SoundFile;
import etude.cli.Progress;
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

/** Finds where sounds begin. */
@Command(
        name = "onsets",
        description = {
            "Find where notes, strokes and syllables begin.",
            "It is written as csv, jams, txt (labels of Audacity).",
            "",
            "Example: etude onsets drums.wav -o drums.txt"
        })
public final class OnsetsVerb extends AnnotationVerb {

    /** Detection functions. */
    enum Function {
        STANDARD(Onsets.standard()),
        SUPERFLUX(Onsets.superFlux()),
        FLUX(Onsets.spectralFlux()),
        COMPLEX(Onsets.complexDomain());

        final Onsets onsets;

        Function(Onsets onsets) {
            this.onsets = onsets;
        }
    }

    @Option(
            names = "--function",
            defaultValue = "STANDARD",
            paramLabel = "NAME",
            description = "What tells that something begins: standard, superflux, flux or complex (default: standard).")
    private Function function = Function.STANDARD;

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = "How much must begin: a larger number finds fewer onsets.")
    private @Nullable Double threshold;

    @Override
    List<String> kinds() {
        return Annotations.ONSET_KINDS;
    }

    private Onsets onsets() {
        return threshold == null ? function.onsets : function.onsets.withThreshold(threshold);
    }

    @Override
    void check() {
        UsageChecks.usage(this::onsets);
    }

    @Override
    Answer hear(Path file, SoundFile sound, Progress progress) throws IOException {
        sound.watch(progress::at, 2);
        OnsetTrack track = onsets().detect(sound);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("onsets", track.onsets().stream().map(Onset::time).toList());
        map.put("strengths", track.onsets().stream().map(Onset::strength).toList());
        map.putAll(Annotations.data(track.method()));
        return new Answer(
                map,
                lines(track),
                List.of(),
                Annotations.of(file, sound.duration()).onsets(track));
    }

    private static List<String> lines(OnsetTrack track) {
        List<String> lines = new ArrayList<>();
        int n = track.onsets().size();
        lines.add(n == 0 ? "no onset was found" : n + (n == 1 ? " onset" : " onsets"));
        track.onsets()
                .forEach(onset ->
                        lines.add(String.format(Locale.ROOT, "%9.3f s  %.3f", onset.time(), onset.strength())));
        return lines;
    }
}
