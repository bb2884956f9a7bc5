package etude.learn.data.check;

import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.learn.data.check.Finding.Severity;
import etude.network.Task;
import etude.signal.Parallel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Listens to all of a data set, and says what is amiss in it before anybody learns from it. */
public final class DatasetCheck {

    private static final double CLIPPED = 1e-3;
    private static final double UNBALANCED = 10;

    /** What makes two examples the same recording; anything else that is shared makes them alike. */
    private static final Set<String> RECORDINGS =
            Set.of("recording", "source", "track", "song", "clip", "session", "block", "group");

    private final Dataset data;
    private final Map<Path, Heard> heard;
    private final List<Finding> findings = new ArrayList<>();

    private DatasetCheck(Dataset data, Map<Path, Heard> heard) {
        this.data = data;
        this.heard = heard;
    }

    /**
     * Checks a data set. Files are decoded by all cores; the report is the same for any number of them.
     *
     * @param progress told how far it is, from 0 to 1
     */
    public static DatasetReport check(Dataset data, DoubleConsumer progress) {
        return new DatasetCheck(data, listen(data, progress)).report();
    }

    private static Map<Path, Heard> listen(Dataset data, DoubleConsumer progress) {
        List<Path> files =
                data.examples().stream().map(Example::file).distinct().toList();
        Heard[] heard = new Heard[files.size()];
        AtomicInteger done = new AtomicInteger();
        Parallel.blocks(files.size(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                heard[i] = Heard.of(files.get(i));
                progress.accept((double) done.incrementAndGet() / files.size());
            }
        });
        Map<Path, Heard> byFile = new LinkedHashMap<>();
        for (int i = 0; i < heard.length; i++) {
            byFile.put(files.get(i), heard[i]);
        }
        return byFile;
    }

    private DatasetReport report() {
        sounds();
        twins();
        labels();
        leaks();
        remarks();
        findings.sort(Comparator.comparing(Finding::severity));
        return new DatasetReport(
                data.examples().size(),
                heard.values().stream().mapToDouble(Heard::duration).sum(),
                labelCounts(),
                counts(data.examples().stream().map(Example::part)),
                counts(data.examples().stream().map(this::licence)),
                counts(heard.values().stream().filter(Heard::readable).map(Heard::sampleRate)),
                groupCounts(),
                findings);
    }

    private String licence(Example example) {
        return example.licence().isEmpty() ? data.licence() : example.licence();
    }

    private static <K extends Comparable<K>> Map<K, Integer> counts(Stream<K> values) {
        Map<K, Integer> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private Map<String, Integer> labelCounts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        data.labels().forEach(label -> counts.put(label, 0));
        for (Example example : data.examples()) {
            example.labels().forEach(label -> counts.merge(label, 1, Integer::sum));
        }
        return counts;
    }

    private Map<String, Integer> groupCounts() {
        Map<String, Set<String>> values = new TreeMap<>();
        for (Example example : data.examples()) {
            example.groups()
                    .forEach((kind, value) ->
                            values.computeIfAbsent(kind, key -> new TreeSet<>()).add(value));
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        values.forEach((kind, all) -> counts.put(kind, all.size()));
        return counts;
    }

    private void add(Severity severity, String kind, String meaning, List<String> all) {
        if (!all.isEmpty()) {
            findings.add(Finding.of(severity, kind, meaning, all));
        }
    }

    private Heard heard(Example example) {
        return Objects.requireNonNull(heard.get(example.file()));
    }

    private List<String> examples(Predicate<Heard> which, BiFunction<Example, Heard, String> words) {
        return data.examples().stream()
                .filter(example -> which.test(heard(example)))
                .map(example -> words.apply(example, heard(example)))
                .toList();
    }

    private void sounds() {
        add(
                Severity.ERROR,
                "unreadable audio",
                "These cannot be learned from; get them again, or leave them out.",
                examples(sound -> !sound.readable(), (example, sound) -> example.id() + ": " + sound.problem()));
        add(
                Severity.WARNING,
                "damaged audio",
                "Something was amiss in decoding; listen to them.",
                examples(
                        sound -> !sound.warnings().isEmpty(),
                        (example, sound) ->
                                example.id() + ": " + sound.warnings().get(0)));
        add(
                Severity.WARNING,
                "silent audio",
                "Below -60 dB throughout: a label on silence teaches that silence is what it says.",
                examples(Heard::silent, (example, sound) -> example.id()));
        add(
                Severity.WARNING,
                "clipped audio",
                "More than one sample in a thousand stands at full scale.",
                examples(
                        sound -> sound.clipped() > CLIPPED,
                        (example, sound) ->
                                example.id() + ": " + Math.round(sound.clipped() * 1000) / 10.0 + " % of samples"));
        Map<Integer, Integer> rates =
                counts(heard.values().stream().filter(Heard::readable).map(Heard::sampleRate));
        if (rates.size() > 1) {
            add(
                    Severity.WARNING,
                    "unequal sample rates",
                    "All are brought to the model's rate; but a rate that goes with a label is learned with it.",
                    rates.entrySet().stream()
                            .map(rate -> rate.getValue() + " files of " + rate.getKey() + " Hz")
                            .toList());
        }
    }

    /** Files with the same content, and files that sound nearly the same. */
    private void twins() {
        List<List<Example>> same = sameContent();
        for (boolean contradicting : new boolean[] {true, false}) {
            add(
                    contradicting ? Severity.ERROR : Severity.WARNING,
                    contradicting ? "the same audio with different labels" : "duplicate audio",
                    contradicting
                            ? "One of the labels is wrong, or the task needs tags, several for a sound."
                            : "The same bytes more than once: they count more often than others.",
                    same.stream()
                            .filter(twins -> contradict(twins) == contradicting)
                            .map(DatasetCheck::ids)
                            .toList());
        }
        List<List<Example>> near = nearlySame();
        add(
                Severity.WARNING,
                "nearly the same audio",
                "Copies in another coding or loudness, or takes that are hard to tell apart.",
                near.stream().map(DatasetCheck::ids).toList());
        same.addAll(near);
        add(
                Severity.ERROR,
                "the same audio in different parts",
                "What is judged by was learned from; keep one of each.",
                same.stream().filter(DatasetCheck::apart).map(DatasetCheck::ids).toList());
    }

    private boolean contradict(List<Example> twins) {
        return data.task() instanceof Task.Classes
                && twins.stream().map(Example::labels).distinct().count() > 1;
    }

    private static boolean apart(List<Example> twins) {
        return twins.stream().map(Example::part).distinct().count() > 1;
    }

    private static String ids(List<Example> twins) {
        return twins.stream().map(Example::id).collect(Collectors.joining(" = "));
    }

    private List<List<Example>> sameContent() {
        Map<String, List<Example>> byContent = new LinkedHashMap<>();
        for (Example example : data.examples()) {
            String content = heard(example).content();
            if (!content.isEmpty()) {
                byContent
                        .computeIfAbsent(
                                content + " " + example.start() + " " + example.duration(), key -> new ArrayList<>())
                        .add(example);
            }
        }
        return byContent.values().stream()
                .filter(twins -> twins.size() > 1)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Pairs whose files are not the same, shortest sounds first, each compared with those that are as long. */
    private List<List<Example>> nearlySame() {
        List<Example> sounding = data.examples().stream()
                .filter(example ->
                        !example.isExcerpt() && heard(example).picture().isPresent())
                .sorted(Comparator.comparingDouble(example -> heard(example).duration()))
                .toList();
        List<List<List<Example>>> found = new ArrayList<>();
        sounding.forEach(example -> found.add(List.of()));
        Parallel.blocks(sounding.size(), 16, (from, to) -> {
            for (int i = from; i < to; i++) {
                found.set(i, alike(sounding, i));
            }
        });
        return found.stream().flatMap(Collection::stream).toList();
    }

    private List<List<Example>> alike(List<Example> sounding, int i) {
        Heard one = heard(sounding.get(i));
        List<List<Example>> pairs = new ArrayList<>();
        for (int j = i + 1; j < sounding.size(); j++) {
            Heard other = heard(sounding.get(j));
            if (other.duration() > one.duration() * 1.04) {
                break;
            }
            if (!other.content().equals(one.content())
                    && one.picture().orElseThrow().resembles(other.picture().orElseThrow())) {
                pairs.add(List.of(sounding.get(i), sounding.get(j)));
            }
        }
        return pairs;
    }

    private void labels() {
        Map<String, Integer> counts = labelCounts();
        List<String> none = names(counts, count -> count == 0);
        List<String> one = names(counts, count -> count == 1);
        long some = counts.values().stream().filter(count -> count > 0).count();
        if (some < 2 && !(data.task() instanceof Task.Tags || data.task() instanceof Task.Events)) {
            add(
                    Severity.ERROR,
                    "fewer than two classes",
                    "A model learns to tell classes apart; it needs at least two.",
                    List.of(some + " with examples"));
        }
        add(Severity.WARNING, "classes without examples", "Nothing can be learned of them.", none);
        add(Severity.WARNING, "classes with one example", "It can be learned from or judged by, but not both.", one);
        List<Integer> positive =
                counts.values().stream().filter(count -> count > 0).sorted().toList();
        if (positive.size() > 1 && positive.get(positive.size() - 1) >= UNBALANCED * positive.get(0)) {
            add(
                    Severity.WARNING,
                    "unbalanced classes",
                    "Judge by the mean over classes, and consider train.classWeights = \"balanced\".",
                    List.of("the rarest has " + positive.get(0) + " examples, the most frequent "
                            + positive.get(positive.size() - 1)));
        }
        add(
                Severity.WARNING,
                "examples without licence",
                "Nothing trained on them should be passed on before that is known.",
                data.examples().stream()
                        .filter(example -> licence(example).isEmpty())
                        .map(Example::id)
                        .toList());
    }

    private static List<String> names(Map<String, Integer> counts, Predicate<Integer> which) {
        return counts.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Recordings in two parts are errors, people in two parts are warnings: that may be the set's own protocol. */
    private void leaks() {
        for (String kind : groupCounts().keySet()) {
            List<String> leaking = leaking(kind);
            boolean recording = RECORDINGS.contains(kind);
            add(
                    recording ? Severity.ERROR : Severity.WARNING,
                    kind + " in different parts",
                    recording
                            ? "What is judged by was learned from: figures flatter. Split by " + kind + "."
                            : "Figures hold for a " + kind + " that was learned from, not for a new one; split by "
                                    + kind + " to know.",
                    leaking);
        }
    }

    private List<String> leaking(String kind) {
        Map<String, Set<String>> parts = new TreeMap<>();
        for (Example example : data.examples()) {
            String value = example.groups().getOrDefault(kind, "");
            if (!value.isEmpty() && !example.part().isEmpty()) {
                parts.computeIfAbsent(value, key -> new TreeSet<>()).add(example.part());
            }
        }
        Function<Map.Entry<String, Set<String>>, String> words =
                entry -> entry.getKey() + " in " + String.join(", ", entry.getValue());
        return parts.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(words)
                .toList();
    }

    private void remarks() {
        Map<String, List<String>> byKind = new LinkedHashMap<>();
        data.remarks()
                .forEach(remark -> byKind.computeIfAbsent(remark.kind(), kind -> new ArrayList<>())
                        .add(remark.what()));
        byKind.forEach((kind, all) -> add(Severity.WARNING, kind, "Found while reading; it was left out.", all));
    }
}
