package etude.cli.align;

import etude.analysis.synchronisation.Alignment;
import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Progress;
import etude.cli.Text;
import etude.cli.UsageException;
import etude.cli.Verb;
import etude.io.AtomicFile;
import etude.symbolic.Note;
import etude.symbolic.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Aligns two performances, or one and its score. */
@Command(
        name = "align",
        description = {
            "Tell which moment of one performance is which of another, or of its score (.mid, .musicxml, .mxl).",
            "Both are taken to go from the same beginning to the same end.",
            "",
            "Example: etude align concert.flac score.mxl -o times.csv --notes heard.csv"
        })
public final class AlignVerb implements Verb {

    /** Seconds between rows of a table, at least. */
    private static final double STEP = 0.1;

    @Parameters(index = "0", paramLabel = "FIRST", description = "A sound file, or a score.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "SECOND", description = "Another one.")
    private Path second = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Write the moments to a table (.csv), too: first, second, confidence.")
    private @Nullable Path output;

    @Option(
            names = "--notes",
            paramLabel = "OUT",
            description =
                    "Write the notes of the score that is one of both to a table (.csv), with their times in the other.")
    private @Nullable Path notes;

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        for (Path target : new Path[] {output, notes}) {
            if (target != null) {
                requireTable(target);
                Options.refuseExisting(target, overwrite.force());
            }
        }
        Side one = Side.of(first);
        Side other = Side.of(second);
        if (notes != null && one.score().isEmpty() && other.score().isEmpty()) {
            throw new UsageException("--notes needs a score, but " + first + " and " + second + " are sounds.");
        }
        Alignment alignment;
        try (Progress progress = console.progress(first + " and " + second)) {
            progress.at(0);
            one.sound().ifPresent(sound -> sound.watch(progress.part(0, 0.4)::at, 1));
            other.sound().ifPresent(sound -> sound.watch(progress.part(0.4, 0.8)::at, 1));
            alignment = one.align(other);
        }
        write(output, () -> table(alignment));
        write(notes, () -> notes(alignment, one, other));
        tell(console, alignment, one, other);
        return 0;
    }

    private static void requireTable(Path target) {
        if (!target.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new UsageException(target + " cannot be written: a table is .csv.");
        }
    }

    private interface Content {
        String text();
    }

    private void write(@Nullable Path target, Content content) throws IOException {
        if (target != null) {
            AtomicFile.write(target, overwrite.force(), content.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Numbers of the anchors that a table shows: no more than ten a second. */
    private static List<Integer> shown(Alignment alignment) {
        List<Integer> shown = new ArrayList<>();
        double[] times = alignment.first();
        for (int i = 0; i < times.length; i++) {
            if (i == 0 || i == times.length - 1 || times[i] - times[shown.get(shown.size() - 1)] >= STEP) {
                shown.add(i);
            }
        }
        return shown;
    }

    private static String table(Alignment alignment) {
        StringBuilder text = new StringBuilder("first,second,confidence\n");
        for (int i : shown(alignment)) {
            text.append(String.format(
                    Locale.ROOT,
                    "%.4f,%.4f,%.4f%n",
                    alignment.first()[i],
                    alignment.second()[i],
                    alignment.confidence()[i]));
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String notes(Alignment alignment, Side one, Side other) {
        boolean scoreIsSecond = other.score().isPresent();
        Side score = scoreIsSecond ? other : one;
        StringBuilder text = new StringBuilder("onset,offset,score_onset,score_offset,midi,part\n");
        for (Part part : score.score().orElseThrow().piece().parts()) {
            for (Note note : part.notes()) {
                double onset = scoreIsSecond ? alignment.toFirst(note.onset()) : alignment.toSecond(note.onset());
                double offset = scoreIsSecond ? alignment.toFirst(note.end()) : alignment.toSecond(note.end());
                text.append(String.format(
                        Locale.ROOT,
                        "%.4f,%.4f,%.4f,%.4f,%d,%s\n",
                        onset,
                        offset,
                        note.onset(),
                        note.end(),
                        note.pitch(),
                        quoted(part.name())));
            }
        }
        return text.toString();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void tell(Console console, Alignment alignment, Side one, Side other) {
        if (form.json()) {
            console.print(Json.of(data(alignment)));
            return;
        }
        console.print(Text.printable(String.format(
                Locale.ROOT,
                "%s (%.1f s) and %s (%.1f s) are aligned, confidence %.2f",
                first,
                one.duration(),
                second,
                other.duration(),
                alignment.meanConfidence())));
        double end = alignment.first()[alignment.first().length - 1];
        for (int quarter = 0; quarter <= 4; quarter++) {
            double time = end * quarter / 4;
            console.print(String.format(Locale.ROOT, "  %9.2f s is %9.2f s", time, alignment.toSecond(time)));
        }
    }

    private Map<String, @Nullable Object> data(Alignment alignment) {
        List<Integer> shown = shown(alignment);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("first", first);
        map.put("second", second);
        map.put("firstTimes", shown.stream().map(i -> alignment.first()[i]).toList());
        map.put("secondTimes", shown.stream().map(i -> alignment.second()[i]).toList());
        map.put(
                "confidences",
                shown.stream().map(i -> alignment.confidence()[i]).toList());
        map.put("confidence", alignment.meanConfidence());
        map.put("method", alignment.method().name());
        map.put("source", alignment.method().source());
        return map;
    }
}
