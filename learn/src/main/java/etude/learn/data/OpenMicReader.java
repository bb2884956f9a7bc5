package etude.learn.data;

import etude.network.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenMIC-2018 (Humphrey et al. 2018): which of twenty instruments are heard. Few of the twenty were asked for each clip; of the
 * others nothing is known, and an example says so.
 */
final class OpenMicReader implements DatasetReader {

    private static final String LABELS = "openmic-2018-aggregated-labels.csv";
    private static final String METADATA = "openmic-2018-metadata.csv";
    private static final double HEARD = 0.5;

    @Override
    public String name() {
        return "openmic";
    }

    @Override
    public String reads() {
        return "OpenMIC-2018 (" + LABELS + ")";
    }

    @Override
    public boolean recognises(DataSource source) {
        return Files.isRegularFile(source.folder().resolve(LABELS));
    }

    @Override
    public Dataset read(DataSource source) throws IOException {
        Collected data = new Collected(source);
        Map<String, Map<String, Double>> heard = heard(source.folder().resolve(LABELS));
        TreeSet<String> instruments = new TreeSet<>();
        heard.values().forEach(answers -> instruments.addAll(answers.keySet()));
        instruments.addAll(classes(source.folder().resolve("class-map.json")));
        Map<String, String> parts = parts(source.folder().resolve("partitions"));
        Map<String, List<String>> facts = facts(source.folder().resolve(METADATA));
        heard.forEach((key, answers) -> data.named(key).ifPresent(entry -> {
            instruments.forEach(instrument -> answer(entry, instrument, answers));
            entry.part(parts.getOrDefault(key, ""));
            List<String> known = facts.getOrDefault(key, List.of());
            entry.group("artist", DelimitedText.value(known, 0));
            entry.group("recording", DelimitedText.value(known, 1));
            entry.licence(DelimitedText.value(known, 2));
        }));
        data.order(List.copyOf(instruments));
        return data.end("openmic", "2018", "CC BY 4.0 (labels; each sound has its own)", new Task.Tags());
    }

    private static void answer(Collected.Entry entry, String instrument, Map<String, Double> answers) {
        Double relevance = answers.get(instrument);
        if (relevance == null) {
            entry.unknown(instrument);
        } else if (relevance >= HEARD) {
            entry.label(instrument);
        }
    }

    private static Map<String, Map<String, Double>> heard(Path file) throws IOException {
        DelimitedText table = DelimitedText.read(file);
        int key = table.column("sample_key");
        int instrument = table.column("instrument");
        int relevance = table.column("relevance");
        Map<String, Map<String, Double>> heard = new java.util.LinkedHashMap<>();
        for (List<String> row : table.body()) {
            heard.computeIfAbsent(DelimitedText.value(row, key), clip -> new HashMap<>())
                    .put(DelimitedText.value(row, instrument), Double.parseDouble(DelimitedText.value(row, relevance)));
        }
        return heard;
    }

    /** The instruments that were asked about, those too of which a part of the set has no answer. */
    private static List<String> classes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return List.copyOf(
                    JsonMapper.shared().readTree(Files.readString(file)).propertyNames());
        } catch (JacksonException e) {
            throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Map<String, String> parts(Path folder) throws IOException {
        Map<String, String> parts = new HashMap<>();
        for (String part : List.of(Parts.TRAIN, Parts.TEST)) {
            Path list = folder.resolve("split01_" + part + ".csv");
            if (Files.isRegularFile(list)) {
                NameList.of(list).forEach(key -> parts.put(key, part));
            }
        }
        return parts;
    }

    /** Artist, track and licence by the clip's key. */
    private static Map<String, List<String>> facts(Path file) throws IOException {
        Map<String, List<String>> facts = new HashMap<>();
        if (!Files.isRegularFile(file)) {
            return facts;
        }
        DelimitedText table = DelimitedText.read(file);
        List<Integer> columns = new ArrayList<>();
        List.of("artist_id", "track_id", "license_title").forEach(name -> columns.add(table.column(name)));
        int key = table.column("sample_key");
        for (List<String> row : table.body()) {
            facts.put(
                    DelimitedText.value(row, key),
                    columns.stream()
                            .map(column -> DelimitedText.value(row, column))
                            .toList());
        }
        return facts;
    }
}
