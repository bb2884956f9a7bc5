package etude.runtime.model;

import etude.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record in a JSON file that says what it is and of which version. Reading is strict: each component is there, nothing else is,
 * and the record's own constructor agrees; nothing that a file names is run.
 *
 * @param name of the file in its folder
 * @param format what it says that it is
 * @param version that is written and read
 * @param type of the record, public
 * @param <T> the same
 */
public record RecordFile<T extends Record>(String name, String format, int version, Class<T> type) {

    /** A description as a tree takes many times its bytes: no more than a part of the memory. */
    private static final long MAX_JSON = Math.min(1 << 24, Runtime.getRuntime().maxMemory() / 64);

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Whether a folder has such a file. */
    public boolean isIn(Path folder) {
        return Files.exists(folder.resolve(name));
    }

    /** Writes the file, whole or not at all. */
    public void write(Path folder, T record) throws IOException {
        AtomicFile.write(folder.resolve(name), false, text(record).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the file of a folder.
     *
     * @throws NoSuchFileException if there is none
     * @throws ModelFormatException if it is none, or damaged, or of a version that is not known
     */
    public T read(Path folder) throws IOException {
        Path json = folder.resolve(name);
        if (!Files.exists(json)) {
            throw new NoSuchFileException(folder.toString(), null, "holds no model: there is no " + name + " in it");
        }
        if (Files.size(json) > MAX_JSON) {
            throw new ModelFormatException(json + " has more than " + MAX_JSON + " bytes, too many for a description.");
        }
        try {
            return record(Files.readString(json));
        } catch (ModelFormatException e) {
            throw new ModelFormatException(json + " cannot be read: " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(json + " cannot be read: it is no text.", e);
        }
    }

    /** What the file says: the same record gives the same text. */
    String text(T record) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("format", format);
        all.put("version", version);
        all.putAll(plain(record));
        return JSON.writeValueAsString(all) + "\n";
    }

    @SuppressWarnings("unchecked") // records become maps by names
    private Map<String, @Nullable Object> plain(T record) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(RecordWriter.plain(record, type));
    }

    /** What {@link #text} said. */
    T record(String text) throws ModelFormatException {
        JsonNode tree = tree(text);
        if (!tree.isObject() || !tree.path("format").asString("").equals(format)) {
            throw new ModelFormatException("it does not say that it is an " + format);
        }
        JsonNode found = tree.path("version");
        if (!found.isInt() || found.asInt() != version) {
            throw new ModelFormatException(
                    "it is of version " + found + "; version " + version + " is known. A newer Etude may read it");
        }
        ObjectNode object = (ObjectNode) tree;
        object.remove("format");
        object.remove("version");
        return RecordReader.read(object, type, name);
    }

    static JsonNode tree(String json) throws ModelFormatException {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new ModelFormatException("it is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
