package etude.listen.tag;

import etude.cli.Batch;
import etude.cli.Console;
import etude.cli.InputFiles;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Progress;
import etude.cli.UsageException;
import etude.cli.Verb;
import etude.listen.Heard;
import etude.listen.ModelChoice;
import etude.runtime.store.ModelHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what a network hears. */
@Command(
        name = "tag",
        description = {
            "Tell what a network hears in sound files: tags of music, instruments, keywords or events, as the model knows them,"
                    + " with scores from 0 to 1.",
            "Files may have any length, from one sample to hours. './etude models' says which models there are.",
            "",
            "Example: etude tag song.mp3 --model mtat/musicnn --top 5 --over-time"
        })
public final class TagVerb implements Verb {

    @Mixin
    private final Options.Inputs inputs = new Options.Inputs();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "An installed model, an ONNX file (.onnx) that states what it hears, or the folder of a model"
                    + " (default: the only one that is installed).")
    private @Nullable String model;

    @Option(
            names = "--top",
            defaultValue = "10",
            paramLabel = "N",
            description = "How many tags, the surest first (default: ${DEFAULT-VALUE}).")
    private int top = 10;

    @Option(names = "--over-time", description = "Tell what is heard when, too.")
    private boolean overTime;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description =
                    "Write the tags over time to a file, too: .png, .csv or .npz; or into a folder, one file each.")
    private @Nullable Path output;

    @Option(
            names = "--format",
            defaultValue = "png",
            paramLabel = "EXT",
            description = "What to write into a folder: png, csv or npz (default: ${DEFAULT-VALUE}).")
    private String format = "png";

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        if (top < 1) {
            throw new UsageException("--top is " + top + "; it must be at least 1.");
        }
        List<InputFiles.Input> files = inputs.expand();
        Optional<TaggramFiles> targets = Optional.ofNullable(output)
                .map(path -> TaggramFiles.of(path, format, files, inputs.isSingle(), overwrite.force()));
        var choice = new ModelChoice(ModelHome.standard());
        Batch batch = new Batch(console);
        try (ModelChoice.Opened opened = choice.open(model == null ? choice.only() : model)) {
            for (int i = 0; i < files.size(); i++) {
                Path file = files.get(i).path();
                int index = i;
                failed(console, file, batch.run(file.toString(), () -> tag(console, opened, file, index, targets)));
            }
        }
        return batch.end();
    }

    private void tag(Console console, ModelChoice.Opened opened, Path file, int index, Optional<TaggramFiles> targets)
            throws IOException {
        if (targets.isPresent()) {
            Options.refuseExisting(targets.get().of(index), overwrite.force());
        }
        try (Progress progress = console.progress(file.toString())) {
            Heard heard = Heard.of(opened.tagger(), file, overTime || targets.isPresent(), progress);
            if (targets.isPresent()) {
                targets.get().write(index, heard, top);
            }
            progress.close();
            tell(console, opened.name(), file, heard);
        }
    }

    private void tell(Console console, String name, Path file, Heard heard) {
        heard.warnings().forEach(warning -> console.say(file + ": " + warning.message()));
        if (form.json()) {
            console.print(Json.of(data(name, file, heard)));
        } else {
            new TagText(heard, top, overTime).lines(file, name).forEach(console::print);
        }
    }

    private Map<String, Object> data(String name, Path file, Heard heard) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file);
        map.put("model", name);
        map.put("duration", heard.tags().duration());
        map.put("pieces", heard.tags().pieces());
        map.put("tags", heard.best(top));
        if (overTime) {
            heard.overTime().ifPresent(taggram -> map.put("overTime", Heard.data(taggram)));
        }
        return map;
    }

    private void failed(Console console, Path file, String why) {
        if (form.json() && !why.isEmpty()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", file);
            map.put("error", why);
            console.print(Json.of(map));
        }
    }
}
