package etude.cli.evaluate;

import etude.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A reference with its estimate.
 *
 * @param name of the track: what both names have in common, without an extension
 * @param reference what is right
 * @param estimate what was found; absent where there is none for the reference
 */
record Pair(String name, Path reference, Optional<Path> estimate) {

    /** Deeper than any collection. */
    private static final int DEPTH = 32;

    /** The estimate's file. */
    Path found() throws IOException {
        return estimate.orElseThrow(() ->
                new IOException("There is no estimate for it: no file of the name '" + name + "' with any extension."));
    }

    /**
     * Pairs of files.
     *
     * @param pairs in the order of their names
     * @param left estimates that no reference has the name of
     */
    record Pairs(List<Pair> pairs, List<Path> left) {}

    /**
     * The files of two folders and all below, by their names without extension.
     *
     * @throws UsageException if a folder has no files, or two files of one folder have one name
     */
    static Pairs ofFolders(Path references, Path estimates) throws IOException {
        return pairs(files(references), files(estimates));
    }

    /** The folders in two folders, by their names. */
    static Pairs ofSubfolders(Path references, Path estimates) throws IOException {
        return pairs(subfolders(references), subfolders(estimates));
    }

    private static Pairs pairs(Map<String, Path> references, Map<String, Path> estimates) {
        List<Pair> pairs = new ArrayList<>();
        references.forEach((name, file) -> pairs.add(new Pair(name, file, Optional.ofNullable(estimates.get(name)))));
        List<Path> left = estimates.entrySet().stream()
                .filter(entry -> !references.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new Pairs(pairs, left);
    }

    /** Files by their names below a folder, without extension and hidden ones. */
    static Map<String, Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, DEPTH)) {
            return named(folder, all.filter(Files::isRegularFile));
        }
    }

    private static Map<String, Path> subfolders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return named(folder, all.filter(Files::isDirectory));
        }
    }

    private static Map<String, Path> named(Path folder, Stream<Path> paths) {
        Map<String, Path> named = new LinkedHashMap<>();
        for (Path path : paths.filter(path -> !isHidden(folder.relativize(path)))
                .sorted()
                .toList()) {
            String name = withoutExtension(folder.relativize(path).toString().replace('\\', '/'));
            Path other = named.put(name, path);
            if (other != null) {
                throw new UsageException("The folder " + folder + " has two files of the name '" + name + "': " + other
                        + " and " + path + ". One of them has to go elsewhere.");
            }
        }
        if (named.isEmpty()) {
            throw new UsageException("The folder " + folder + " has nothing to compare.");
        }
        return named;
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }
}
