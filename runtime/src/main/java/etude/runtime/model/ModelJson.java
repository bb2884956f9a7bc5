package etude.runtime.model;

import etude.network.Model;
import etude.representation.Representation;
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

/** A model as JSON: all that is needed to rebuild it, but for its weights. */
public final class ModelJson {

    /** What such a document says it is. */
    static final String FORMAT = "etude-model";

    /** The version that is written; older ones are read as long as there is a way. */
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ModelJson() {}

    /**
     * What a document says.
     *
     * @param weights the file beside it
     * @param model the model
     */
    record Document(WeightsFile weights, Model model) {}

    /**
     * The weights beside a document.
     *
     * @param file its name
     * @param bytes its size
     * @param sha256 its digest, in hexadecimal digits
     */
    record WeightsFile(String file, long bytes, String sha256) {}

    /** A model alone as JSON: the same model gives the same text. */
    public static String write(Model model) {
        return JSON.writeValueAsString(RecordWriter.plain(model, Model.class)) + "\n";
    }

    /**
     * The model that {@link #write} wrote.
     *
     * @throws ModelFormatException naming the place, what is there and what is allowed
     */
    public static Model read(String json) throws ModelFormatException {
        return RecordReader.read(tree(json), Model.class, "model");
    }

    /** A representation alone as JSON, in one line. */
    public static String write(Representation representation) {
        return JSON.writer()
                .without(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(RecordWriter.plain(representation, Representation.class));
    }

    /**
     * The representation that {@link #write(Representation)} wrote.
     *
     * @throws ModelFormatException naming the place, what is there and what is allowed
     */
    public static Representation representation(String json) throws ModelFormatException {
        return RecordReader.read(tree(json), Representation.class, "representation");
    }

    static String write(Document document) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("version", VERSION);
        all.putAll(plain(document));
        return JSON.writeValueAsString(all) + "\n";
    }

    @SuppressWarnings("unchecked") // records become maps by names
    private static Map<String, @Nullable Object> plain(Document document) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(RecordWriter.plain(document, Document.class));
    }

    static Document document(String json) throws ModelFormatException {
        JsonNode tree = tree(json);
        if (!tree.isObject() || !tree.path("format").asString("").equals(FORMAT)) {
            throw new ModelFormatException("it does not say that it is an " + FORMAT);
        }
        JsonNode version = tree.path("version");
        if (!version.isInt() || version.asInt() != VERSION) {
            throw new ModelFormatException(
                    "it is of version " + version + "; version " + VERSION + " is known. A newer Etude may read it");
        }
        var object = (tools.jackson.databind.node.ObjectNode) tree;
        object.remove("format");
        object.remove("version");
        return RecordReader.read(object, Document.class, "model.json");
    }

    private static JsonNode tree(String json) throws ModelFormatException {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new ModelFormatException("it is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
