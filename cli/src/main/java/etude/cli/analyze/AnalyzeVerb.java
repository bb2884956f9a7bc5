package etude.cli.analyze;

import etude.cli.Batch;
import etude.cli.Console;
import etude.cli.InputFiles;
import etude.cli.Options;
import etude.cli.Verb;
import etude.report.page.SongIndex;
import etude.report.page.SongReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes reports of songs. */
@Command(
        name = "analyze",
        description = {
            "Make a report of a song: facts, loudness, pictures of what a machine sees, and what can be heard of them"
                    + " again.",
            "DIR gets report.html, one file that opens from disk; report.json; and the pictures and sounds. Several songs"
                    + " get a folder each, and an index.html."
        })
public final class AnalyzeVerb implements Verb {

    @Mixin
    private final Options.Inputs inputs = new Options.Inputs();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Folder for the report; made where it is missing.")
    private Path output = Path.of("");

    @Option(
            names = "--excerpt",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "Of longer songs, so much is made audible again (default: ${DEFAULT-VALUE}).")
    private double excerpt = 60;

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    private final Sections sections = Sections.find();

    @Override
    public List<?> extensions() {
        return sections.all();
    }

    @Override
    public int run(Console console) throws IOException {
        try (sections) {
            return run(console, sections.prepared(console));
        }
    }

    private int run(Console console, Sections prepared) throws IOException {
        List<InputFiles.Input> files = inputs.expand();
        var reporter = new Reporter(console, overwrite.force(), form.json(), excerpt, prepared);
        Batch batch = new Batch(console);
        if (inputs.isSingle()) {
            Path file = files.get(0).path();
            reporter.failed(file, batch.run(file.toString(), () -> reporter.report(file, output)));
            return batch.end();
        }
        Path index = output.resolve("index.html");
        Options.refuseExisting(index, overwrite.force());
        List<SongIndex.Entry> songs = new ArrayList<>();
        List<SongIndex.Failure> failures = new ArrayList<>();
        List<Path> folders = InputFiles.folders(files);
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i).path();
            Path folder = folders.get(i);
            String why = batch.run(file.toString(), () -> {
                SongReport report = reporter.report(file, output.resolve(folder));
                songs.add(new SongIndex.Entry(report.title(), report.subtitle(), report.duration(), folder));
            });
            if (!why.isEmpty()) {
                failures.add(new SongIndex.Failure(file.toString(), why));
                reporter.failed(file, why);
            }
        }
        Files.createDirectories(output);
        SongIndex.write(output, songs, failures, overwrite.force());
        console.say(index.toString());
        return batch.end();
    }
}
