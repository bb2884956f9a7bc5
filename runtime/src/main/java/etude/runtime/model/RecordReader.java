package etude.runtime.model;

import etude.network.Connections;
import etude.representation.Nearest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes records of JSON, the way back from {@link RecordWriter}. Strict: each component is there, nothing else is, numbers are
 * of the type and range that the record declares, and the record's own constructor agrees.
 */
final class RecordReader {

    private RecordReader() {}

    /**
     * A record, or a member of a sealed family of records.
     *
     * @param json what a file says
     * @param type what it must be
     * @throws ModelFormatException naming the place, what is there and what is allowed
     */
    static <T> T read(JsonNode json, Class<T> type, String place) throws ModelFormatException {
        return type.cast(type.isSealed() ? member(json, type, place) : record(json, type, place, Set.of()));
    }

    private static @Nullable Object value(JsonNode json, Type type, String place) throws ModelFormatException {
        if (type instanceof ParameterizedType parameterized) {
            return container(json, parameterized, place);
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted.isEnum()) {
            return constant(json, wanted, place);
        }
        if (wanted.isSealed()) {
            return member(json, wanted, place);
        }
        if (wanted.isRecord()) {
            return record(json, wanted, place, Set.of());
        }
        return wanted == Connections.class ? connections(json, place) : scalar(json, wanted, place);
    }

    private static Object member(JsonNode json, Class<?> family, String place) throws ModelFormatException {
        String name = text(json.path(Families.TYPE), place + "." + Families.TYPE);
        Class<?> member = Families.members(family).get(name);
        if (member == null) {
            throw new ModelFormatException(place + ": "
                    + Nearest.unknown("type", name, Families.members(family).keySet())
                            .getMessage());
        }
        return record(json, member, place, Set.of(Families.TYPE));
    }

    private static Object record(JsonNode json, Class<?> type, String place, Set<String> beside)
            throws ModelFormatException {
        RecordComponent[] components = type.getRecordComponents();
        checkNames(json, components, place, beside);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = components[i];
            JsonNode found = json.get(component.getName());
            if (!found.isNull()) {
                values[i] = value(found, component.getGenericType(), place + "." + component.getName());
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new ModelFormatException(place + "." + component.getName() + " is null, which it may not be.");
            }
        }
        return construct(type, components, values, place);
    }

    private static void checkNames(JsonNode json, RecordComponent[] components, String place, Set<String> beside)
            throws ModelFormatException {
        if (!json.isObject()) {
            throw new ModelFormatException(place + " is no object.");
        }
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(components).forEach(component -> names.add(component.getName()));
        for (String name : names) {
            if (!json.has(name)) {
                throw new ModelFormatException(place + " lacks '" + name + "'; it has " + names + ".");
            }
        }
        for (String name : json.propertyNames()) {
            if (!names.contains(name) && !beside.contains(name)) {
                throw new ModelFormatException(
                        place + " says '" + name + "', which is not known; it has " + names + ".");
            }
        }
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] values, String place)
            throws ModelFormatException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new ModelFormatException(place + ": " + e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a " + type, e);
        }
    }

    private static Object container(JsonNode json, ParameterizedType type, String place) throws ModelFormatException {
        if (type.getRawType() == Map.class) {
            return map(json, place);
        }
        if (!json.isArray()) {
            throw new ModelFormatException(place + " is no list.");
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonNode item : json) {
            items.add(value(item, type.getActualTypeArguments()[0], place + "[" + items.size() + "]"));
        }
        return type.getRawType() == Set.class ? new LinkedHashSet<>(items) : Collections.unmodifiableList(items);
    }

    private static Map<String, String> map(JsonNode json, String place) throws ModelFormatException {
        if (!json.isObject()) {
            throw new ModelFormatException(place + " is no object.");
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            map.put(entry.getKey(), text(entry.getValue(), place + "." + entry.getKey()));
        }
        return map;
    }

    private static Object constant(JsonNode json, Class<?> type, String place) throws ModelFormatException {
        String name = text(json, place);
        List<String> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
            names.add(((Enum<?>) constant).name());
        }
        throw new ModelFormatException(place + " is '" + name + "'; it may be " + names + ".");
    }

    private static Object scalar(JsonNode json, Class<?> type, String place) throws ModelFormatException {
        if (type == String.class) {
            return text(json, place);
        }
        if (type == boolean.class && json.isBoolean()) {
            return json.asBoolean();
        }
        if ((type == int.class || type == Integer.class) && json.isIntegralNumber() && json.canConvertToInt()) {
            return json.asInt();
        }
        if (type == long.class && json.isIntegralNumber() && json.canConvertToLong()) {
            return json.asLong();
        }
        if (type == double.class) {
            return real(json, place);
        }
        throw new ModelFormatException(
                place + " is " + shown(json) + "; it must be of type " + type.getSimpleName() + ".");
    }

    private static double real(JsonNode json, String place) throws ModelFormatException {
        if (json.isNumber() && !json.isBigInteger()) {
            return json.asDouble();
        }
        return switch (json.isString() ? json.asString() : "") {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new ModelFormatException(place + " is " + shown(json) + "; it must be a number.");
        };
    }

    private static String text(JsonNode json, String place) throws ModelFormatException {
        if (!json.isString()) {
            throw new ModelFormatException(place + " is " + shown(json) + "; it must be text.");
        }
        return json.asString();
    }

    private static String shown(JsonNode json) {
        if (json.isMissingNode()) {
            return "missing";
        }
        String text = json.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static Connections connections(JsonNode json, String place) throws ModelFormatException {
        List<boolean[]> rows = new ArrayList<>();
        for (JsonNode row : json) {
            String bits = text(row, place);
            boolean[] open = new boolean[bits.length()];
            for (int i = 0; i < open.length; i++) {
                open[i] = bits.charAt(i) == '1';
            }
            if (!bits.matches("[01]*")) {
                throw new ModelFormatException(place + " has a row that is not of 0 and 1.");
            }
            rows.add(open);
        }
        try {
            return Connections.of(rows.toArray(boolean[][]::new));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(place + ": " + e.getMessage(), e);
        }
    }
}
