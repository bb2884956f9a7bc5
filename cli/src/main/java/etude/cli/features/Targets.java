package etude.cli.features;

import etude.cli.InputFiles;
import etude.cli.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where the results of each file go: one file for one, a folder with a file of its own for each of many. */
final class Targets {

    private static final List<String> EXTENSIONS = List.of("npz", "npy", "csv", "arff", "png");

    private final List<Path> paths;

    private Targets(List<Path> paths) {
        this.paths = paths;
    }

    /**
     * Plans the names.
     *
     * @param output what the user said
     * @param format extension of files in a folder
     * @param names the representations
     * @param files what is read
     * @param single whether the user named just one file
     * @throws UsageException if they do not fit together
     */
    static Targets of(Path output, String format, List<String> names, List<InputFiles.Input> files, boolean single) {
        String extension = extension(output);
        boolean folder = Files.isDirectory(output) || output.toString().endsWith("/") || extension.isEmpty();
        if (!folder && !single) {
            throw new UsageException("-o " + output + " is one file, but there are several to read. Name a folder, with"
                    + " --format " + extension + ".");
        }
        String kind = folder ? format.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "") : extension;
        if (!EXTENSIONS.contains(kind)) {
            throw new UsageException("'" + kind + "' is no format that can be written; there are "
                    + String.join(", ", EXTENSIONS) + ".");
        }
        if (kind.equals("npy") && names.size() > 1) {
            throw new UsageException(".npy holds one array, but --as names " + names.size() + "; write .npz.");
        }
        return folder
                ? new Targets(InputFiles.results(files, "." + kind).stream()
                        .map(output::resolve)
                        .toList())
                : new Targets(List.of(output));
    }

    Path of(int file) {
        return paths.get(file);
    }

    private static String extension(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot + 1) : "";
    }
}
