package etude.learn.data;

import etude.network.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A data set that grows while it is read: one example a sound, which gets what is said of it wherever that stands. */
final class Collected {

    private static final int LONGEST_LINE = 200;
    private static final String SUPERCLASS = "group";

    private final DataSource source;
    private final Sounds sounds;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Dataset.Remark> remarks = new ArrayList<>();
    private List<String> order = List.of();

    Collected(DataSource source) {
        this.source = source;
        this.sounds = Sounds.in(source.audio());
    }

    /** What is known of one sound so far. */
    static final class Entry {
        private final Set<String> labels = new LinkedHashSet<>();
        private final Set<String> unknown = new LinkedHashSet<>();
        private final List<Occurrence> occurrences = new ArrayList<>();
        private final Map<String, String> groups = new LinkedHashMap<>();
        private String part = "";
        private String licence = "";
        private double start;
        private double duration = Double.POSITIVE_INFINITY;

        Entry label(String label) {
            if (!label.isBlank()) {
                labels.add(label.strip());
            }
            return this;
        }

        Entry unknown(String label) {
            unknown.add(label);
            return this;
        }

        Entry occurs(double onset, double offset, String label) {
            occurrences.add(new Occurrence(onset, offset, label.strip()));
            return label(label);
        }

        Entry group(String kind, String value) {
            if (!value.isBlank()) {
                groups.put(kind, value.strip());
            }
            return this;
        }

        Entry part(String where) {
            part = where.strip();
            return this;
        }

        Entry licence(String terms) {
            licence = terms.strip();
            return this;
        }

        Entry excerpt(double from, double seconds) {
            start = from;
            duration = seconds;
            return this;
        }

        boolean labelled() {
            return !labels.isEmpty() || !occurrences.isEmpty();
        }

        boolean has(String label) {
            return labels.contains(label);
        }
    }

    Sounds sounds() {
        return sounds;
    }

    /** The entry of a sound that labels name, made when it is first named; where there is no such sound, that is remarked. */
    java.util.Optional<Entry> named(String name) {
        java.util.Optional<String> path = sounds.find(name);
        if (path.isEmpty()) {
            remark("label without audio", name);
        }
        return path.map(this::at);
    }

    /** The entry of a path. */
    Entry at(String path) {
        return entries.computeIfAbsent(path, key -> {
            sounds.file(key);
            return new Entry();
        });
    }

    /** The entry of a path, where it has one. */
    java.util.Optional<Entry> known(String path) {
        return java.util.Optional.ofNullable(entries.get(path));
    }

    void remark(String kind, String what) {
        remarks.add(new Dataset.Remark(kind, what));
    }

    /** The labels in an order of their own, those too that no example has. */
    void order(List<String> labels) {
        order = labels;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean anyWith(java.util.function.Predicate<Entry> what) {
        return entries.values().stream().anyMatch(what);
    }

    static boolean several(Entry entry) {
        return entry.labels.size() > 1;
    }

    static boolean occurring(Entry entry) {
        return entry.occurrences.size() > 1;
    }

    static boolean strong(Entry entry) {
        return !entry.occurrences.isEmpty();
    }

    /**
     * The data set.
     *
     * @throws IllegalArgumentException if there are labels and none of their sounds
     */
    Dataset end(String name, String version, String licence, Task task) throws IOException {
        requireSounds();
        sounds.unused().forEach(path -> remark("audio without label", path));
        forgetSuperclasses();
        List<Example> examples = new ArrayList<>();
        entries.forEach((path, entry) -> examples.add(example(path, entry)));
        examples.sort(Comparator.comparing(Example::id, natural()));
        return new Dataset(
                name,
                version,
                licence.isEmpty() ? licenceFile(source.folder()) : licence,
                source.name(),
                task,
                labels(),
                examples,
                remarks);
    }

    /** A column named {@code group} whose values follow from the labels groups labels, not sounds. */
    private void forgetSuperclasses() {
        Map<String, Set<String>> byLabel = new LinkedHashMap<>();
        Set<String> values = new TreeSet<>();
        for (Entry entry : entries.values()) {
            String value = entry.groups.getOrDefault(SUPERCLASS, "");
            values.add(value);
            entry.labels.forEach(label ->
                    byLabel.computeIfAbsent(label, key -> new TreeSet<>()).add(value));
        }
        boolean follows = byLabel.values().stream().allMatch(all -> all.size() == 1);
        if (follows && !source.columns().containsKey(SUPERCLASS) && values.size() <= byLabel.size()) {
            entries.values().forEach(entry -> entry.groups.remove(SUPERCLASS));
        }
    }

    private void requireSounds() {
        if (!entries.isEmpty()) {
            return;
        }
        long missing = remarks.stream()
                .filter(remark -> remark.kind().equals("label without audio"))
                .count();
        if (missing > 0) {
            throw new IllegalArgumentException(source.path() + " has labels, " + missing
                    + " of them name a sound, and none of these sounds is in " + source.audio()
                    + (sounds.isEmpty() ? ", which has no sound files at all" : "") + " ("
                    + remarks.get(0).what() + "…). Say where they are: data.audio, or --audio.");
        }
        throw new IllegalArgumentException(
                source.path() + " has nothing to learn from: there is no sound with a label in it.");
    }

    private Example example(String path, Entry entry) {
        return new Example(
                path,
                sounds.file(path),
                entry.start,
                entry.duration,
                List.copyOf(entry.labels),
                List.copyOf(entry.unknown),
                entry.occurrences,
                entry.groups,
                entry.part,
                entry.licence);
    }

    private List<String> labels() {
        if (!order.isEmpty()) {
            return order;
        }
        Set<String> all = new TreeSet<>(natural());
        entries.values().forEach(entry -> all.addAll(entry.labels));
        return List.copyOf(all);
    }

    /** Text in which numbers count as numbers: {@code 2} before {@code 10}. */
    static Comparator<String> natural() {
        return etude.cli.NaturalOrder.COMPARATOR;
    }

    private static String licenceFile(Path folder) throws IOException {
        for (String name : List.of("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "LICENCE.txt")) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file) && Files.size(file) < 1 << 20) {
                String line = NameList.first(file);
                return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
            }
        }
        return "";
    }
}
