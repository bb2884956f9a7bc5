package etude.learn.recipe;

import etude.representation.Nearest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records from trees of maps, lists, texts, numbers and truth values: strict, and telling what is wrong where. */
final class RecordReader {

    private RecordReader() {}

    /**
     * A record.
     *
     * @param table its keys and values
     * @param where the table is, for sentences: {@code train}; empty at the top
     */
    static <R> R read(Class<R> type, Map<?, ?> table, String where) {
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(components, table, where);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], table, where);
        }
        return construct(type, components, values, where);
    }

    private static void refuseUnknown(RecordComponent[] components, Map<?, ?> table, String where) {
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (Object key : table.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                String what = where.isEmpty() ? "key of recipes" : "key of [" + where + "]";
                throw Nearest.unknown(what, String.valueOf(key), known);
            }
        }
    }

    private static @Nullable Object component(RecordComponent component, Map<?, ?> table, String where) {
        String path = where.isEmpty() ? component.getName() : where + "." + component.getName();
        Object value = table.get(component.getName());
        if (component.getType() == Optional.class) {
            return Optional.ofNullable(value).map(v -> convert(argument(component.getGenericType(), 0), v, path));
        }
        return convert(component.getGenericType(), value == null ? standard(component, path) : value, path);
    }

    private static Object standard(RecordComponent component, String path) {
        Standard standard = component.getAnnotation(Standard.class);
        if (standard == null) {
            throw new IllegalArgumentException(
                    component.getType().isRecord()
                            ? "The recipe has no table [" + path + "]; it needs one."
                            : "The recipe does not say " + path + "; it must.");
        }
        Object value = Recipes.tree("value = " + standard.value()).get("value");
        if (value == null) {
            throw new IllegalStateException(path + " has the standard " + standard.value() + ", which is none.");
        }
        return value;
    }

    private static Object convert(Type type, Object value, String path) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(argument(generic, 0), value, path)
                    : map(argument(generic, 1), value, path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return constant(plain, value, path);
        }
        if (plain == Seconds.class) {
            return seconds(value, path);
        }
        if (plain == Span.class) {
            return span(value, path);
        }
        if (plain.isRecord()) {
            return value instanceof Map<?, ?> table ? read(plain, table, path) : refuse(path, value, "a table");
        }
        return Scalars.convert(plain, value, path);
    }

    private static Type argument(Type generic, int index) {
        return ((ParameterizedType) generic).getActualTypeArguments()[index];
    }

    private static List<Object> list(Type element, Object value, String path) {
        if (!(value instanceof List<?> list)) {
            throw refused(path, value, "a list, as [a, b]");
        }
        List<Object> converted = new ArrayList<>();
        for (Object each : list) {
            converted.add(convert(element, each, path));
        }
        return converted;
    }

    private static Map<String, Object> map(Type element, Object value, String path) {
        if (!(value instanceof Map<?, ?> table)) {
            throw refused(path, value, "a table, as {a = 1}");
        }
        Map<String, Object> converted = new LinkedHashMap<>();
        table.forEach((key, each) -> converted.put(String.valueOf(key), convert(element, each, path + "." + key)));
        return converted;
    }

    private static Object constant(Class<?> type, Object value, String path) {
        List<String> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String name = name((Enum<?>) constant);
            if (name.equals(value)) {
                return constant;
            }
            names.add(name);
        }
        IllegalArgumentException unknown = Nearest.unknown("value of " + path, String.valueOf(value), names);
        throw new IllegalArgumentException(unknown.getMessage() + " Known are: " + String.join(", ", names) + ".");
    }

    /** As it is written in recipes: {@code LEAVE_ONE_OUT} is {@code leave-one-out}. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Seconds seconds(Object value, String path) {
        try {
            return value instanceof String text
                    ? Seconds.parse(text)
                    : new Seconds((Double) Scalars.convert(double.class, value, path));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static Span span(Object value, String path) {
        if (value instanceof List<?> two && two.size() == 2) {
            try {
                return new Span((Double) Scalars.convert(double.class, two.get(0), path), (Double)
                        Scalars.convert(double.class, two.get(1), path));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
            }
        }
        throw refused(path, value, "[least, most]");
    }

    private static Object refuse(String path, Object value, String wanted) {
        throw refused(path, value, wanted);
    }

    static IllegalArgumentException refused(String path, Object value, String wanted) {
        String found = value instanceof String ? "'" + value + "'" : String.valueOf(value);
        return new IllegalArgumentException(path + " is " + found + "; it must be " + wanted + ".");
    }

    private static <R> R construct(Class<R> type, RecordComponent[] components, Object[] values, String where) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                String said = String.valueOf(wrong.getMessage());
                throw new IllegalArgumentException(where.isEmpty() ? said : "[" + where + "] " + said, wrong);
            }
            throw new IllegalStateException(type + " cannot be made.", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made.", e);
        }
    }
}
