package etude.runtime.onnx;

import etude.network.Front;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Network;
import etude.network.Task;
import etude.representation.Representation;
import etude.runtime.model.ModelFormatException;
import etude.runtime.model.ModelJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an ONNX file of a tagger says of its input and output, in the file's {@code metadata_props}. Files of other makers that
 * say it likewise are taggers too.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>key</th><th>value</th></tr>
 * <tr><td>{@code sample_rate}</td><td>of the sound, mono, Hz; needed</td></tr>
 * <tr><td>{@code labels}</td><td>a JSON array of texts, or one a line; needed</td></tr>
 * <tr><td>{@code input}</td><td>{@code samples}: {@code (batch, sample)}, full scale ±1 (where absent too);
 *     {@code features}: {@code (batch, frame, bin)} of the representation</td></tr>
 * <tr><td>{@code output}</td><td>{@code scores}: what the first output gives are scores (where absent too);
 *     {@code logits}: the task's activation is still to be applied</td></tr>
 * <tr><td>{@code task}</td><td>{@code tags} (where absent too), {@code classes}, {@code events},
 *     {@code frame_classes}</td></tr>
 * <tr><td>{@code pieces}</td><td>how a clip is cut, as JSON: {@code {"kind": "spread", "samples": n, "number": n, "more": n}},
 *     {@code {"kind": "single", "samples": n}}, {@code {"kind": "running", "samples": n, "hop": n}} or
 *     {@code {"kind": "patches", "frames": n, "hop": n}}; where absent, pieces as long as the input's sample axis follow one
 *     another</td></tr>
 * <tr><td>{@code representation}</td><td>where the input is features: what to compute, as JSON, with every number; without it
 *     whoever runs the network computes them</td></tr>
 * <tr><td>{@code architecture}, {@code provenance}</td><td>for readers</td></tr>
 * </table>
 *
 * @param sampleRate of the sound, Hz
 * @param labels one for each output
 * @param features whether it takes features, and not samples
 * @param activated whether its first output is behind the activation
 * @param task what its outputs mean
 * @param pieces how a clip is cut, where that is said
 * @param representation what its input or its own beginning computes of the sound, where that is said
 * @param other whatever else is said
 */
