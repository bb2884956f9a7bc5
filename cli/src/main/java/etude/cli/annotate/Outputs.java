package etude.cli.annotate;

import etude.cli.InputFiles;
import etude.cli.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where results go: a file for one sound, a folder with a file of its own for each of many. */
final class Outputs {

    private final List<Path> paths;
    private final String kind;

    private Outputs(List<Path> paths, String kind) {
        this.paths = paths;
        this.kind = kind;
    }

    /**
     * Plans the names.
     *
     * @param output what the user said
     * @param format extension of files in a folder, or null for the usual one
     * @param kinds extensions that can be written, the usual one first
     * @param single whether the user named just one sound
     * @throws UsageException if they do not fit together
     */
    static Outputs of(
            Path output, @Nullable String format, List<String> kinds, List<InputFiles.Input> files, boolean single) {
        InputFiles.requireName(output.toString());
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        String extension = name.lastIndexOf('.') > 0 ? name.substring(name.lastIndexOf('.') + 1) : "";
        boolean folder = Files.isDirectory(output) || extension.isEmpty();
        if (!folder && !single) {
            throw new UsageException("-o " + output + " is one file, but there are several to hear. Name a folder, with"
                    + " --format " + extension + ".");
        }
        String asked =
                format == null ? kinds.get(0) : format.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        String kind = folder ? asked : extension;
        if (!kinds.contains(kind)) {
            throw new UsageException("'" + kind + "' is no format that this can be written in; there are "
                    + String.join(", ", kinds) + ".");
        }
        List<Path> paths = folder
                ? InputFiles.results(files, "." + kind).stream()
                        .map(output::resolve)
                        .toList()
                : List.of(output);
        return new Outputs(paths, kind);
    }

    Path of(int file) {
        return paths.get(file);
    }

    String kind() {
        return kind;
    }
}
