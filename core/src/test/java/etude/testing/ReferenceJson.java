package etude.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reference values in JSON, as Python writes it (with {@code NaN} and {@code Infinity}), for modules without a library. */
public final class ReferenceJson {

    private final String text;
    private int at;

    private ReferenceJson(String text) {
        this.text = text;
    }

    /** A file that holds an object. */
    public static Map<String, Object> read(Path file) throws IOException {
        return object(new ReferenceJson(Files.readString(file)).value());
    }

    /** A value that is an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** A value that is a list. */
    @SuppressWarnings("unchecked")
    public static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    /** A value that is a number, or a truth value as 0 or 1. */
    public static double number(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : (Double) value;
    }

    /** A value that is a list of numbers. */
    public static double[] numbers(Object value) {
        return list(value).stream().mapToDouble(ReferenceJson::number).toArray();
    }

    private Object value() {
        char c = next();
        if (c == '{') {
            return map();
        }
        if (c == '[') {
            return items();
        }
        return c == '"' ? string() : word();
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (at++; next() != '}'; skipComma()) {
            String key = string();
            next();
            at++;
            map.put(key, value());
        }
        at++;
        return map;
    }

    private List<Object> items() {
        List<Object> items = new ArrayList<>();
        for (at++; next() != ']'; skipComma()) {
            items.add(value());
        }
        at++;
        return items;
    }

    private void skipComma() {
        if (next() == ',') {
            at++;
        }
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            out.append(text.charAt(at));
        }
        at++;
        return out.toString();
    }

    private Object word() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> Double.valueOf(word.equals("null") ? "NaN" : word);
        };
    }
}
