package etude.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import etude.network.Shape;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** An ONNX network loaded into ONNX Runtime; runs from many threads at once. */
final class Engine implements AutoCloseable {

    private static final String FOLDER = "session.model_external_initializers_file_folder_path";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Map<String, NodeInfo> inputs;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private Engine(OrtEnvironment environment, OrtSession session) throws OrtException {
        this.environment = environment;
        this.session = session;
        this.inputs = session.getInputInfo();
    }

    /** Loads a network that refers to no other file. */
    static Engine open(byte[] file, EngineSettings settings) {
        return open(file, settings, Map.of());
    }

    /** Loads a network whose weights may lie beside it; what it refers to has been checked. */
    static Engine open(byte[] file, Path folder, EngineSettings settings) {
        return open(file, settings, Map.of(FOLDER, folder.toString()));
    }

    private static Engine open(byte[] file, EngineSettings settings, Map<String, String> entries) {
        EngineLibrary.prepare();
        try (OrtSession.SessionOptions options = options(settings)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                options.addConfigEntry(entry.getKey(), entry.getValue());
            }
            OrtEnvironment environment = EngineEnvironment.get();
            return new Engine(environment, environment.createSession(file, options));
        } catch (OrtException e) {
            throw new EngineException("The network cannot be loaded", e);
        }
    }

    private static OrtSession.SessionOptions options(EngineSettings settings) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(settings.threads());
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setDeterministicCompute(true);
        // Threads wait busily within a run but not between runs, when features are computed.
        options.addConfigEntry("session.force_spinning_stop", "1");
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }

    /** Runs the network for one output. */
    Values run(Map<String, Values> given, String wanted) {
        return run(given, List.of(wanted)).values().iterator().next();
    }

    /**
     * Runs the network.
     *
     * @param given all inputs, by name
     * @param wanted names of the outputs that are wanted
     */
    Map<String, Values> run(Map<String, Values> given, List<String> wanted) {
        check(given.keySet(), inputs.keySet(), "takes");
        check(new LinkedHashSet<>(wanted), session.getOutputNames(), "gives");
        lock.readLock().lock();
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            if (closed) {
                throw new IllegalStateException("The session is closed; open another one.");
            }
            for (Map.Entry<String, Values> entry : given.entrySet()) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
            }
            try (OrtSession.Result result = session.run(tensors, new LinkedHashSet<>(wanted))) {
                return values(result, wanted);
            }
        } catch (OrtException e) {
            throw new EngineException("The network cannot be run on inputs of shapes " + shapes(given), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
            lock.readLock().unlock();
        }
    }

    private static void check(Set<String> named, Set<String> known, String does) {
        if (does.equals("takes") ? !named.equals(known) : !known.containsAll(named)) {
            throw new IllegalArgumentException("The network " + does + " " + known + "; found " + named + ".");
        }
    }

    private static String shapes(Map<String, Values> given) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        given.forEach((name, values) -> shapes.put(name, values.shape()));
        return shapes.toString();
    }

    private OnnxTensor tensor(String name, Values values) throws OrtException {
        long[] axes =
                java.util.Arrays.stream(values.shape().toArray()).asLongStream().toArray();
        NodeInfo info = inputs.get(name);
        boolean whole = info != null && info.getInfo() instanceof TensorInfo t && t.type == OnnxJavaType.INT64;
        return whole
                ? OnnxTensor.createTensor(environment, LongBuffer.wrap(wholes(values.values())), axes)
                : OnnxTensor.createTensor(environment, FloatBuffer.wrap(values.values()), axes);
    }

    private static long[] wholes(float[] values) {
        long[] wholes = new long[values.length];
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] = (long) values[i];
        }
        return wholes;
    }

    private static Map<String, Values> values(OrtSession.Result result, List<String> wanted) throws OrtException {
        Map<String, Values> all = new LinkedHashMap<>();
        for (String name : wanted) {
            OnnxValue value = result.get(name).orElseThrow();
            if (!(value instanceof OnnxTensor tensor) || tensor.getInfo().type != OnnxJavaType.FLOAT) {
                throw new IllegalArgumentException("The output '" + name + "' is " + value.getInfo()
                        + "; it must be a tensor in single precision.");
            }
            int[] axes = java.util.Arrays.stream(tensor.getInfo().getShape())
                    .mapToInt(Math::toIntExact)
                    .toArray();
            Shape shape = Shape.of(axes);
            float[] values = new float[Math.toIntExact(shape.size())];
            if (values.length > 0) {
                tensor.getFloatBuffer().get(values);
            }
            all.put(name, new Values(shape, values));
        }
        return all;
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new EngineException("The session cannot be closed", e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
