package etude.listen.models;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.UsageException;
import etude.cli.Verb;
import etude.network.zoo.Labels;
import etude.network.zoo.Zoo;
import etude.runtime.model.ModelImport;
import etude.runtime.store.ModelHome;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a model of a checkpoint. */
@Command(
        name = "import",
        description = {
            "Make a model of a published checkpoint: PyTorch's .pth or .pt, Keras' .h5, numpy's .npz, .safetensors.",
            "Nothing that such a file contains is ever run.",
            "",
            "Example: etude models import best_model.pth --architecture musicnn --labels mtat --name mine/musicnn"
        })
public final class ImportVerb implements Verb {

    private static final long LONGEST = 1 << 20;

    @Parameters(paramLabel = "FILE", description = "The checkpoint.")
    private Path file = Path.of("");

    @Option(
            names = "--architecture",
            required = true,
            paramLabel = "NAME",
            description = "What network it is of: './etude models list --all' names them.")
    private String architecture = "";

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "LIST",
            description =
                    "A known list of labels (mtat, msd, jamendo, keywords), or a text file with one a line, in the order"
                            + " of the network's outputs.")
    private String labels = "";

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "What to call it, such as mine/musicnn.")
    private String name = "";

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        ModelHome home = ModelHome.standard();
        if (home.has(name) && !overwrite.force()) {
            throw new IOException("The model '" + name
                    + "' is already there. Add --force to replace it, or choose another" + " name.");
        }
        Zoo.get(architecture);
        ModelImport.Imported imported = ModelImport.read(file, architecture, labels());
        home.add(name, imported.model(), overwrite.force());
        imported.notes().forEach(console::say);
        if (form.json()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("model", name);
            map.put("folder", home.folder().resolve(name));
            map.put("parameters", imported.model().weights().size());
            map.put("notes", imported.notes());
            console.print(Json.of(map));
        } else {
            console.say("Installed as " + name + "; './etude tag FILE --model " + name + "' listens with it.");
        }
        return 0;
    }

    private List<String> labels() throws IOException {
        if (Labels.names().contains(labels)) {
            return Labels.named(labels);
        }
        Path list = Path.of(labels);
        if (!Files.isRegularFile(list)) {
            throw new UsageException("--labels " + labels + " is neither a known list ("
                    + String.join(", ", Labels.names()) + ") nor a file with one label a line.");
        }
        if (Files.size(list) > LONGEST) {
            throw new UsageException("--labels " + labels + " has " + Words.bytes(Files.size(list))
                    + "; a list of labels is a text file with one a line.");
        }
        try {
            List<String> lines = Files.readAllLines(list).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.isEmpty()) {
                throw new UsageException("--labels " + labels + " has no labels; it must have one a line.");
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new UsageException("--labels " + labels + " is no text in UTF-8; it must have one label a line.");
        }
    }
}
