package etude.learn.data;

import etude.network.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder for each class, named after it. Sets of this kind differ in lists of who belongs where, and in what the names of files
 * tell.
 *
 * @param name of the reader
 * @param reads what it reads, for sentences
 * @param lists files with names of sounds, and the part that these belong to; empty: there are none
 * @param rest part of the sounds that are in no list; {@code null}: they are left out, as in a fault-filtered set
 * @param version of the set
 * @param speaker group that files' names tell, as a pattern whose first group is its name; empty: they tell none
 */
record FolderReader(
        String name,
        String reads,
        Map<String, String> lists,
        @org.jspecify.annotations.Nullable String rest,
        String version,
        Optional<Pattern> speaker)
        implements DatasetReader {

    /** Folders of sounds of which nobody said what they are. */
    private static final List<String> UNLABELLED = List.of("unlabelled", "unlabeled");

    /** Any folder of folders with sounds. */
    static final FolderReader PLAIN =
            new FolderReader("folders", "a folder for each class", Map.of(), "", "", Optional.empty());

    /**
     * Tzanetakis and Cook 2002 without repetitions, mislabellings and distortions (Sturm 2012), as split by Kereliuk et al. 2015:
     * what no list names is left out.
     */
    static final FolderReader GTZAN = new FolderReader(
            "gtzan",
            "GTZAN with the lists of its fault-filtered split (train_filtered.txt…)",
            ordered("train_filtered.txt", "train", "valid_filtered.txt", "validation", "test_filtered.txt", "test"),
            null,
            "fault-filtered",
            Optional.empty());

    /** Warden 2018; who speaks is in the names of files. */
    static final FolderReader SPEECH_COMMANDS = new FolderReader(
            "speech-commands",
            "Speech Commands with validation_list.txt and testing_list.txt",
            ordered("validation_list.txt", "validation", "testing_list.txt", "test"),
            "train",
            "v0.02",
            Optional.of(Pattern.compile("(?:.*/)?([^/]+)_nohash_\\d+\\.[^/]*")));

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @Override
    public boolean recognises(DataSource source) throws IOException {
        if (!lists.isEmpty()) {
            return lists.keySet().stream()
                    .anyMatch(list -> Files.isRegularFile(source.folder().resolve(list)));
        }
        if (!Files.isDirectory(source.path())) {
            return false;
        }
        return Sounds.in(source.audio()).paths().stream().anyMatch(path -> path.indexOf('/') > 0);
    }

    @Override
    public Dataset read(DataSource source) throws IOException {
        Collected data = new Collected(source);
        Map<String, String> parts = parts(source.folder(), data);
        for (String path : data.sounds().paths()) {
            Optional<String> label = label(path);
            String part = parts.getOrDefault(path, rest);
            if (label.isEmpty() || part == null) {
                continue;
            }
            Collected.Entry entry = data.at(path).part(part);
            entry.label(UNLABELLED.contains(label.get()) ? "" : label.get());
            speaker.map(pattern -> pattern.matcher(path))
                    .filter(Matcher::matches)
                    .ifPresent(match -> entry.group("speaker", match.group(1)));
        }
        emptyFolders(source.audio()).forEach(folder -> data.remark("class without audio", folder));
        return data.end(lists.isEmpty() ? source.name() : name, version, "", new Task.Classes());
    }

    /** The folder that a sound is in; none for sounds at the top, and for folders of noises that belong to no class. */
    private static Optional<String> label(String path) {
        int slash = path.lastIndexOf('/');
        String folder = slash < 0 ? "" : path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
        return folder.isEmpty() || folder.startsWith("_") ? Optional.empty() : Optional.of(folder);
    }

    private Map<String, String> parts(Path folder, Collected data) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        for (Map.Entry<String, String> list : lists.entrySet()) {
            Path file = folder.resolve(list.getKey());
            if (!Files.isRegularFile(file)) {
                data.remark("list that is missing", list.getKey());
                continue;
            }
            for (String named : NameList.of(file)) {
                Optional<String> path = data.sounds().find(named);
                path.ifPresentOrElse(
                        found -> parts.put(found, list.getValue()), () -> data.remark("label without audio", named));
            }
        }
        return parts;
    }

    private static List<String> emptyFolders(Path folder) throws IOException {
        List<String> empty = new ArrayList<>();
        try (var entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = String.valueOf(entry.getFileName());
                boolean candidate = Files.isDirectory(entry) && !name.startsWith(".") && !name.startsWith("_");
                if (candidate && Sounds.in(entry).isEmpty()) {
                    empty.add(name);
                }
            }
        }
        return empty;
    }
}
