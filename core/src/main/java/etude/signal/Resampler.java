package etude.signal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes the sample rate by any ratio of whole numbers: band-limited interpolation with linear phase and no delay.
 *
 * <p>Up to 0.9 of the slower Nyquist frequency the gain is 1 within 0.1 dB; aliases and images are below -110 dB. Output
 * {@code n} stands for the time {@code n / to} seconds, as input {@code m} for {@code m / from}; the clip is surrounded by
 * zeros and gives {@code ceil(length × to / from)} samples. The band is limited by Fourier transforms, in blocks on a grid
 * that begins at the clip's first sample, or, where that is cheaper, by sums written out. Whole clips, on all cores, and
 * {@linkplain #stream streams} give the same bits.
 *
 * <pre>{@code
 * Waveform slow = Resampler.of(44100, 16000).apply(wave);
 * }</pre>
 *
 * @see <a href="https://ccrma.stanford.edu/~jos/resample/">Smith, Digital audio resampling home page</a>
 */
public final class Resampler {

    private static final int LARGEST_TABLE = 1 << 20;

    /** So many weights are made in no time a listener would notice. */
    private static final int SMALL_TABLE = 1 << 17;

    private static final int LONGEST_PERIOD = 1 << 13;
    private static final int SPECTRAL = 32;
    private static final double ROOM = 1.3;

    /** Where a rate falls less than this, its sharp filter is short enough to be summed directly. */
    private static final double GENTLE = 2;

    private static final int KEPT = 16;
    private static final Map<Long, RateConverter> CONVERTERS = new LinkedHashMap<>(KEPT, 0.75f, true);

    private final int from;
    private final int to;
    private final long up;
    private final long down;
    private final RateConverter converter;

    private Resampler(int from, int to) {
        this.from = from;
        this.to = to;
        int divisor = (int) gcd(from, to);
        this.up = to / divisor;
        this.down = from / divisor;
        this.converter = converter(to / divisor, from / divisor);
    }

    /**
     * A resampler between two rates.
     *
     * @param from rate of the input, Hz
     * @param to rate of the output, Hz
     * @throws IllegalArgumentException if a rate is not positive
     */
    public static Resampler of(int from, int to) {
        if (from <= 0 || to <= 0) {
            throw new IllegalArgumentException(
                    "The sample rates are " + from + " and " + to + " Hz; both must be positive.");
        }
        return new Resampler(from, to);
    }

    /** Rate of the input, Hz. */
    public int from() {
        return from;
    }

    /** Rate of the output, Hz. */
    public int to() {
        return to;
    }

    /** Samples that a clip of some length becomes: {@code ceil(length × to / from)}. */
    public long outputLength(long length) {
        return Math.addExact(Math.multiplyExact(length, up), down - 1) / down;
    }

    /**
     * A clip at the new rate; the clip itself where the rates are equal.
     *
     * @throws IllegalArgumentException if the clip has another rate than {@link #from}
     */
    public Waveform apply(Waveform clip) {
        if (clip.sampleRate() != from) {
            throw new IllegalArgumentException("The clip has " + clip.sampleRate() + " Hz, this resampler expects "
                    + from + " Hz; make one with Resampler.of(" + clip.sampleRate() + ", " + to + ").");
        }
        if (up == down) {
            return clip;
        }
        float[][] channels = new float[clip.channels()][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = apply(clip.channel(c));
        }
        return Waveform.of(channels, to);
    }

    /** The samples of one channel at the new rate; the same array where the rates are equal. */
    public float[] apply(float[] samples) {
        if (up == down) {
            return samples;
        }
        float[] out = new float[Math.toIntExact(outputLength(samples.length))];
        Parallel.blocks(
                out.length,
                converter.blockSize(),
                (begin, end) -> converter.run(samples, 0, samples.length, begin, end - begin, out, begin));
        return out;
    }

    /** A stream of one channel, with the bits of {@link #apply(float[])} for any sizes of its pieces. */
    public ResamplerStream stream() {
        return new ResamplerStream(up, down, converter);
    }

    /** Tables of the ratios used last are kept; they are made outside the lock, at worst twice. */
    private static RateConverter converter(int up, int down) {
        long key = ((long) up << 32) | down;
        RateConverter known;
        synchronized (CONVERTERS) {
            known = CONVERTERS.get(key);
        }
        if (known != null) {
            return known;
        }
        RateConverter made = make(up, down);
        synchronized (CONVERTERS) {
            CONVERTERS.put(key, made);
            if (CONVERTERS.size() > KEPT) {
                CONVERTERS.remove(CONVERTERS.keySet().iterator().next());
            }
        }
        return made;
    }

    private static RateConverter make(int up, int down) {
        if ((up <= SPECTRAL && down == 1) || (up == 1 && down <= SPECTRAL)) {
            return new SpectralConverter(up, down, Math.min(1, (double) up / down));
        }
        double fall = (double) down / up;
        double slower = Math.min(1, 1 / fall);
        if (fall < GENTLE && weights(up, SincKernel.SHARP, slower) <= SMALL_TABLE) {
            return new PolyphaseConverter(up, down, SincKernel.SHARP, slower);
        }
        if (fall <= SPECTRAL) {
            return twoStages(up, down, fall < ROOM ? 2 : 1, fall < ROOM ? 1 : (int) (fall / ROOM));
        }
        if (Math.ceil(SincKernel.SHARP.halfWidth() * fall) > LARGEST_TABLE) {
            throw new IllegalArgumentException("The rates stand at " + down + " : " + up
                    + "; a resampler reduces a rate at most " + LARGEST_TABLE / SincKernel.SHARP.halfWidth()
                    + " times. Go by a rate in between.");
        }
        return interpolator(up, down, SincKernel.SHARP, slower);
    }

    /** Limits the band at a rate {@code rise / reduce} times as high, from which a short filter interpolates. */
    private static RateConverter twoStages(int up, int down, int rise, int reduce) {
        double slower = Math.min(1, (double) up / down);
        SincKernel kernel = SincKernel.roomy(slower * reduce / rise);
        long secondUp = (long) up * reduce;
        long secondDown = (long) down * rise;
        long divisor = gcd(secondUp, secondDown);
        secondUp /= divisor;
        secondDown /= divisor;
        return new TwoStageConverter(
                new SpectralConverter(rise, reduce, slower),
                interpolator(secondUp, secondDown, kernel, 1),
                new Reach(secondUp, secondDown, kernel.halfWidth()));
    }

    private static RateConverter interpolator(long up, long down, SincKernel kernel, double speed) {
        return weights(up, kernel, speed) <= LARGEST_TABLE && Math.max(up, down) <= LONGEST_PERIOD
                ? new PolyphaseConverter((int) up, (int) down, kernel, speed)
                : new InterpolatedConverter(up, down, kernel, speed);
    }

    /** Weights of all positions of outputs between inputs. */
    private static double weights(long up, SincKernel kernel, double speed) {
        return 2 * Math.ceil(kernel.halfWidth() / speed) * up;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
