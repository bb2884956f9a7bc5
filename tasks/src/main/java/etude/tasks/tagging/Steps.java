package etude.tasks.tagging;

/** From one moment to the next, where tags are told over time. */
final class Steps {

    /** Longest and shortest step, seconds. */
    private static final double LONGEST = 3;

    private static final double SHORTEST = 0.5;

    private Steps() {}

    /** Half a piece, unless that is very long or short; samples. */
    static int of(int samples, int sampleRate) {
        double rate = sampleRate;
        return (int) Math.round(rate * Math.max(SHORTEST, Math.min(LONGEST, samples / rate / 2)));
    }
}
