package etude.runtime.model;

import etude.network.Connections;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records as plain maps, lists, texts and numbers, ready for JSON: a record is a map of its components; a member of a sealed
 * family says its simple name first, under {@code type}.
 */
final class RecordWriter {

    private RecordWriter() {}

    /**
     * A value as plain data.
     *
     * @param declared the type of the place it stands in, which decides whether its kind must be said
     */
    static @Nullable Object plain(@Nullable Object value, Type declared) {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long) {
            return value;
        }
        if (value instanceof Double real) {
            return Double.isFinite(real) ? value : value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Connections connections) {
            return rows(connections);
        }
        return value instanceof Record record ? components(record, declared) : container(value, declared);
    }

    private static Object container(Object value, Type declared) {
        Type[] items = ((ParameterizedType) declared).getActualTypeArguments();
        if (value instanceof Collection<?> collection) {
            List<@Nullable Object> list = new ArrayList<>();
            collection.forEach(item -> list.add(plain(item, items[0])));
            return list;
        }
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        ((Map<?, ?>) value).forEach((key, entry) -> sorted.put((String) key, plain(entry, items[1])));
        return sorted;
    }

    private static Map<String, @Nullable Object> components(Record record, Type declared) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (declared instanceof Class<?> family && family.isSealed()) {
            map.put(Families.TYPE, record.getClass().getSimpleName());
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            map.put(component.getName(), plain(value(component, record), component.getGenericType()));
        }
        return map;
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }

    /** A row of 0 and 1 for each unit. */
    private static List<String> rows(Connections connections) {
        List<String> rows = new ArrayList<>();
        for (int unit = 0; unit < connections.units(); unit++) {
            StringBuilder row = new StringBuilder();
            for (int source = 0; source < connections.sources(); source++) {
                row.append(connections.open(unit, source) ? '1' : '0');
            }
            rows.add(row.toString());
        }
        return rows;
    }
}
