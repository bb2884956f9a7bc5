package etude.analysis;

import etude.signal.Parallel;
import etude.signal.Resampler;
import etude.signal.ResamplerStream;
import java.util.Arrays;

/**
 * Measures the loudness of sound that arrives piece by piece, with the same result for any sizes of the pieces. Memory:
 * some bytes for each tenth of a second. Not safe for use by several threads.
 *
 * <pre>{@code
 * var meter = new LoudnessMeter(48000, 2);
 * while (…) { meter.push(channels, 0, n); }
 * Loudness loudness = meter.end();
 * }</pre>
 */
public final class LoudnessMeter {

    private static final int MOMENTARY = 4;
    private static final int SHORT_TERM = 30;

    private final int sampleRate;
    private final double[] weights;
    private final KWeighting[] filters;
    private final ResamplerStream[] oversamplers;
    private final double[] sums;
    private final float[] peaks;
    private final float[] truePeaks;
    private double[] tenths = new double[64];
    private int tenthCount;
    private long received;
    private boolean ended;

    /**
     * A meter of the field's usual channel orders: mono; left and right; 3.0, quadro, 5.0, 5.1 and 7.1 in the order of wav
     * files, where surround channels weigh 1.41 and the low-frequency channel nothing. Other channels weigh 1.
     *
     * @param sampleRate Hz
     * @param channels number of channels
     * @throws IllegalArgumentException if one of them is not positive
     */
    public LoudnessMeter(int sampleRate, int channels) {
        this(sampleRate, weights(channels));
    }

    /**
     * A meter with a weight for each channel.
     *
     * @param sampleRate Hz
     * @param weights factor of each channel's energy
     */
    public LoudnessMeter(int sampleRate, double[] weights) {
        if (sampleRate < 100 || weights.length == 0) {
            throw new IllegalArgumentException("There are " + weights.length + " channels at " + sampleRate
                    + " Hz; a loudness meter needs at least one channel and 100 Hz.");
        }
        this.sampleRate = sampleRate;
        this.weights = weights.clone();
        this.filters = new KWeighting[weights.length];
        this.oversamplers = new ResamplerStream[weights.length];
        this.sums = new double[weights.length];
        this.peaks = new float[weights.length];
        this.truePeaks = new float[weights.length];
        int factor = sampleRate < 96_000 ? 4 : sampleRate < 192_000 ? 2 : 1;
        for (int c = 0; c < weights.length; c++) {
            filters[c] = new KWeighting(sampleRate);
            oversamplers[c] = Resampler.of(1, factor).stream();
        }
    }

    /**
     * Takes the next samples.
     *
     * @param channels {@code (channel, sample)}
     * @param from index of the first sample
     * @param length samples in each channel
     * @throws IllegalArgumentException if there is another number of channels
     * @throws IllegalStateException after {@link #end}
     */
    public void push(float[][] channels, int from, int length) {
        if (ended) {
            throw new IllegalStateException("The measurement has ended; start another meter.");
        }
        if (channels.length != weights.length) {
            throw new IllegalArgumentException(
                    "There are " + channels.length + " channels; this meter was made for " + weights.length + ".");
        }
        int closed = 0;
        while (tenthEnd(tenthCount + closed) <= received + length) {
            closed++;
        }
        double[][] energies = new double[weights.length][closed];
        Parallel.blocks(weights.length, 1, (first, end) -> {
            for (int c = first; c < end; c++) {
                measure(c, channels[c], from, length, energies[c]);
                peaks[c] = peak(channels[c], from, length, peaks[c]);
                float[] between = oversamplers[c].push(channels[c], from, length);
                truePeaks[c] = peak(between, 0, between.length, truePeaks[c]);
            }
        });
        received += length;
        for (int i = 0; i < closed; i++) {
            closeTenth(energies, i);
        }
    }

