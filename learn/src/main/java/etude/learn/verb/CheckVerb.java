package etude.learn.verb;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Progress;
import etude.cli.Verb;
import etude.learn.data.DataSource;
import etude.learn.data.Dataset;
import etude.learn.data.Datasets;
import etude.learn.data.check.DatasetCheck;
import etude.learn.data.check.DatasetReport;
import etude.learn.data.check.Finding;
import etude.learn.data.synth.SyntheticData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a data set. */
@Command(
        name = "check",
        description = {
            "Listen to all of a data set and say what is amiss in it: unreadable, silent, clipped and duplicate audio, the same"
                    + " recording or person in different parts, classes out of balance, licences, labels without audio.",
            "A folder for each class, tables (CSV, TSV), JAMS, and the layouts of public sets are recognised.",
            "Exit code 1 where there are errors.",
            "",
            "Example: etude dataset check my-music"
        })
public final class CheckVerb implements Verb {

    @Parameters(
            paramLabel = "DIR",
            description =
                    "A folder, a table of labels, or a generated set: synth:instruments, synth:pitch, synth:chords,"
                            + " synth:tempo, synth:events.")
    private String source = "";

    @Option(names = "--audio", paramLabel = "DIR", description = "Where the sounds are, if not beside the labels.")
    private @Nullable Path audio;

    @Option(
            names = "--reader",
            paramLabel = "NAME",
            description = "How to read it, if what lies there is not recognised: folders, table, jams, fsdd, gtzan,"
                    + " speech-commands, magnatagatune, mtg-jamendo, openmic, dcase.")
    private String reader = "";

    @Option(
            names = "--column",
            paramLabel = "MEANING=NAME",
            description =
                    "What a column of a table means: file, label, labels, part, licence, onset, offset, or a group of"
                            + " any name (speaker=who).")
    private List<String> columns = List.of();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        DatasetReport report;
        Dataset data;
        try (Progress progress = console.progress(source)) {
            data = read(progress.part(0, 0.3));
            Progress rest = progress.part(0.3, 1);
            report = DatasetCheck.check(data, rest::at);
        }
        if (form.json()) {
            console.print(Json.of(tree(data, report)));
        } else {
            CheckText.of(data, report).forEach(console::print);
        }
        return report.errors() > 0 ? 1 : 0;
    }

    private Dataset read(Progress progress) throws IOException {
        if (source.startsWith(SyntheticData.PREFIX)) {
            return SyntheticData.of(source, Places.generated(), progress::at);
        }
        DataSource plain = DataSource.of(Path.of(source));
        return Datasets.read(
                new DataSource(plain.path(), audio == null ? plain.audio() : audio, Options.settings(columns)), reader);
    }

    private static Map<String, Object> tree(Dataset data, DatasetReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", data.name());
        tree.put("version", data.version());
        tree.put("task", CheckText.task(data));
        tree.put("examples", report.examples());
        tree.put("seconds", report.seconds());
        tree.put("labels", report.labels());
        tree.put("parts", report.parts());
        tree.put("groups", report.groups());
        tree.put("licences", report.licences());
        tree.put("rates", report.rates());
        tree.put("errors", report.errors());
        tree.put("findings", report.findings().stream().map(CheckVerb::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(Finding finding) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("severity", finding.severity().name().toLowerCase(java.util.Locale.ROOT));
        tree.put("kind", finding.kind());
        tree.put("meaning", finding.meaning());
        tree.put("count", finding.count());
        tree.put("examples", finding.examples());
        return tree;
    }
}
