package etude.report.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Writes JSON. What is no finite number becomes {@code null}, since JSON has no word for it. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(numbers())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Json() {}

    /**
     * An indented document.
     *
     * @param tree maps (their order is kept), lists, arrays, records, strings, numbers, truth values
     */
    public static String write(Object tree) {
        return MAPPER.writeValueAsString(tree) + "\n";
    }

    /** The same on one line, without an end of line: for lists of documents. */
    public static String line(Object tree) {
        return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(tree);
    }

    private static SimpleModule numbers() {
        var module = new SimpleModule("finite numbers");
        module.addSerializer(Double.class, serializer((value, out) -> real(value, out)));
        module.addSerializer(double.class, serializer((value, out) -> real(value, out)));
        module.addSerializer(Float.class, serializer((value, out) -> real(value, out)));
        module.addSerializer(float.class, serializer((value, out) -> real(value, out)));
        module.addSerializer(double[].class, serializer((values, out) -> {
            out.writeStartArray();
            for (double value : values) {
                real(value, out);
            }
            out.writeEndArray();
        }));
        module.addSerializer(float[].class, serializer((values, out) -> {
            out.writeStartArray();
            for (float value : values) {
                real(value, out);
            }
            out.writeEndArray();
        }));
        return module;
    }

    private static void real(double value, JsonGenerator out) {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private static void real(float value, JsonGenerator out) {
        if (Float.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator out);
    }

    private static <T> ValueSerializer<T> serializer(Writing<T> writing) {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                writing.write(value, out);
            }
        };
    }
}
