package etude.cli.annotate;

import etude.analysis.harmony.HarmonyEvidence;
import etude.analysis.harmony.Key;
import etude.analysis.harmony.KeyEstimate;
import etude.analysis.harmony.KeyFinder;
import etude.analysis.harmony.KeyProfile;
import etude.audio.SoundFile;
import etude.cli.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds the key and the tuning. */
@Command(
        name = "key",
        description = {
            "Find the key and how sure it is, what else it may be, and how far the recording is from A = 440 Hz.",
            "It is written as csv, jams, lab, txt (labels of Audacity).",
            "",
            "Example: etude key album/ --json"
        })
public final class KeyVerb extends AnnotationVerb {

    private static final int TOLD = 5;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "By whose profile keys are judged: ${COMPLETION-CANDIDATES} (default: the best of them on our"
                    + " data).")
    private @Nullable KeyProfile profile;

    @Override
    List<String> kinds() {
        return Annotations.KEY_KINDS;
    }

    @Override
    Answer hear(Path file, SoundFile sound, Progress progress) throws IOException {
        sound.watch(progress::at, 2);
        HarmonyEvidence evidence = HarmonyEvidence.of(sound);
        KeyFinder finder = profile == null ? KeyFinder.standard() : new KeyFinder(profile);
        KeyEstimate estimate = finder.find(evidence);
        return new Answer(
                data(estimate, evidence),
                List.of(line(estimate, evidence)),
                List.of(),
                Annotations.of(file, evidence.duration()).key(estimate));
    }

    private static Map<String, @Nullable Object> data(KeyEstimate estimate, HarmonyEvidence evidence) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("key", estimate.best().map(Key::label).orElse(null));
        map.put("confidence", estimate.confidence());
        map.put("keys", best(estimate).stream().map(KeyVerb::data).toList());
        map.put("tuning", evidence.tuning().cents());
        map.put("a4", evidence.tuning().a4());
        map.put("tuningConfidence", evidence.tuning().confidence());
        map.putAll(Annotations.data(estimate.method()));
        return map;
    }

    private static List<KeyEstimate.Candidate> best(KeyEstimate estimate) {
        return estimate.ranking().subList(0, Math.min(TOLD, estimate.ranking().size()));
    }

    private static Map<String, @Nullable Object> data(KeyEstimate.Candidate candidate) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("key", candidate.key().label());
        map.put("confidence", candidate.confidence());
        map.put("score", candidate.score());
        return map;
    }

    private static String line(KeyEstimate estimate, HarmonyEvidence evidence) {
        if (estimate.best().isEmpty()) {
            return "no key was found";
        }
        List<KeyEstimate.Candidate> best = best(estimate);
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT, "%s (sure %.2f)", best.get(0).key(), best.get(0).confidence()));
        if (best.size() > 1) {
            line.append(String.format(
                    Locale.ROOT,
                    ", or %s (%.2f)",
                    best.get(1).key(),
                    best.get(1).confidence()));
        }
        line.append(String.format(
                Locale.ROOT,
                ", A = %.1f Hz (%+.0f cents)",
                evidence.tuning().a4(),
                evidence.tuning().cents()));
        return line.toString();
    }
}