public record OnnxMetadata(
        int sampleRate,
        List<String> labels,
        boolean features,
        boolean activated,
        Task task,
        Optional<Listening.Pieces> pieces,
        Optional<Representation> representation,
        Map<String, String> other) {

    private static final List<String> TASKS = List.of("tags", "classes", "events", "frame_classes");

    /** Made when something is first written or read: sessions of our own models need none. */
    private static final class Json {
        static final JsonMapper MAPPER = JsonMapper.builder().build();
    }

    /** Copies the collections. */
    public OnnxMetadata {
        labels = List.copyOf(labels);
        other = Map.copyOf(other);
    }

    /** What is said of a model. */
    static OnnxMetadata of(Model model, Optional<Representation> features) {
        Listening listening = model.listening();
        return new OnnxMetadata(
                listening.sampleRate(),
                model.labels(),
                features.isPresent(),
                true,
                model.task(),
                Optional.of(listening.pieces()),
                features.or(() -> begins(model.network())),
                Map.of("architecture", model.architecture()));
    }

    /** What the network computes of the sound itself, where it begins so. */
    private static Optional<Representation> begins(Network network) {
        return network.nodes().stream()
                .filter(node -> node.layer() instanceof Front)
                .map(node -> ((Front) node.layer()).representation())
                .findFirst();
    }

    /** All that a file says, with where the model comes from. */
    Map<String, String> toMap(Map<String, String> provenance) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("sample_rate", Integer.toString(sampleRate));
        map.put("labels", Json.MAPPER.writeValueAsString(labels));
        map.put("input", features ? "features" : "samples");
        map.put("output", activated ? "scores" : "logits");
        map.put("task", TASKS.get(Task.all().indexOf(task)));
        pieces.ifPresent(how -> map.put("pieces", Json.MAPPER.writeValueAsString(how.accept(new PiecesText()))));
        representation.ifPresent(what -> map.put("representation", ModelJson.write(what)));
        map.putAll(other);
        map.put("provenance", Json.MAPPER.writeValueAsString(new TreeMap<>(provenance)));
        return map;
    }

    /** Pieces as a map for JSON. */
    private static final class PiecesText implements Listening.Pieces.Visitor<Map<String, Object>> {

        private static Map<String, Object> map(Object... pairs) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                map.put(pairs[i].toString(), pairs[i + 1]);
            }
            return map;
        }

        @Override
        public Map<String, Object> spread(Listening.Spread p) {
            return map("kind", "spread", "samples", p.samples(), "number", p.number(), "more", p.more());
        }

        @Override
        public Map<String, Object> single(Listening.Single p) {
            return map("kind", "single", "samples", p.samples());
        }

        @Override
        public Map<String, Object> running(Listening.Running p) {
            return map("kind", "running", "samples", p.samples(), "hop", p.hop());
        }

        @Override
        public Map<String, Object> patches(Listening.Patches p) {
            return map("kind", "patches", "frames", p.frames(), "hop", p.hop());
        }
    }

    /**
     * Reads what a file says.
     *
     * @throws OnnxFormatException if sample rate or labels are missing, or something cannot be
     */
    public static OnnxMetadata read(Map<String, String> said) throws OnnxFormatException {
        Map<String, String> rest = new LinkedHashMap<>(said);
        List<String> missing = new ArrayList<>(List.of("sample_rate", "labels"));
        missing.removeAll(said.keySet());
        if (!missing.isEmpty()) {
            throw new OnnxFormatException("The file does not state its " + String.join(" and its ", missing)
                    + ". A tagger says in its metadata_props at least 'sample_rate' (Hz) and 'labels' (a JSON array);"
                    + " found: " + said.keySet() + ".");
        }
        int rate = number("sample_rate", said.get("sample_rate"), 1, 1_000_000);
        List<String> labels = labels(said.getOrDefault("labels", ""));
        boolean features = choice("input", said.get("input"), "samples", "features") == 1;
        boolean activated = choice("output", said.get("output"), "scores", "logits") == 0;
        Task task = Task.all().get(choice("task", said.get("task"), TASKS.toArray(String[]::new)));
        Optional<Listening.Pieces> pieces = pieces(said.get("pieces"));
        Optional<Representation> representation =
                features ? representation(said.get("representation"), rate) : Optional.empty();
        List.of("sample_rate", "labels", "input", "output", "task", "pieces", "representation")
                .forEach(rest::remove);
        return new OnnxMetadata(rate, labels, features, activated, task, pieces, representation, rest);
    }

    private static int number(String key, @Nullable Object value, int least, int most) throws OnnxFormatException {
        String text = String.valueOf(value).strip();
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new OnnxFormatException("The metadata's '" + key + "' is '" + shortened(text)
                + "'; it must be a whole number from " + least + " to " + most + ".");
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** The index of a word; the first one where nothing is said. */
    private static int choice(String key, @Nullable String word, String... words) throws OnnxFormatException {
        int index = word == null ? 0 : List.of(words).indexOf(word);
        if (index < 0) {
            throw new OnnxFormatException("The metadata's '" + key + "' is '" + shortened(String.valueOf(word))
                    + "'; it must be one of " + String.join(", ", words) + ".");
        }
        return index;
    }

    private static List<String> labels(String text) throws OnnxFormatException {
        if (!text.strip().startsWith("[")) {
            return named(text.strip().lines().map(String::strip).toList());
        }
        try {
            return named(Json.MAPPER.readValue(text, new TypeReference<List<@Nullable String>>() {}));
        } catch (JacksonException e) {
            throw new OnnxFormatException("The metadata's 'labels' are no JSON array of texts: " + shortened(text), e);
        }
    }

    private static Optional<Representation> representation(@Nullable String json, int rate) throws OnnxFormatException {
        if (json == null) {
            return Optional.empty();
        }
        try {
            Representation representation = ModelJson.representation(json);
            if (representation.sampleRate() != rate) {
                throw new OnnxFormatException("The metadata's 'representation' is of sound at "
                        + representation.sampleRate() + " Hz, but 'sample_rate' is " + rate + ".");
            }
            return Optional.of(representation);
        } catch (ModelFormatException e) {
            throw new OnnxFormatException("The metadata's 'representation' cannot be read: " + e.getMessage(), e);
        }
    }

    /** Labels that are all there. */
    private static List<String> named(List<@Nullable String> labels) throws OnnxFormatException {
        List<String> named = labels.stream().filter(Objects::nonNull).toList();
        if (named.isEmpty() || named.size() < labels.size()) {
            throw new OnnxFormatException("The metadata's 'labels' are " + shortened(labels.toString())
                    + "; a name is needed for each output.");
        }
        return named;
    }

    private static Optional<Listening.Pieces> pieces(@Nullable String text) throws OnnxFormatException {
        if (text == null) {
            return Optional.empty();
        }
        @Nullable Map<String, Object> said;
        try {
            said = Json.MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException e) {
            throw new OnnxFormatException("The metadata's 'pieces' are no JSON object: " + shortened(text), e);
        }
        if (said == null) {
            throw new OnnxFormatException("The metadata's 'pieces' are null; leave them out, or write a JSON object.");
        }
        return Optional.of(
                switch (String.valueOf(said.get("kind"))) {
                    case "spread" ->
                        new Listening.Spread(piece(said, "samples"), piece(said, "number"), piece(said, "more"));
                    case "single" -> new Listening.Single(piece(said, "samples"));
                    case "running" -> new Listening.Running(piece(said, "samples"), piece(said, "hop"));
                    case "patches" -> new Listening.Patches(piece(said, "frames"), piece(said, "hop"));
                    default ->
                        throw new OnnxFormatException("The metadata's 'pieces' are of kind '" + said.get("kind")
                                + "'; known are spread, single, running and patches.");
                });
    }

    private static int piece(Map<String, Object> said, String key) throws OnnxFormatException {
        return number("pieces." + key, said.get(key), 1, 100_000_000);
    }
}
