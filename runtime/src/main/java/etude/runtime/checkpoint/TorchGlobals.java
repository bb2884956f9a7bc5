package etude.runtime.checkpoint;

import etude.network.Shape;
import etude.runtime.pickle.Dicts;
import etude.runtime.pickle.Globals;
import etude.runtime.pickle.PickleException;
import etude.runtime.pickle.Value;
import etude.runtime.pickle.Value.Bytes;
import etude.runtime.pickle.Value.Dict;
import etude.runtime.pickle.Value.Global;
import etude.runtime.pickle.Value.Items;
import etude.runtime.pickle.Value.Made;
import etude.runtime.pickle.Value.Nothing;
import etude.runtime.pickle.Value.Text;
import etude.runtime.pickle.Value.Tuple;
import etude.runtime.pickle.Value.Whole;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a pickle of PyTorch may name: tensors, storages and plain containers. */
final class TorchGlobals implements Globals {

    private static final int MAX_AXES = 32;

    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    private static final Map<String, TensorType> STORAGES = Map.of(
            "torch.DoubleStorage", TensorType.F64,
            "torch.FloatStorage", TensorType.F32,
            "torch.HalfStorage", TensorType.F16,
            "torch.BFloat16Storage", TensorType.BF16,
            "torch.LongStorage", TensorType.I64,
            "torch.IntStorage", TensorType.I32,
            "torch.ShortStorage", TensorType.I16,
            "torch.CharStorage", TensorType.I8,
            "torch.ByteStorage", TensorType.U8,
            "torch.BoolStorage", TensorType.BOOL);

    /** Types of numbers: plain values, never called. */
    private static final Set<String> TYPES = Set.of(
            "torch.float64",
            "torch.float32",
            "torch.float16",
            "torch.bfloat16",
            "torch.int64",
            "torch.int32",
            "torch.int16",
            "torch.int8",
            "torch.uint8",
            "torch.bool");

    private static final Set<String> CALLABLE = Set.of(
            "collections.OrderedDict",
            "torch._utils._rebuild_tensor",
            "torch._utils._rebuild_tensor_v2",
            "torch._utils._rebuild_parameter",
            "torch.Size",
            "torch.device",
            "_codecs.encode",
            "numpy.dtype",
            "numpy.core.multiarray.scalar",
            "numpy._core.multiarray.scalar");

    private final Map<String, TorchTensor.Storage> storages = new LinkedHashMap<>();

    /** The storages that the pickle named, by key. */
    Map<String, TorchTensor.Storage> storages() {
        return storages;
    }

    @Override
    public boolean allows(String name) {
        return STORAGES.containsKey(name) || TYPES.contains(name) || CALLABLE.contains(name);
    }

    @Override
    public Value call(String name, List<Value> arguments) throws PickleException {
        return switch (name) {
            case "collections.OrderedDict" -> dictionary(arguments);
            case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2" -> tensor(arguments);
            case "torch._utils._rebuild_parameter" -> parameter(arguments);
            case "torch.Size" -> new Tuple(items(argument(arguments, 0)));
            case "torch.device" -> device(arguments);
            case "_codecs.encode" -> new Bytes(text(argument(arguments, 0)).getBytes(StandardCharsets.ISO_8859_1));
            case "numpy.dtype" -> new Made(new NumpyScalar(text(argument(arguments, 0))));
            case "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar" -> scalar(arguments);
            default -> throw new PickleException("calls " + name + ", which is no function");
        };
    }

    @Override
    public void build(Value object, Value state) throws PickleException {
        if (object instanceof Dict) {
            return; // attributes of a dictionary, such as a state_dict's versions: nothing that a network needs
        }
        if (object instanceof Made made && made.thing() instanceof NumpyScalar type && state instanceof Tuple tuple) {
            type.order(text(argument(tuple.items(), 1)));
            return;
        }
        throw new PickleException("gives a state to something that has none");
    }

