package etude.learn.data;

import etude.cli.InputFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sound files of a folder, found by what labels call them: by their path, by its end, by the file's name, or by that without
 * its extension, since tables and sounds are often packed apart and re-encoded.
 */
final class Sounds {

    private final Map<String, Path> byPath = new LinkedHashMap<>();
    private final Map<String, List<String>> byName = new HashMap<>();
    private final Map<String, List<String>> byStem = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    private Sounds() {}

    /** All sound files in a folder and below. */
    static Sounds in(Path folder) {
        Sounds sounds = new Sounds();
        for (InputFiles.Input input : InputFiles.sounds(folder)) {
            sounds.add(slashes(input.name()), input.path());
        }
        return sounds;
    }

    private void add(String path, Path file) {
        byPath.put(path, file);
        String name = path.substring(path.lastIndexOf('/') + 1);
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(path);
        byStem.computeIfAbsent(stem(name), key -> new ArrayList<>()).add(path);
    }

    /** A path as data sets write it on every machine. */
    static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** A file's name without what says its format; {@code 73.low.mp3} is 73. */
    static String stem(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String stem = dot > 0 ? last.substring(0, dot) : last;
        return stem.endsWith(".low") ? stem.substring(0, stem.length() - 4) : stem;
    }

    /** All paths below the folder, in natural order. */
    List<String> paths() {
        return List.copyOf(byPath.keySet());
    }

    boolean isEmpty() {
        return byPath.isEmpty();
    }

    /** The file of a path below the folder. */
    Path file(String path) {
        Path file = byPath.get(path);
        if (file == null) {
            throw new IllegalArgumentException("There is no sound " + path + ".");
        }
        used.add(path);
        return file;
    }

    /** The path below the folder of what labels name; empty where there is no such sound, or more than one of this name. */
    Optional<String> find(String named) {
        String path = named.replace('\\', '/').strip().replaceFirst("^(\\./)+", "");
        for (String end = path; ; end = end.substring(end.indexOf('/') + 1)) {
            if (byPath.containsKey(end)) {
                return Optional.of(end);
            }
            if (end.indexOf('/') < 0) {
                break;
            }
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        return one(byName.get(name), path)
                .or(() -> one(byStem.get(stem(name)), path))
                .or(() -> one(byStem.get(name), path));
    }

    /** The only one, or the only one in a folder of the name that is written. */
    private static Optional<String> one(@org.jspecify.annotations.Nullable List<String> candidates, String named) {
        if (candidates == null) {
            return Optional.empty();
        }
        if (candidates.size() == 1) {
            return Optional.of(candidates.get(0));
        }
        String folder = parent(named);
        List<String> beside = candidates.stream()
                .filter(candidate -> !folder.isEmpty() && (parent(candidate) + "/").endsWith(folder + "/"))
                .toList();
        return beside.size() == 1 ? Optional.of(beside.get(0)) : Optional.empty();
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Those that nobody has asked for. */
    List<String> unused() {
        return byPath.keySet().stream().filter(path -> !used.contains(path)).toList();
    }
}
