package etude.runtime.checkpoint;

import etude.runtime.pickle.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plain values of a pickle, beside its tensors, up to a number and a depth. */
final class Facts {

    private static final int MAX_DEPTH = 8;
    private static final BigInteger LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private int left = 10_000;

    private Facts() {}

    /** What is plain in a dictionary; nothing of anything else. */
    static Map<String, @Nullable Object> of(Value root) {
        return root instanceof Value.Dict dict ? new Facts().map(dict, 0) : Map.of();
    }

    private @Nullable Object plain(Value value, int depth) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        if (value instanceof Value.Truth truth) {
            return truth.value();
        }
        if (value instanceof Value.Whole whole) {
            return whole.value().abs().compareTo(LONG) <= 0
                    ? (Object) whole.value().longValue()
                    : whole.value().toString();
        }
        if (value instanceof Value.Real real) {
            return real.value();
        }
        if (value instanceof Value.Global global) {
            return global.name();
        }
        return container(value, depth);
    }

    private @Nullable Object container(Value value, int depth) {
        if (value instanceof Value.Dict dict) {
            return map(dict, depth + 1);
        }
        if (value instanceof Value.Tuple tuple) {
            return list(tuple.items(), depth + 1);
        }
        return value instanceof Value.Items items ? list(items.items(), depth + 1) : null;
    }

    private Map<String, @Nullable Object> map(Value.Dict dict, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
            if (wanted(entry.getValue(), depth)) {
                map.put(String.valueOf(plain(entry.getKey(), depth)), plain(entry.getValue(), depth));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private List<@Nullable Object> list(List<Value> items, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Value item : items) {
            if (wanted(item, depth)) {
                list.add(plain(item, depth));
            }
        }
        return Collections.unmodifiableList(list);
    }

    private boolean wanted(Value value, int depth) {
        return !(value instanceof Value.Made) && !(value instanceof Value.Bytes) && depth < MAX_DEPTH && left-- > 0;
    }
}
