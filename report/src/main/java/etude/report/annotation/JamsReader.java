package etude.report.annotation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JAMS token by token, counting what it keeps, so that no file fills the memory. */
final class JamsReader {

    /** Values of a file: some hundred megabytes. */
    private static final int MOST = 1 << 22;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Path file;
    private final JsonParser in;
    private int count;

    private JamsReader(Path file, JsonParser in) {
        this.file = file;
        this.in = in;
    }

    static Jams read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                JsonParser parser = MAPPER.createParser(bytes)) {
            return new JamsReader(file, parser).document();
        } catch (JacksonException e) {
            throw new AnnotationFormatException(
                    file + ", line " + e.getLocation().getLineNr() + ": this is no JSON: "
                            + Row.shown(String.valueOf(e.getOriginalMessage()).replaceAll("\\s+", " ")) + ".");
        }
    }

    private Jams document() throws IOException {
        expect(JsonToken.START_OBJECT, in.nextToken(), "an object with annotations");
        Jams.FileMetadata metadata = Jams.FileMetadata.of("", Double.NaN);
        Map<String, @Nullable Object> sandbox = Map.of();
        List<Jams.Annotation> annotations = null;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            switch (name) {
                case "annotations" -> annotations = annotations(token);
                case "file_metadata" -> metadata = metadata(map(value(token)));
                case "sandbox" -> sandbox = map(value(token));
                default -> value(token);
            }
        }
        if (annotations == null) {
            throw bad("no list named annotations", "This is no JAMS file, or not one that says anything.");
        }
        if (in.nextToken() != null) {
            throw bad("something behind the end", "A file holds one object.");
        }
        return new Jams(metadata, annotations, sandbox);
    }

    private static Jams.FileMetadata metadata(Map<String, @Nullable Object> map) {
        return new Jams.FileMetadata(
                text(map, "title"),
                text(map, "artist"),
                text(map, "release"),
                number(map.get("duration")),
                map(map.get("identifiers")));
    }

    private List<Jams.Annotation> annotations(JsonToken token) throws IOException {
        expect(JsonToken.START_ARRAY, token, "a list of annotations");
        List<Jams.Annotation> annotations = new ArrayList<>();
        while ((token = in.nextToken()) != JsonToken.END_ARRAY) {
            expect(JsonToken.START_OBJECT, token, "an annotation");
            annotations.add(annotation());
        }
        return annotations;
    }

    private Jams.Annotation annotation() throws IOException {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        List<Jams.Observation> data = List.of();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (name.equals("data")) {
                data = token == JsonToken.START_OBJECT ? dense() : sparse(token);
            } else {
                rest.put(name, value(token));
            }
        }
        return new Jams.Annotation(
                text(rest, "namespace"),
                map(rest.get("annotation_metadata")),
                data,
                number(rest.get("time")),
                number(rest.get("duration")),
                map(rest.get("sandbox")));
    }

    private List<Jams.Observation> sparse(JsonToken token) throws IOException {
        expect(JsonToken.START_ARRAY, token, "a list of observations");
        List<Jams.Observation> data = new ArrayList<>();
        while ((token = in.nextToken()) != JsonToken.END_ARRAY) {
            expect(JsonToken.START_OBJECT, token, "an observation");
            double time = Double.NaN;
            double duration = 0;
            double confidence = Double.NaN;
            Object value = null;
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                Object part = value(in.nextToken());
                switch (name) {
                    case "time" -> time = number(part);
                    case "duration" -> duration = part == null ? 0 : number(part);
                    case "confidence" -> confidence = number(part);
                    case "value" -> value = part;
                    default -> {}
                }
            }
            data.add(observation(time, duration, value, confidence));
        }
        return data;
    }

    /** Lists of times, durations, values and confidences, in any order. */
    private List<Jams.Observation> dense() throws IOException {
        Map<String, @Nullable Object> lists = map(value(JsonToken.START_OBJECT));
        List<?> times = list(lists, "time");
        List<?> durations = list(lists, "duration");
        List<?> values = list(lists, "value");
        List<?> confidences = lists.containsKey("confidence") ? list(lists, "confidence") : List.of();
        if (durations.size() != times.size() || values.size() != times.size()) {
            throw bad(
                    times.size() + " times, " + durations.size() + " durations and " + values.size() + " values",
                    "There must be as many of each.");
        }
        List<Jams.Observation> data = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            double confidence = i < confidences.size() ? number(confidences.get(i)) : Double.NaN;
            data.add(observation(number(times.get(i)), number(durations.get(i)), values.get(i), confidence));
        }
        return data;
    }

    private Jams.Observation observation(double time, double duration, @Nullable Object value, double confidence)
            throws IOException {
        try {
            return new Jams.Observation(time, duration, value, confidence);
        } catch (IllegalArgumentException e) {
            throw new AnnotationFormatException(place() + ": " + e.getMessage());
        }
    }

    /** A tree; the parser limits how deep it may be. */
    private @Nullable Object value(JsonToken token) throws IOException {
        if (++count > MOST) {
            throw bad("more than " + MOST + " values", "Write fewer annotations into a file.");
        }
        if (token == null) {
            throw bad("the end of the file", "It is not whole.");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> items();
            case VALUE_STRING -> in.getString();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_NULL -> null;
            default -> throw bad("something that is no value", "Values are JSON.");
        };
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            map.put(name, value(in.nextToken()));
        }
        return map;
    }

    private List<@Nullable Object> items() throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        JsonToken token;
        while ((token = in.nextToken()) != JsonToken.END_ARRAY) {
            list.add(value(token));
        }
        return list;
    }

    private void expect(JsonToken wanted, @Nullable JsonToken token, String what) throws AnnotationFormatException {
        if (token != wanted) {
            throw bad("no object or list", "There should be " + what + ".");
        }
    }

    private List<?> list(Map<String, @Nullable Object> map, String name) throws AnnotationFormatException {
        if (map.get(name) instanceof List<?> list) {
            return list;
        }
        throw bad(
                "no list named " + name,
                "Data is a list of observations, or lists of time, duration, value, confidence.");
    }

    private AnnotationFormatException bad(String found, String allowed) {
        return new AnnotationFormatException(place() + ": there is " + found + ". " + allowed);
    }

    private String place() {
        return file + ", line " + in.currentLocation().getLineNr();
    }

    /** NaN for what is no number. */
    static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    static String text(Map<String, @Nullable Object> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }

    /** An empty one for what is no map. */
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> other) {
            other.forEach((key, part) -> map.put(String.valueOf(key), part));
        }
        return map;
    }
}
