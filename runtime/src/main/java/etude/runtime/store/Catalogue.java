package etude.runtime.store;

import etude.representation.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published models that can be pulled: {@code catalogue.json}, which anybody can read. */
public final class Catalogue {

    private static final Catalogue STANDARD = load();

    private final Map<String, Entry> entries;

    private Catalogue(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * A published model.
     *
     * @param name for the model home
     * @param architecture in the zoo
     * @param labels name of its list of labels
     * @param file where its weights are
     * @param source the repository and its state
     * @param licence of the weights
     * @param note what else to know; empty if nothing
     */
    public record Entry(
            String name,
            String architecture,
            String labels,
            PublishedFile file,
            String source,
            String licence,
            String note) {

        /** Whether the file's digest is known, so that what is pulled is what was checked. */
        public boolean verified() {
            return file.sha256().isPresent();
        }
    }

    /** The catalogue that Etude comes with. */
    public static Catalogue standard() {
        return STANDARD;
    }

    /** All entries. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * An entry by name.
     *
     * @throws IllegalArgumentException if there is none of that name, naming the nearest
     */
    public Entry get(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw Nearest.unknown("published model", name, entries.keySet());
        }
        return entry;
    }

    private static Catalogue load() {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.json"))) {
            JsonNode json = JsonMapper.shared().readTree(in);
            Map<String, JsonNode> repositories = new LinkedHashMap<>();
            json.get("repositories").properties().forEach(entry -> repositories.put(entry.getKey(), entry.getValue()));
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (Entry entry : entries(json.get("models"), repositories)) {
                entries.put(entry.name(), entry);
            }
            return new Catalogue(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Entry> entries(JsonNode models, Map<String, JsonNode> repositories) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode model : models) {
            String repository = model.get("repository").asString();
            entries.add(entry(model, repository, Objects.requireNonNull(repositories.get(repository), repository)));
        }
        return entries;
    }

    private static Entry entry(JsonNode model, String repository, JsonNode state) {
        String commit = model.path("commit").asString(state.get("commit").asString());
        String path = model.get("path").asString();
        URI address = URI.create("https://raw.githubusercontent.com/" + repository + "/" + commit + "/" + path);
        Optional<String> sha256 = Optional.ofNullable(model.get("sha256")).map(JsonNode::asString);
        return new Entry(
                model.get("name").asString(),
                model.get("architecture").asString(),
                model.get("labels").asString(),
                new PublishedFile(address, path, model.path("bytes").asLong(0), sha256),
                "https://github.com/" + repository + "/tree/" + commit,
                state.get("licence").asString(),
                model.path("note").asString(""));
    }
}
