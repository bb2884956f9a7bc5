package etude.representation;

/**
 * Per-channel energy normalisation: every band is divided by a running mean of itself, which takes away what is stationary,
 * and then compressed: {@code (x / (eps + M)^gain + bias)^power - bias^power}, where {@code M[t] = (1 - b) M[t-1] + b x[t]}.
 *
 * @param source bands, for example mel magnitudes
 * @param scale factor of the source's values; librosa advises 2^31 for samples within ±1
 * @param gain exponent of the running mean
 * @param bias offset before the compression
 * @param power exponent of the compression; positive
 * @param smoothing coefficient b of the running mean, from 0 to 1
 * @param eps added to the running mean
 * @param start what the running mean is before the first frame
 * @see <a href="https://doi.org/10.1109/ICASSP.2017.7953242">Wang, Getreuer, Hughes, Lyon, Saurous, Trainable frontend for
 *     robust and far-field keyword spotting, 2017</a>
 */
public record Pcen(
        Representation source,
        double scale,
        double gain,
        double bias,
        double power,
        double smoothing,
        double eps,
        Start start)
        implements Derived {

    /** What the running mean is before the first frame. */
    public enum Start {
        /** 1, as in librosa. */
        ONE,
        /** The first frame, as in LEAF. */
        FIRST_FRAME
    }

    /** Checks the ranges. */
    public Pcen {
        Checks.positive("scale", scale);
        Checks.atLeast("gain", gain, 0);
        Checks.positive("bias", bias);
        Checks.positive("power", power);
        Checks.within("smoothing", smoothing, 0, 1);
        Checks.positive("eps", eps);
    }

    /** librosa's smoothing coefficient for a time constant in seconds. */
    public static double smoothing(double timeConstant, int sampleRate, int hop) {
        Checks.positive("timeConstant", timeConstant);
        double frames = timeConstant * sampleRate / hop;
        return (Math.sqrt(1 + 4 * frames * frames) - 1) / (2 * frames * frames);
    }

    @Override
    public Layout layout() {
        Layout inner = source.layout();
        return new Layout("pcen", inner.shape(), false, inner.bins(), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.pcen(this);
    }
}
