package etude.nn;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The training engine of this process: libtorch, loaded when first needed. Threads, seed and device are chosen here, once,
 * before anything else of this package is used.
 *
 * <p>On x86-64 its linear algebra is Intel's MKL, elsewhere (and with {@code -Detude.blas=openblas}) OpenBLAS.
 */
public final class Engine {

    /** Where tensors live. */
    public enum Device {
        /** The processor. */
        CPU,
        /** The first GPU by Nvidia; needs natives for it on the class path. */
        CUDA
    }

    /**
     * What can be chosen.
     *
     * @param threads that work on one operation, at least 1
     * @param seed of the random numbers of dropout
     * @param device where tensors live
     */
    public record Settings(int threads, long seed, Device device) {

        /** Checks the range. */
        public Settings {
            if (threads < 1) {
                throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1.");
            }
        }

        /** As many threads as {@code -Detude.threads} says, or as there are processors; seed 1, no GPU. */
        public static Settings standard() {
            int processors = Runtime.getRuntime().availableProcessors();
            return new Settings(Integer.getInteger("etude.threads", processors), 1, Device.CPU);
        }
    }

    private static @Nullable Settings chosen;
    private static boolean started;

    private Engine() {}

    /**
     * Chooses threads, seed and device, before first use.
     *
     * @throws IllegalStateException if the engine already runs with other settings
     */
    public static synchronized void configure(Settings settings) {
        if (started && !settings.equals(chosen)) {
            throw new IllegalStateException("The training engine already runs with " + chosen + " and cannot change to "
                    + settings + ". Choose before the first network is made.");
        }
        chosen = settings;
    }

    /** What is chosen; the standard where nothing was. */
    public static synchronized Settings settings() {
        return chosen == null ? Settings.standard() : chosen;
    }

    /** Starts the random numbers of dropout anew, as a training run does that is to be repeatable. */
    public static void reseed(long seed) {
        start();
        torch.manual_seed(seed);
    }

    /** The engine in a line, for records of runs: {@code libtorch 2.10.0, mkl, 2 threads, CPU}. */
    public static String describe() {
        Settings settings = start();
        return "libtorch " + version() + ", " + blas() + ", " + settings.threads()
                + (settings.threads() == 1 ? " thread, " : " threads, ") + settings.device();
    }

    /**
     * Loads and sets up libtorch, once.
     *
     * @throws TrainingException if its natives are missing or do not fit this machine
     */
    static synchronized Settings start() {
        if (!started) {
            Settings settings = settings();
            load();
            torch.set_num_interop_threads(1);
            torch.set_num_threads(settings.threads());
            torch.manual_seed(settings.seed());
            if (settings.device() == Device.CUDA && !torch.hasCUDA()) {
                throw new TrainingException(
                        "There is no GPU that the training engine can use. Take the device CPU, or build"
                                + " with -Detude.gpu on a machine with a GPU by Nvidia and its driver.");
            }
            chosen = settings;
            started = true;
        }
        return settings();
    }

    private static String version() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (java.io.IOException e) {
            return "of an unknown version";
        }
    }

    private static String blas() {
        return System.getProperty("org.bytedeco.openblas.load", "openblas");
    }

    private static void load() {
        // The bindings would ask the system for the size of the process at every allocation.
        property("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        boolean mkl = !"openblas".equals(System.getProperty("etude.blas")) && mklIsThere();
        if (mkl) {
            property("org.bytedeco.openblas.load", "mkl");
        }
        try {
            Loader.load(torch.class);
            if (!mkl) {
                OpenBlas.oneThread();
            }
            new Tensor().close();
        } catch (LinkageError e) {
            throw new TrainingException(
                    "The training engine (libtorch) cannot be loaded on " + System.getProperty("os.name") + ", "
                            + System.getProperty("os.arch") + ": " + firstLine(e)
                            + " Training needs Linux or Windows on x86-64, or macOS, with the natives of org.bytedeco's"
                            + " pytorch, openblas and javacpp for this platform on the class path.",
                    e);
        }
    }

    private static void property(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static boolean mklIsThere() {
        String platform = Loader.Detector.getPlatform();
        return Engine.class.getResource("/org/bytedeco/mkl/" + platform + "/") != null;
    }

    private static String firstLine(Throwable e) {
        String words = String.valueOf(e.getMessage());
        return words.lines().findFirst().orElse(words);
    }

    /** OpenBLAS has threads of its own, which libtorch's setting does not govern and which fight with its. */
    private static final class OpenBlas {

        private OpenBlas() {}

        static void oneThread() {
            org.bytedeco.openblas.global.openblas.blas_set_num_threads(1);
        }
    }
}
