package etude.bench;

import etude.io.AtomicFile;
import etude.network.Model;
import etude.network.Weights;
import etude.network.zoo.Architecture;
import etude.network.zoo.Zoo;
import etude.runtime.onnx.FrontSplit;
import etude.runtime.onnx.OnnxExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every architecture of the zoo as ONNX files, whole and without its representation, for {@code check_onnx.py}. */
public final class OnnxZoo {

    private OnnxZoo() {}

    /** Takes the folder to write to. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Architecture architecture : Zoo.all()) {
            Model model = architecture.model();
            Weights weights = Weights.initial(model.network(), 1);
            String name = architecture.name();
            AtomicFile.write(folder.resolve(name + ".onnx"), true, OnnxExport.whole(model, weights));
            if (FrontSplit.of(model.network(), weights).isPresent()) {
                AtomicFile.write(folder.resolve(name + "-body.onnx"), true, OnnxExport.body(model, weights));
            }
        }
    }
}
