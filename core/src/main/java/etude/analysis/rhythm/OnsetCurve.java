package etude.analysis.rhythm;

/**
 * How much begins at each moment: a detection function. Immutable by contract: the array is shared, not copied.
 *
 * @param values one a frame, not negative
 * @param frameRate frames a second
 * @param start time of frame 0, seconds
 */
public record OnsetCurve(float[] values, double frameRate, double start) {

    /** Time that a frame stands for, seconds. */
    public double time(double frame) {
        return start + frame / frameRate;
    }
}
