package etude.cli.demo;

import etude.audio.AudioFiles;
import etude.audio.AudioWarning;
import etude.audio.Encoding;
import etude.audio.WriteOptions;
import etude.audio.synth.Synthesizer;
import etude.cli.Console;
import etude.cli.Options;
import etude.cli.Verb;
import etude.cli.analyze.Reporter;
import etude.cli.analyze.Sections;
import etude.signal.Waveform;
import etude.symbolic.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Composes, renders and analyses a short piece. */
@Command(
        name = "demo",
        description = {
            "Compose a short piece, render it with Java's own synthesiser, and analyse it: see and hear what a machine"
                    + " sees. Needs no network and no sound device.",
            "DIR gets demo.wav, demo.mp3, and the report: open report.html."
        })
public final class DemoVerb implements Verb {

    private static final int RATE = 44100;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "etude-demo",
            paramLabel = "DIR",
            description = "Folder to write to; made where it is missing (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("etude-demo");

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        for (String name : new String[] {"demo.wav", "demo.mp3", "report.html"}) {
            Options.refuseExisting(output.resolve(name), overwrite.force());
        }
        Files.createDirectories(output);
        Piece piece = DemoPiece.compose();
        console.say("Rendering \"" + piece.title() + "\"…");
        Waveform sound = Synthesizer.render(piece, RATE);
        write(console, output.resolve("demo.wav"), sound, Encoding.wav16(), piece);
        write(console, output.resolve("demo.mp3"), sound, Encoding.mp3(192_000), piece);
        console.say("Analysing it…");
        try (Sections sections = Sections.find().prepared(console)) {
            var reporter = new Reporter(console, overwrite.force(), form.json(), 60, sections);
            reporter.report(output.resolve("demo.wav"), output);
        }
        return 0;
    }

    private void write(Console console, Path file, Waveform sound, Encoding encoding, Piece piece) throws IOException {
        WriteOptions options = WriteOptions.of(encoding).tagged(Map.of("title", piece.title(), "artist", "Etude"));
        for (AudioWarning warning : AudioFiles.write(file, sound, overwrite.force() ? options.replacing() : options)) {
            console.say(file + ": " + warning.message());
        }
    }
}
