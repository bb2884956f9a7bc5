package etude.runtime.model;

import etude.network.Model;
import etude.representation.Representation;
import tools.jackson.databind.SerializationFeature;

/** A model as JSON: all that is needed to rebuild it, but for its weights. */
public final class ModelJson {

    /** What such a document says it is. */
    static final String FORMAT = "etude-model";

    /** The version that is written; older ones are read as long as there is a way. */
    static final int VERSION = 1;

    /** A model's description in its folder. */
    static final RecordFile<Document> FILE = new RecordFile<>("model.json", FORMAT, VERSION, Document.class);

    private ModelJson() {}

    /**
     * What a document says.
     *
     * @param weights the file beside it
     * @param model the model
     */
    record Document(WeightsFile weights, Model model) {}

    /** A model alone as JSON: the same model gives the same text. */
    public static String write(Model model) {
        return RecordFile.JSON.writeValueAsString(RecordWriter.plain(model, Model.class)) + "\n";
    }

    /**
     * The model that {@link #write} wrote.
     *
     * @throws ModelFormatException naming the place, what is there and what is allowed
     */
    public static Model read(String json) throws ModelFormatException {
        return RecordReader.read(RecordFile.tree(json), Model.class, "model");
    }

    /** A representation alone as JSON, in one line. */
    public static String write(Representation representation) {
        return RecordFile.JSON
                .writer()
                .without(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(RecordWriter.plain(representation, Representation.class));
    }

    /**
     * The representation that {@link #write(Representation)} wrote.
     *
     * @throws ModelFormatException naming the place, what is there and what is allowed
     */
    public static Representation representation(String json) throws ModelFormatException {
        return RecordReader.read(RecordFile.tree(json), Representation.class, "representation");
    }
}
