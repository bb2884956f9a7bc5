package etude.runtime.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an ONNX file says of itself, read before anybody runs it: inputs, outputs, metadata, and the other files that its
 * tensors want to be read from.
 *
 * @param bytes the file itself
 * @param inputs what it takes, weights not among them
 * @param outputs what it gives
 * @param metadata keys and values
 * @param elsewhere names of files that hold tensors, as the network says them
 */
public record OnnxFile(
        byte[] bytes, List<Value> inputs, List<Value> outputs, Map<String, String> metadata, Set<String> elsewhere) {

    /** How ONNX Runtime marks tensors that lie at an address in its own memory: nothing that a file may say. */
    private static final String MEMORY = "*/_ORT_MEM";

    /** A free length of an axis. */
    public static final int FREE = -1;

    /** The type of single precision. */
    public static final int SINGLE = 1;

    /** ONNX's names of types by their numbers, from 1 on. */
    private static final List<String> TYPES = List.of(
            "float32",
            "uint8",
            "int8",
            "uint16",
            "int16",
            "int32",
            "int64",
            "strings",
            "booleans",
            "float16",
            "float64",
            "uint32",
            "uint64",
            "complex64",
            "complex128",
            "bfloat16");

    /** The name of a type of elements. */
    public static String typeName(int type) {
        return type == 0 ? "no tensor" : type <= TYPES.size() ? TYPES.get(type - 1) : "elements of type " + type;
    }

    /** The largest file that is read, bytes. */
    public static final long LARGEST = Integer.MAX_VALUE - 1024L;

    /**
     * An input or output.
     *
     * @param name of the tensor
     * @param type number of the type of its elements in ONNX; 1: single precision, 7: 64-bit whole numbers
     * @param axes lengths, {@link #FREE} where any is possible
     */
    public record Value(String name, int type, List<Integer> axes) {

        /** Copies the axes. */
        public Value {
            axes = List.copyOf(axes);
        }
    }

    /** Copies the collections. */
    public OnnxFile {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        metadata = Map.copyOf(metadata);
        elsewhere = Set.copyOf(elsewhere);
    }

    /**
     * Reads a file and checks that what it refers to lies in its own folder.
     *
     * @throws OnnxFormatException if it is no ONNX network, is damaged, or wants to read outside its folder
     * @throws IOException if the file cannot be read
     */
    public static OnnxFile read(Path path) throws IOException {
        long size = Files.size(path);
        if (size > LARGEST) {
            throw new OnnxFormatException(path + " has " + size + " bytes; at most " + LARGEST
                    + " are read. Keep weights in a file beside the network.");
        }
        try {
            OnnxFile file = parse(Files.readAllBytes(path));
            file.checkElsewhere(path);
            return file;
        } catch (OnnxFormatException e) {
            throw new OnnxFormatException(path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws OnnxFormatException if it is no ONNX network or is damaged
     */
    public static OnnxFile parse(byte[] bytes) throws OnnxFormatException {
        return new Parser().parse(bytes);
    }

    /** The folder that a file lies in. */
    public static Path folder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(path + " is a folder, not a file.");
        }
        return folder;
    }

    private void checkElsewhere(Path path) throws IOException {
        Path folder = folder(path).toRealPath();
        for (String location : elsewhere) {
            check(location, folder);
        }
    }

    private static void check(String location, Path folder) throws IOException {
        Path named = relative(location);
        Path beside = folder.resolve(named);
        if (!Files.isRegularFile(beside)) {
            throw new OnnxFormatException("The network's weights are in '" + location
                    + "', which is not there; put that file beside the network.");
        }
        if (!beside.toRealPath().startsWith(folder)) {
            throw outside(location);
        }
    }

    /** A name that stays below the folder by itself. */
    private static Path relative(String location) throws OnnxFormatException {
        try {
            Path path = Path.of(location);
            boolean up = false;
            for (Path part : path) {
                up |= part.toString().equals("..");
            }
            boolean elsewhere = path.isAbsolute() || path.getRoot() != null || up;
            if (elsewhere
                    || location.startsWith(MEMORY)
                    || location.isEmpty()
                    || location.contains("\\")
                    || location.matches("[A-Za-z]:.*")) {
                throw outside(location);
            }
            return path;
        } catch (InvalidPathException e) {
            throw new OnnxFormatException("The network's weights are said to be in a file that cannot be.", e);
        }
    }

    private static OnnxFormatException outside(String location) {
        return new OnnxFormatException("The network wants to read weights from '" + location
                + "', which is not in its own folder; that is refused. Files beside it or below are read.");
    }

    /** Collects what is wanted of a file. */
    private static final class Parser {

        private static final int LONGEST_TEXT = 1 << 24;

        private final List<Value> inputs = new ArrayList<>();
        private final List<Value> outputs = new ArrayList<>();
        private final Map<String, String> metadata = new LinkedHashMap<>();
        private final Set<String> elsewhere = new LinkedHashSet<>();
        private final Set<String> weights = new LinkedHashSet<>();
        private boolean network;

        OnnxFile parse(byte[] bytes) throws OnnxFormatException {
            ProtobufReader file = new ProtobufReader(bytes);
            while (file.next()) {
                switch (file.field()) {
                    case 7 -> {
                        network = true;
                        graph(file.message(), true);
                    }
                    case 14 -> property(file.message());
                    case 20 -> training(file.message());
                    case 25 -> function(file.message());
                    default -> {}
                }
            }
            if (!network) {
                throw new OnnxFormatException("The file holds no ONNX network.");
            }
            inputs.removeIf(input -> weights.contains(input.name()));
            return new OnnxFile(bytes, inputs, outputs, metadata, elsewhere);
        }

        private void property(ProtobufReader entry) throws OnnxFormatException {
            String key = "";
            String value = "";
            while (entry.next()) {
                switch (entry.field()) {
                    case 1 -> key = entry.text();
                    case 2 -> value = entry.text();
                    default -> {}
                }
            }
            if (value.length() > LONGEST_TEXT) {
                throw new OnnxFormatException("The metadata's '" + key + "' has " + value.length()
                        + " letters; at most " + LONGEST_TEXT + " are read.");
            }
            metadata.put(key, value);
        }

        private void training(ProtobufReader info) throws OnnxFormatException {
            while (info.next()) {
                if (info.field() == 1 || info.field() == 2) {
                    graph(info.message(), false);
                }
            }
        }

        private void function(ProtobufReader function) throws OnnxFormatException {
            while (function.next()) {
                switch (function.field()) {
                    case 7 -> node(function.message());
                    case 11 -> attribute(function.message());
                    default -> {}
                }
            }
        }

        private void graph(ProtobufReader graph, boolean main) throws OnnxFormatException {
            while (graph.next()) {
                switch (graph.field()) {
                    case 1 -> node(graph.message());
                    case 5 -> {
                        String name = tensor(graph.message());
                        if (main) {
                            weights.add(name);
                        }
                    }
                    case 11 -> value(graph.message(), main ? inputs : new ArrayList<>());
                    case 12 -> value(graph.message(), main ? outputs : new ArrayList<>());
                    case 15 -> sparse(graph.message());
                    default -> {}
                }
            }
        }

        private void node(ProtobufReader node) throws OnnxFormatException {
            while (node.next()) {
                if (node.field() == 5) {
                    attribute(node.message());
                }
            }
        }

        private void attribute(ProtobufReader attribute) throws OnnxFormatException {
            while (attribute.next()) {
                switch (attribute.field()) {
                    case 5, 10 -> tensor(attribute.message());
                    case 6, 11 -> graph(attribute.message(), false);
                    case 22, 23 -> sparse(attribute.message());
                    default -> {}
                }
            }
        }

        private void sparse(ProtobufReader sparse) throws OnnxFormatException {
            while (sparse.next()) {
                if (sparse.field() == 1 || sparse.field() == 2) {
                    tensor(sparse.message());
                }
            }
        }

        private String tensor(ProtobufReader tensor) throws OnnxFormatException {
            String name = "";
            while (tensor.next()) {
                switch (tensor.field()) {
                    case 8 -> name = tensor.text();
                    case 13 -> external(tensor.message());
                    default -> {}
                }
            }
            return name;
        }

        private void external(ProtobufReader entry) throws OnnxFormatException {
            String key = "";
            String value = "";
            while (entry.next()) {
                switch (entry.field()) {
                    case 1 -> key = entry.text();
                    case 2 -> value = entry.text();
                    default -> {}
                }
            }
            if (key.equals("location")) {
                elsewhere.add(value);
            }
        }

        private void value(ProtobufReader info, List<Value> values) throws OnnxFormatException {
            String name = "";
            Value kind = new Value("", 0, List.of());
            while (info.next()) {
                switch (info.field()) {
                    case 1 -> name = info.text();
                    case 2 -> kind = type(info.message());
                    default -> {}
                }
            }
            values.add(new Value(name, kind.type(), kind.axes()));
        }

        private Value type(ProtobufReader type) throws OnnxFormatException {
            Value kind = new Value("", 0, List.of());
            while (type.next()) {
                if (type.field() == 1) {
                    kind = tensorType(type.message());
                }
            }
            return kind;
        }

        private Value tensorType(ProtobufReader tensor) throws OnnxFormatException {
            int element = 0;
            List<Integer> axes = new ArrayList<>();
            while (tensor.next()) {
                switch (tensor.field()) {
                    case 1 -> element = (int) tensor.number();
                    case 2 -> shape(tensor.message(), axes);
                    default -> {}
                }
            }
            return new Value("", element, axes);
        }

        private void shape(ProtobufReader shape, List<Integer> axes) throws OnnxFormatException {
            while (shape.next()) {
                if (shape.field() == 1) {
                    axes.add(dimension(shape.message()));
                }
            }
        }

        private int dimension(ProtobufReader dimension) throws OnnxFormatException {
            int length = FREE;
            while (dimension.next()) {
                if (dimension.field() == 1) {
                    long said = dimension.number();
                    length = said < 0 || said > Integer.MAX_VALUE ? FREE : (int) said;
                }
            }
            return length;
        }
    }
}
