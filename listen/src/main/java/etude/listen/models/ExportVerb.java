package etude.listen.models;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Verb;
import etude.io.AtomicFile;
import etude.listen.ModelChoice;
import etude.runtime.model.SavedModel;
import etude.runtime.onnx.OnnxExport;
import etude.runtime.store.ModelHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a model as ONNX. */
@Command(
        name = "export",
        description =
                "Write an installed model as an ONNX file, which any ONNX tool opens: from sound to scores, with its labels"
                        + " and what it hears in the file's metadata.")
public final class ExportVerb implements Verb {

    @Parameters(paramLabel = "NAME", description = "An installed model, or the folder of one.")
    private String name = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The file to write, such as model.onnx.")
    private Path output = Path.of("");

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        Options.refuseExisting(output, overwrite.force());
        SavedModel saved = new ModelChoice(ModelHome.standard()).saved(name);
        byte[] file = OnnxExport.whole(saved.model(), saved.weights());
        AtomicFile.write(output, overwrite.force(), file);
        if (form.json()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("model", name);
            map.put("written", output);
            map.put("bytes", file.length);
            console.print(Json.of(map));
        } else {
            console.say(output + ": " + Words.bytes(file.length) + "; takes sound (batch, sample) at "
                    + saved.model().listening().sampleRate() + " Hz, gives scores.");
        }
        return 0;
    }
}
