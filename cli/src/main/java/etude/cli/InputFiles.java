package etude.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files that a user names: files, folders (all sound files in them and below, hidden ones left out) and globs with
 * {@code *}, {@code ?}, {@code [..]}, {@code {..}} and {@code **}. What one argument gives is in natural order; a file named
 * twice comes once.
 */
public final class InputFiles {

    private static final Set<String> SOUND = Set.of(
            "wav", "wave", "rf64", "w64", "bwf", "aif", "aiff", "aifc", "au", "snd", "caf", "flac", "mp3", "mp2",
            "mpga", "ogg", "oga", "opus", "spx", "m4a", "m4b", "mp4", "aac", "alac", "wma", "asf", "ape", "wv", "tta",
            "mka", "webm", "amr", "ac3", "dts", "tak", "mpc", "voc", "mov", "mkv", "3gp", "avi", "flv");

    private InputFiles() {}

    /**
     * A file to work on.
     *
     * @param path where it is
     * @param name what distinguishes it below the folder that was named, or its file name
     */
    public record Input(Path path, Path name) {}

    /**
     * The files that arguments stand for. A name that is no file, folder or pattern comes out as it is, so that opening it
     * says what is wrong with it.
     *
     * @throws UsageException if a folder or a pattern has no sound files, or a name is empty
     */
    public static List<Input> expand(List<String> arguments) {
        Map<Path, Input> found = new LinkedHashMap<>();
        for (String argument : arguments) {
            for (Input input : expand(argument)) {
                found.putIfAbsent(input.path().toAbsolutePath().normalize(), input);
            }
        }
        return List.copyOf(found.values());
    }

    /** All sound files in a folder and below, hidden ones left out, in natural order; none where there are none. */
    public static List<Input> sounds(Path folder) {
        return walk(folder, InputFiles::isSound);
    }

    /** A folder of its own for the results of each file, named after it; where two would be the same, they are numbered. */
    public static List<Path> folders(List<Input> files) {
        return results(files, "");
    }

    /**
     * A name of its own for the result of each file: that of the file with another extension; where two would be the same,
     * they are numbered.
     *
     * @param ending with its point, or empty
     */
    public static List<Path> results(List<Input> files, String ending) {
        Set<Path> taken = new HashSet<>();
        List<Path> results = new ArrayList<>();
        for (Input file : files) {
            String name = String.valueOf(file.name().getFileName());
            int dot = name.lastIndexOf('.');
            String stem = dot > 0 ? name.substring(0, dot) : name;
            Path path = file.name().resolveSibling(stem + ending);
            for (int n = 2; !taken.add(path); n++) {
                path = path.resolveSibling(stem + "-" + n + ending);
            }
            results.add(path);
        }
        return results;
    }

    /**
     * Refuses the empty name, which Java takes for the current folder.
     *
     * @throws UsageException if it is empty
     */
    public static void requireName(String argument) {
        if (argument.isEmpty()) {
            throw new UsageException("The name of a file is empty (\"\"); name a sound file, a folder or a pattern.");
        }
    }

    private static List<Input> expand(String argument) {
        requireName(argument);
        boolean pattern = argument.matches(".*[*?\\[{].*");
        if (pattern && !exists(argument)) {
            return glob(argument);
        }
        Path path = Path.of(argument);
        if (Files.isDirectory(path)) {
            List<Input> files = walk(path, InputFiles::isSound);
            if (files.isEmpty()) {
                throw new UsageException("The folder " + argument + " has no sound files.");
            }
            return files;
        }
        Path name = path.getFileName();
        return List.of(new Input(path, name == null ? path : name));
    }

    private static boolean exists(String argument) {
        try {
            return Files.exists(Path.of(argument));
        } catch (java.nio.file.InvalidPathException e) {
            return false;
        }
    }

    private static List<Input> glob(String argument) {
        String text = argument.replace('\\', '/');
        int wild = firstOf(text, "*?[{");
        int slash = text.lastIndexOf('/', wild);
        Path base = Path.of(slash < 0 ? "." : slash == 0 ? "/" : text.substring(0, slash));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + text.substring(slash + 1));
        List<Input> files =
                Files.isDirectory(base) ? walk(base, path -> matcher.matches(base.relativize(path))) : List.of();
        if (files.isEmpty()) {
            throw new UsageException("No file matches " + argument + ".");
        }
        return slash >= 0
                ? files
                : files.stream()
                        .map(input -> new Input(base.relativize(input.path()), input.name()))
                        .toList();
    }

    private static int firstOf(String text, String characters) {
        int first = 0;
        while (characters.indexOf(text.charAt(first)) < 0) {
            first++;
        }
        return first;
    }

    private static boolean isSound(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 && SOUND.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static List<Input> walk(Path folder, Predicate<Path> wanted) {
        List<Input> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    return dir.equals(folder) || !hidden(dir) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!hidden(file) && wanted.test(file) && Files.isRegularFile(file)) {
                        found.add(new Input(file, folder.relativize(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(input -> input.path().toString(), NaturalOrder.COMPARATOR));
        return found;
    }

    private static boolean hidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }
}