    /** {@code ("storage", type, key, device, count)}, in old files followed by a view or None. */
    @Override
    public Value persistent(Value id) throws PickleException {
        List<Value> parts = items(id);
        if (parts.size() < 5 || !text(parts.get(0)).equals("storage") || !(parts.get(1) instanceof Global global)) {
            throw new PickleException("names something beside its pickle that is no storage");
        }
        TensorType type = STORAGES.get(global.name());
        if (type == null) {
            throw new PickleException("has a storage of type " + global.name() + ", which is not read");
        }
        if (parts.size() > 5 && !(parts.get(5) instanceof Nothing)) {
            throw new PickleException("has a storage that is a view of another one, as PyTorch before 0.4 wrote them;"
                    + " save it again with a newer one");
        }
        TorchTensor.Storage storage = new TorchTensor.Storage(type, text(parts.get(2)), count(parts.get(4)));
        if (storage.count() > MAX_BYTES / type.size()) {
            throw new PickleException("has a storage of " + storage.count() + " values; at most 2 GB are read");
        }
        TorchTensor.Storage known = storages.putIfAbsent(storage.key(), storage);
        if (known != null && !known.equals(storage)) {
            throw new PickleException("describes storage " + storage.key() + " in two ways");
        }
        return new Made(storage);
    }

    private static Value dictionary(List<Value> arguments) throws PickleException {
        return arguments.isEmpty() ? Dicts.ofPairs(List.of()) : Dicts.ofPairs(items(arguments.get(0)));
    }

    /** {@code (storage, offset, shape, strides, …)}; the rest is about training. */
    private static Value tensor(List<Value> arguments) throws PickleException {
        if (!(argument(arguments, 0) instanceof Made made) || !(made.thing() instanceof TorchTensor.Storage storage)) {
            throw new PickleException("makes a tensor of something that is no storage");
        }
        List<Value> lengths = items(argument(arguments, 2));
        List<Value> steps = items(argument(arguments, 3));
        if (lengths.size() != steps.size() || lengths.size() > MAX_AXES) {
            throw new PickleException("has a tensor of " + lengths.size() + " axes and " + steps.size() + " strides");
        }
        List<Integer> shape = new ArrayList<>();
        long[] strides = new long[steps.size()];
        for (int i = 0; i < strides.length; i++) {
            shape.add((int) Math.min(count(lengths.get(i)), Integer.MAX_VALUE));
            strides[i] = count(steps.get(i));
        }
        TorchTensor tensor = new TorchTensor(storage, count(argument(arguments, 1)), Shape.of(shape), strides);
        if (!tensor.inside()) {
            throw new PickleException("has a tensor of shape " + tensor.shape() + " that reaches beyond the "
                    + storage.count() + " values of its storage");
        }
        return new Made(tensor);
    }

    private static Value parameter(List<Value> arguments) throws PickleException {
        Value data = argument(arguments, 0);
        if (data instanceof Made made && made.thing() instanceof TorchTensor) {
            return data;
        }
        throw new PickleException("makes a parameter of something that is no tensor");
    }

    private static Value device(List<Value> arguments) throws PickleException {
        String index = arguments.size() > 1 ? ":" + count(arguments.get(1)) : "";
        return new Text(text(argument(arguments, 0)) + index);
    }

    private static Value scalar(List<Value> arguments) throws PickleException {
        if (argument(arguments, 0) instanceof Made made
                && made.thing() instanceof NumpyScalar type
                && argument(arguments, 1) instanceof Bytes bytes) {
            return type.read(bytes.value());
        }
        throw new PickleException("makes a number of something that is none");
    }

    private static Value argument(List<Value> arguments, int index) throws PickleException {
        if (index >= arguments.size()) {
            throw new PickleException("calls a function with " + arguments.size() + " arguments, which are too few");
        }
        return arguments.get(index);
    }

    private static List<Value> items(Value value) throws PickleException {
        if (value instanceof Tuple tuple) {
            return tuple.items();
        }
        if (value instanceof Items list) {
            return list.items();
        }
        throw new PickleException("has something else where a list is needed");
    }

    private static String text(Value value) throws PickleException {
        if (value instanceof Text text) {
            return text.value();
        }
        throw new PickleException("has something else where text is needed");
    }

    private static long count(Value value) throws PickleException {
        if (value instanceof Whole whole
                && whole.value().signum() >= 0
                && whole.value().compareTo(BigInteger.valueOf(Long.MAX_VALUE / 64)) <= 0) {
            return whole.value().longValue();
        }
        throw new PickleException("has something else where a whole number, 0 or more, is needed");
    }
}
