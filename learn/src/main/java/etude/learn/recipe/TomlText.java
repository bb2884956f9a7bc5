package etude.learn.recipe;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Records as TOML: values of the top first, then a table for each record within. */
final class TomlText {

    private TomlText() {}

    static String of(Record recipe) {
        StringBuilder top = new StringBuilder();
        StringBuilder tables = new StringBuilder();
        for (RecordComponent component : recipe.getClass().getRecordComponents()) {
            Object value = value(component, recipe);
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(inner -> table(tables, component.getName(), (Record) inner));
            } else if (isTable(value)) {
                table(tables, component.getName(), (Record) value);
            } else {
                line(top, component.getName(), value);
            }
        }
        return top.append(tables).toString();
    }

    private static boolean isTable(Object value) {
        return value instanceof Record && !(value instanceof Seconds) && !(value instanceof Span);
    }

    private static void table(StringBuilder out, String name, Record record) {
        out.append("\n[").append(name).append("]\n");
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            line(out, component.getName(), value(component, record));
        }
    }

    private static void line(StringBuilder out, String name, Object value) {
        out.append(name).append(" = ").append(text(value)).append('\n');
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read.", e);
        }
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return quote(RecordReader.name(constant));
        }
        if (value instanceof Seconds seconds) {
            return Checks.text(seconds.value());
        }
        if (value instanceof Span span) {
            return "[" + Checks.text(span.least()) + ", " + Checks.text(span.most()) + "]";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TomlText::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return new TreeMap<>(map)
                    .entrySet().stream()
                            .map(entry -> quote(entry.getKey().toString()) + " = " + text(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Number || value instanceof Boolean ? number(value) : quote(value.toString());
    }

    private static String number(Object value) {
        return value instanceof Double real ? Checks.text(real) : value.toString();
    }

    private static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
