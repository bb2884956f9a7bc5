package etude.report.annotation;

/**
 * All pitches that sound, frame by frame. Immutable by contract: the arrays are shared, not copied.
 *
 * @param times of the frames, seconds, ascending
 * @param frequencies Hz, positive: {@code (frame, pitch)}, as many in a frame as sound there
 */
@SuppressWarnings("ArrayRecordComponent")
public record MultiPitch(double[] times, double[][] frequencies) {

    /** Checks the numbers. */
    public MultiPitch {
        if (times.length != frequencies.length) {
            throw new IllegalArgumentException("There are " + times.length + " times and " + frequencies.length
                    + " frames of pitches; there must be as many of both.");
        }
        for (int i = 0; i < times.length; i++) {
            if (!Double.isFinite(times[i]) || (i > 0 && times[i] < times[i - 1])) {
                throw new IllegalArgumentException(
                        "Frame " + i + " is at " + times[i] + " s; times must be finite and ascending.");
            }
            for (double frequency : frequencies[i]) {
                if (!(frequency > 0 && frequency < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "Frame " + i + " has a pitch of " + frequency + " Hz; it must be a positive number.");
                }
            }
        }
    }
}
