package etude.runtime;

/**
 * How networks are run.
 *
 * @param threads that share the work of one run, the caller's among them
 */
public record EngineSettings(int threads) {

    /** Checks the range. */
    public EngineSettings {
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be from 1 to 1024.");
        }
    }

    /** All cores. */
    public static EngineSettings standard() {
        return new EngineSettings(Runtime.getRuntime().availableProcessors());
    }
}
