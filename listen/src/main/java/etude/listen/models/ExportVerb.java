package etude.listen.models;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Verb;
import etude.io.AtomicFile;
import etude.listen.ModelChoice;
import etude.runtime.model.SavedModel;
import etude.runtime.onnx.OnnxExport;
import etude.runtime.onnx.OnnxFile;
import etude.runtime.onnx.OnnxMetadata;
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
        byte[] file = OnnxExport.model(saved.model(), saved.weights());
        AtomicFile.write(output, overwrite.force(), file);
        if (form.json()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("model", name);
            map.put("written", output);
            map.put("bytes", file.length);
            console.print(Json.of(map));
        } else {
            boolean features =
                    OnnxMetadata.read(OnnxFile.parse(file).metadata()).features();
            console.say(output + ": " + Words.bytes(file.length) + "; takes "
                    + (features ? "features (batch, frame, bin) of sound at " : "sound (batch, sample) at ")
                    + saved.model().listening().sampleRate() + " Hz, gives scores.");
        }
        return 0;
    }
}
