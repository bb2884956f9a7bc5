package etude.cli.annotate;

import etude.audio.SoundFile;
import etude.cli.Batch;
import etude.cli.Console;
import etude.cli.InputFiles;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Progress;
import etude.cli.Text;
import etude.cli.Verb;
import etude.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A verb that listens to sound files, tells what it heard and writes it where that is asked for. */
abstract class AnnotationVerb implements Verb {

    /** Sounds of other rates are brought to the nearest of these, Hz. */
    private static final int SLOWEST = 8000;

    private static final int FASTEST = 48000;

    @Mixin
    private final Options.Inputs inputs = new Options.Inputs();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Write it to a file, too, in the format of its extension; or into a folder, one file each.")
    private @Nullable Path output;

    @Option(names = "--format", paramLabel = "EXT", description = "Extension of the files in a folder.")
    private @Nullable String format;

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    /**
     * What was heard.
     *
     * @param data for JSON, without the file's name
     * @param lines for people, without the file's name
     * @param warnings sentences
     * @param annotations to be written
     */
    record Answer(
            Map<String, @Nullable Object> data,
            List<String> lines,
            List<String> warnings,
            Annotations.Writable annotations) {}

    /** Extensions of the formats that can be written, the usual one first. */
    abstract List<String> kinds();

    /**
     * Finds out whether options contradict each other, before the first sound is heard.
     *
     * @throws etude.cli.UsageException if they do
     */
    void check() {}

    /** Listens. */
    abstract Answer hear(Path file, SoundFile sound, Progress progress) throws IOException;

    @Override
    public final int run(Console console) throws IOException {
        check();
        List<InputFiles.Input> files = inputs.expand();
        Optional<Outputs> targets =
                Optional.ofNullable(output).map(path -> Outputs.of(path, format, kinds(), files, inputs.isSingle()));
        Batch batch = new Batch(console);
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i).path();
            int index = i;
            String why = batch.run(file.toString(), () -> answer(console, file, targets, index));
            if (form.json() && !why.isEmpty()) {
                Map<String, @Nullable Object> failure = new LinkedHashMap<>();
                failure.put("file", file);
                failure.put("error", why);
                console.print(Json.of(failure));
            }
        }
        return batch.end();
    }

    private void answer(Console console, Path file, Optional<Outputs> targets, int index) throws IOException {
        if (targets.isPresent()) {
            Options.refuseExisting(targets.get().of(index), overwrite.force());
        }
        SoundFile sound = SoundFile.open(file, SoundFile.MIX, AnnotationVerb::rate);
        sound.demandFinite();
        Answer answer;
        try (Progress progress = console.progress(file.toString())) {
            answer = hear(file, sound, progress);
        }
        if (targets.isPresent()) {
            Path target = targets.get().of(index).toAbsolutePath();
            Files.createDirectories(target.getParent());
            AtomicFile.write(
                    target,
                    overwrite.force(),
                    answer.annotations().bytes(targets.get().kind()));
            console.say(targets.get().of(index).toString());
        }
        sound.warnings().forEach(warning -> console.say(file + ": " + warning.message()));
        answer.warnings().forEach(warning -> console.say(file + ": " + warning));
        tell(console, file, answer);
    }

    /** Rates at which all analyses work well. */
    static int rate(int own) {
        return Math.max(SLOWEST, Math.min(FASTEST, own));
    }

    private void tell(Console console, Path file, Answer answer) {
        if (form.json()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("file", file);
            map.putAll(answer.data());
            if (!answer.warnings().isEmpty()) {
                map.put("warnings", answer.warnings());
            }
            console.print(Json.of(map));
            return;
        }
        console.print(Text.printable(file + ": " + answer.lines().get(0)));
        answer.lines().stream().skip(1).forEach(line -> console.print("  " + line));
    }
}
