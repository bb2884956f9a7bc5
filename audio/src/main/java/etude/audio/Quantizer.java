package etude.audio;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Floats to what an encoder takes, counting the samples that do not fit: beyond full scale, or no numbers. */
final class Quantizer {

    /** 48 dB beyond full scale: lossy encoders compute energies, which overflow on the largest floats and end the process. */
    private static final float LOUDEST = 256;

    private final double scale;
    private final boolean integers;
    private final float limit;
    private final @Nullable SplittableRandom dither;
    private long clipped;
    private long notNumbers;
    private float peak;

    /**
     * A counter for one file.
     *
     * @param bits of the integers; 0 for floats, which are not changed unless they are no numbers
     * @param lossy whether an encoder takes the sound apart, which no level beyond reason may reach
     */
    Quantizer(int bits, boolean lossy, OptionalLong dither) {
        this.limit = lossy ? LOUDEST : Float.MAX_VALUE;
        this.integers = bits > 0;
        this.scale = integers ? Math.scalb(1.0, bits - 1) : 1;
        this.dither = integers && dither.isPresent() ? new SplittableRandom(dither.getAsLong()) : null;
    }

    /** A sample as an integer of the format's bits, rounded to the nearest. */
    int quantize(float x) {
        double level = look(x) * scale;
        if (dither != null) {
            double up = dither.nextDouble();
            double down = dither.nextDouble();
            level += up - down;
        }
        return (int) Math.max(-scale, Math.min(scale - 1, Math.rint(level)));
    }

    /** A sample for an encoder of floats; what is no number becomes silence. */
    float look(float x) {
        if (Float.isNaN(x) || Float.isInfinite(x)) {
            notNumbers++;
            return 0;
        }
        float level = Math.abs(x);
        if (level > 1) {
            clipped++;
            peak = Math.max(peak, level);
        }
        return Math.max(-limit, Math.min(limit, x));
    }

    /** Samples beyond ±1. */
    long clipped() {
        return clipped;
    }

    /** Samples that are NaN or infinite. */
    long notNumbers() {
        return notNumbers;
    }

    /** The largest level beyond ±1. */
    float peak() {
        return peak;
    }
}
