package etude.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's environment, of which a process has one.
 *
 * <p>As it is made, ONNX Runtime 1.29 reads the command line of the process by a recursion as deep as the line is long; the
 * class path that a development environment gives overflows the usual stack of a thread, which ends the process without a
 * word. So it is made on a thread whose stack is large enough.
 */
final class EngineEnvironment {

    /** Of a thread that has nothing special to do, and what the recursion takes for a byte (270 measured), bytes. */
    private static final long USUAL_STACK = 1 << 20;

    private static final long STACK_PER_BYTE = 1024;

    /** What is believed of the command line where it cannot be asked for, bytes. */
    private static final long LONG_LINE = 1 << 16;

    private static @Nullable OrtEnvironment environment;

    private EngineEnvironment() {}

    /** The environment, made by the first who asks. */
    static synchronized OrtEnvironment get() {
        if (environment == null) {
            environment = make();
        }
        return environment;
    }

    private static OrtEnvironment make() {
        CompletableFuture<OrtEnvironment> made = new CompletableFuture<>();
        Runnable work = () -> {
            try {
                made.complete(OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "etude"));
            } catch (RuntimeException | LinkageError e) {
                made.completeExceptionally(e);
            }
        };
        Thread thread = new Thread(null, work, "onnxruntime-environment", USUAL_STACK + STACK_PER_BYTE * commandLine());
        thread.setDaemon(true);
        thread.start();
        try {
            return made.join();
        } catch (CompletionException e) {
            throw new EngineException("ONNX Runtime cannot be started here", e.getCause() == null ? e : e.getCause());
        }
    }

    private static long commandLine() {
        try {
            return Files.readAllBytes(Path.of("/proc/self/cmdline")).length;
        } catch (IOException e) {
            return LONG_LINE;
        }
    }
}