    /** Loudness of the last 400 ms, LUFS: negative infinity before there are so many. */
    public double momentary() {
        return tenthCount < MOMENTARY
                ? Double.NEGATIVE_INFINITY
                : Gating.loudness(window(tenthCount - MOMENTARY, MOMENTARY));
    }

    /** Loudness of the last 3 s, LUFS: negative infinity before there are so many. */
    public double shortTerm() {
        return tenthCount < SHORT_TERM
                ? Double.NEGATIVE_INFINITY
                : Gating.loudness(window(tenthCount - SHORT_TERM, SHORT_TERM));
    }

    /** Ends the measurement. What is left of a tenth of a second counts for the peaks alone. */
    public Loudness end() {
        if (ended) {
            throw new IllegalStateException("The measurement has ended; start another meter.");
        }
        ended = true;
        float peak = 0;
        float truePeak = 0;
        for (int c = 0; c < weights.length; c++) {
            float[] rest = oversamplers[c].end();
            peak = Math.max(peak, peaks[c]);
            truePeak = Math.max(truePeak, peak(rest, 0, rest.length, truePeaks[c]));
        }
        double[] momentary = windows(MOMENTARY);
        double[] shortTerm = windows(SHORT_TERM);
        return new Loudness(
                Gating.integrated(momentary),
                Gating.range(shortTerm),
                20 * Math.log10(Math.max(peak, truePeak)),
                20 * Math.log10(peak),
                Arrays.stream(momentary).map(Gating::loudness).toArray(),
                Arrays.stream(shortTerm).map(Gating::loudness).toArray());
    }

    /** Energies of the tenths of a second that end within these samples of a channel. */
    private void measure(int channel, float[] x, int from, int length, double[] energies) {
        if (weights[channel] == 0) {
            return;
        }
        KWeighting filter = filters[channel];
        int at = from;
        for (int i = 0; i < energies.length; i++) {
            int end = (int) (from + tenthEnd(tenthCount + i) - received);
            energies[i] = filter.energy(x, at, end - at, sums[channel]);
            sums[channel] = 0;
            filter.settle();
            at = end;
        }
        sums[channel] = filter.energy(x, at, from + length - at, sums[channel]);
    }

    /** Number of the first sample behind a tenth of a second. */
    private long tenthEnd(int tenth) {
        return (tenth + 1L) * sampleRate / 10;
    }

    private void closeTenth(double[][] energies, int closed) {
        double energy = 0;
        for (int c = 0; c < weights.length; c++) {
            energy += weights[c] * energies[c][closed];
        }
        if (tenthCount == tenths.length) {
            tenths = Arrays.copyOf(tenths, 2 * tenthCount);
        }
        tenths[tenthCount] = energy;
        tenthCount++;
    }

    private double[] windows(int width) {
        double[] energies = new double[Math.max(0, tenthCount - width + 1)];
        for (int i = 0; i < energies.length; i++) {
            energies[i] = window(i, width);
        }
        return energies;
    }

    /** Mean square of some tenths. */
    private double window(int first, int width) {
        double sum = 0;
        for (int i = first; i < first + width; i++) {
            sum += tenths[i];
        }
        return sum / (tenthEnd(first + width - 1) - (first == 0 ? 0 : tenthEnd(first - 1)));
    }

    private static float peak(float[] x, int from, int length, float before) {
        float peak = before;
        for (int i = from; i < from + length; i++) {
            peak = Math.max(peak, Math.abs(x[i]));
        }
        return peak;
    }

    private static double[] weights(int channels) {
        double side = 1.41;
        return switch (channels) {
            case 4 -> new double[] {1, 1, side, side};
            case 5 -> new double[] {1, 1, 1, side, side};
            case 6 -> new double[] {1, 1, 1, 0, side, side};
            case 8 -> new double[] {1, 1, 1, 0, 1, 1, side, side};
            default -> {
                double[] same = new double[Math.max(0, channels)];
                Arrays.fill(same, 1);
                yield same;
            }
        };
    }
}
