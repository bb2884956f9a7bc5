package etude.runtime.checkpoint;

import etude.runtime.pickle.Quoted;
import etude.runtime.pickle.Value;
import etude.runtime.pickle.Value.Dict;
import etude.runtime.pickle.Value.Made;
import etude.runtime.pickle.Value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the dictionary of a network's tensors in what a pickle of PyTorch holds. */
final class StateDict {

    /** Where trainers put it, the usual places first. */
    private static final List<String> PLACES = List.of(
            "state_dict", "model_state_dict", "model_state", "model", "network", "net", "weights", "params", "state");

    private static final int MAX_DEPTH = 4;

    private StateDict() {}

    /**
     * The tensors of the network by name, without the prefix that training on several devices leaves.
     *
     * @param file for messages
     * @param part names of dictionaries with dots between that lead to it; empty to look for it
     */
    static Map<String, TorchTensor> find(String file, Value root, String part) throws CheckpointException {
        if (root instanceof Made made && made.thing() instanceof TorchTensor tensor) {
            return Map.of("tensor", tensor);
        }
        if (!(root instanceof Dict dict)) {
            throw new CheckpointException(file + " holds no dictionary of tensors; save a network's state_dict().");
        }
        return withoutPrefix(part.isEmpty() ? search(file, dict) : named(file, dict, part));
    }

    private static Map<String, TorchTensor> named(String file, Dict root, String part) throws CheckpointException {
        Dict dict = root;
        for (String name : part.split("\\.")) {
            if (!(dict.entries().get(new Text(name)) instanceof Dict inner)) {
                throw new CheckpointException(file + " has no dictionary '" + part + "'; it has " + keys(dict) + ".");
            }
            dict = inner;
        }
        Map<String, TorchTensor> tensors = tensors(dict);
        if (tensors.isEmpty()) {
            throw new CheckpointException(file + " has no tensors in '" + part + "'; it has " + keys(dict) + ".");
        }
        return tensors;
    }

    private static Map<String, TorchTensor> search(String file, Dict root) throws CheckpointException {
        Dict dict = root;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            Map<String, TorchTensor> tensors = tensors(dict);
            if (!tensors.isEmpty()) {
                return tensors;
            }
            List<Dict> inner = inside(dict);
            if (inner.size() != 1) {
                throw new CheckpointException(file + (inner.isEmpty() ? " holds no tensors" : " holds several networks")
                        + "; it has " + keys(dict) + (inner.isEmpty() ? "." : ": say which part is wanted."));
            }
            dict = inner.get(0);
        }
        throw new CheckpointException(file + " holds no dictionary of tensors; save a network's state_dict().");
    }

    /** The one dictionary in a usual place, or else all that are not about training. */
    private static List<Dict> inside(Dict dict) {
        for (String place : PLACES) {
            if (dict.entries().get(new Text(place)) instanceof Dict inner) {
                return List.of(inner);
            }
        }
        Set<Dict> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Dict> all = new ArrayList<>();
        for (Value value : dict.entries().values()) {
            if (value instanceof Dict inner
                    && seen.add(inner)
                    && !tensors(inner).isEmpty()) {
                all.add(inner);
            }
        }
        return all;
    }

    private static Map<String, TorchTensor> tensors(Dict dict) {
        Map<String, TorchTensor> tensors = new LinkedHashMap<>();
        dict.entries().forEach((key, value) -> {
            if (key instanceof Text name && value instanceof Made made && made.thing() instanceof TorchTensor tensor) {
                tensors.put(name.value(), tensor);
            }
        });
        return tensors;
    }

    private static Map<String, TorchTensor> withoutPrefix(Map<String, TorchTensor> tensors) {
        String prefix = "module.";
        if (!tensors.keySet().stream().allMatch(name -> name.startsWith(prefix))) {
            return tensors;
        }
        Map<String, TorchTensor> plain = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> plain.put(name.substring(prefix.length()), tensor));
        return plain;
    }

    private static String keys(Dict dict) {
        List<String> names = new ArrayList<>();
        for (Value key : dict.entries().keySet()) {
            if (names.size() == 12) {
                names.add("…");
                break;
            }
            names.add(key instanceof Text text ? Quoted.shown(text.value()) : "(no text)");
        }
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
