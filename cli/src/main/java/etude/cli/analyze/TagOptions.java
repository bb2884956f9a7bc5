package etude.cli.analyze;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code analyze} on tags: they are there whether anything that listens is built or not. */
public final class TagOptions {

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "The model whose tags are shown: an installed one, an ONNX file or a model's folder (default: of"
                            + " those installed that give tags, the one with the most).")
    private @Nullable String model;

    @Option(names = "--no-tags", description = "Leave out what a network hears.")
    private boolean none;

    /** The model that was asked for. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** Whether no tags are wanted. */
    public boolean none() {
        return none;
    }
}
