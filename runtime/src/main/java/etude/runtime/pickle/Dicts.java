package etude.runtime.pickle;

import etude.runtime.pickle.Value.Dict;
import etude.runtime.pickle.Value.Tuple;
import java.util.LinkedHashMap;
import java.util.List;

/** Makes dictionaries. */
public final class Dicts {

    private Dicts() {}

    /**
     * A dictionary of pairs.
     *
     * @param pairs tuples or lists of a key and a value
     * @throws PickleException if one is no pair
     */
    public static Dict ofPairs(List<Value> pairs) throws PickleException {
        Dict dict = new Dict(new LinkedHashMap<>());
        for (Value pair : pairs) {
            put(dict, items(pair));
        }
        return dict;
    }

    private static List<Value> items(Value pair) throws PickleException {
        List<Value> items = pair instanceof Tuple tuple
                ? tuple.items()
                : pair instanceof Value.Items list ? list.items() : List.<Value>of();
        if (items.size() != 2) {
            throw new PickleException("makes a dictionary of something that is no pair");
        }
        return items;
    }

    /** Puts keys and values, one after the other, into a dictionary. */
    static void put(Dict dict, List<Value> pairs) throws PickleException {
        if (pairs.size() % 2 != 0) {
            throw new PickleException("has a key without a value in a dictionary");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            dict.entries().put(key(pairs.get(i)), pairs.get(i + 1));
        }
    }

    /** Only plain keys: what is nested could take for ever to compare. */
    private static Value key(Value key) throws PickleException {
        if (key instanceof Value.Text
                || key instanceof Value.Whole
                || key instanceof Value.Truth
                || key instanceof Value.Nothing
                || key instanceof Value.Global) {
            return key;
        }
        throw new PickleException("has a key in a dictionary that is neither text nor a whole number");
    }
}
