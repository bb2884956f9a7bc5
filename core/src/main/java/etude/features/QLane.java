package etude.features;

import etude.signal.Wavelets;
import java.util.Arrays;

/**
 * The filters of a constant-Q transform that read the signal at one of its rates, {@code sampleRate / step}. Frame centres
 * fall between samples of a slower lane in up to {@link #MAX_PHASES} ways, each with filters sampled for it.
 */
final class QLane {

    /** Slower lanes than this many phases allow are not used. */
    static final int MAX_PHASES = 8;

    private static final int UNROLLED = 4;

    private final int step;
    private final int hop;
    private final int firstBin;
    private final Filter[][] filters;
    private final int[] from;
    private final int[] span;

    /** Taps of one filter for one phase, from a sample relative to the one at or before the frame's centre. */
    private record Filter(int from, float[] re, float[] im) {}

    /**
     * Samples filters.
     *
     * @param hop samples from frame to frame at the full rate
     * @param step samples of the full rate in a sample of the lane
     * @param firstBin first filter
     * @param endBin last filter, exclusive
     */
    QLane(Wavelets wavelets, int hop, int step, int firstBin, int endBin) {
        int phases = phases(hop, step);
        this.step = step;
        this.hop = hop;
        this.firstBin = firstBin;
        this.filters = new Filter[phases][endBin - firstBin];
        this.from = new int[phases];
        this.span = new int[phases];
        for (int phase = 0; phase < phases; phase++) {
            int late = (int) Math.floorMod((long) phase * hop, (long) step);
            int end = Integer.MIN_VALUE;
            from[phase] = Integer.MAX_VALUE;
            for (int bin = firstBin; bin < endBin; bin++) {
                Filter filter = sample(wavelets, bin, step, late);
                filters[phase][bin - firstBin] = filter;
                from[phase] = Math.min(from[phase], filter.from);
                end = Math.max(end, filter.from + filter.re.length);
            }
            span[phase] = end - from[phase];
        }
    }

    private static Filter sample(Wavelets wavelets, int bin, int step, int late) {
        int from = Math.floorDiv(wavelets.first(bin) + late, step);
        int last = Math.floorDiv(wavelets.last(bin) + late, step);
        int taps = (last - from + UNROLLED) / UNROLLED * UNROLLED;
        float[] re = new float[taps];
        float[] im = new float[taps];
        wavelets.sample(bin, (long) from * step - late, step, re, im);
        return new Filter(from, re, im);
    }

    /** In how many ways frame centres fall between the samples of a lane. */
    static int phases(int hop, int step) {
        int a = hop;
        int b = step;
        while (b != 0) {
            int rest = a % b;
            a = b;
            b = rest;
        }
        return step / a;
    }

    /** First sample of this lane that a frame reads, by its place in the clip. */
    long begin(long frame) {
        return Math.floorDiv(frame * hop, (long) step) + from[phase(frame)];
    }

    /** Last sample of this lane that a frame reads, exclusive. */
    long end(long frame) {
        return begin(frame) + span[phase(frame)];
    }

    /** The first sample that any frame reads, relative to the one at or before its centre. */
    int earliest() {
        return Arrays.stream(from).min().orElseThrow();
    }

    /** The last sample that any frame reads, exclusive, likewise. */
    int latest() {
        int latest = Integer.MIN_VALUE;
        for (int phase = 0; phase < from.length; phase++) {
            latest = Math.max(latest, from[phase] + span[phase]);
        }
        return latest;
    }

    private int phase(long frame) {
        return (int) (frame % filters.length);
    }

    /** Samples of the lane from a frame to the next one of its phase. */
    private int stride() {
        return (int) ((long) hop * filters.length / step);
    }

    /** Scratch memory of one thread: what each tap meets in successive frames, and two running sums. */
    static final class Scratch {
        private float[][] met = new float[0][];
        private float[] re = new float[0];
        private float[] im = new float[0];

        private void fit(int taps, int frames) {
            if (re.length < frames) {
                met = new float[0][];
                re = new float[frames];
                im = new float[frames];
            }
            int had = met.length;
            if (had < taps) {
                met = Arrays.copyOf(met, taps);
                for (int i = had; i < taps; i++) {
                    met[i] = new float[re.length];
                }
            }
        }
    }

    /**
     * Applies all filters to some frames.
     *
     * @param x samples of the lane
     * @param origin index into {@code x} of the clip's first sample (it may lie outside)
     * @param first number of the first frame
     * @param count number of frames
     * @param out receives the values, interleaved, {@code stride} to a frame from index {@code to}
     */
    void apply(float[] x, long origin, long first, int count, float[] out, int to, int stride, Scratch scratch) {
        for (int t = 0; t < Math.min(filters.length, count); t++) {
            int frames = (count - t - 1) / filters.length + 1;
            int at = (int) (begin(first + t) + origin);
            int into = to + t * stride + 2 * firstBin;
            phase(x, at, phase(first + t), frames, out, into, filters.length * stride, scratch);
        }
    }

    /**
     * The transpose of {@link #apply}: adds every filter, as strong as its value, where it has listened.
     *
     * @param values interleaved, {@code stride} to a frame
     * @param count number of frames
     * @param x receives sums
     * @param origin index into {@code x} of the clip's first sample
     */
    void spread(float[] values, int stride, int count, float[] x, int origin) {
        for (int t = 0; t < count; t++) {
            int phase = phase(t);
            int at = (int) begin(t) + origin - from[phase];
            for (int i = 0; i < filters[phase].length; i++) {
                int value = t * stride + 2 * (firstBin + i);
                add(filters[phase][i], values[value], values[value + 1], x, at);
            }
        }
    }

    private static void add(Filter filter, float re, float im, float[] x, int at) {
        if (re == 0 && im == 0) {
            return;
        }
        for (int k = 0; k < filter.re.length; k++) {
            x[at + filter.from + k] += re * filter.re[k] + im * filter.im[k];
        }
    }

    /** Frames of one phase, {@link #stride} samples apart: every tap is applied to all of them in one go. */
    private void phase(float[] x, int at, int phase, int frames, float[] out, int to, int step, Scratch scratch) {
        scratch.fit(span[phase], frames);
        for (int tap = 0; tap < span[phase]; tap++) {
            meet(x, at + tap, stride(), scratch.met[tap], frames);
        }
        for (int i = 0; i < filters[phase].length; i++) {
            Filter filter = filters[phase][i];
            correlate(filter, filter.from - from[phase], frames, scratch);
            for (int t = 0; t < frames; t++) {
                out[to + t * step + 2 * i] = scratch.re[t];
                out[to + t * step + 2 * i + 1] = scratch.im[t];
            }
        }
    }

    private static void meet(float[] x, int at, int stride, float[] met, int frames) {
        for (int t = 0; t < frames; t++) {
            met[t] = x[at + t * stride];
        }
    }

    private static void correlate(Filter filter, int offset, int frames, Scratch scratch) {
        Arrays.fill(scratch.re, 0, frames, 0);
        Arrays.fill(scratch.im, 0, frames, 0);
        float[][] met = scratch.met;
        for (int k = 0; k < filter.re.length; k += UNROLLED) {
            int tap = offset + k;
            add(met[tap], met[tap + 1], met[tap + 2], met[tap + 3], filter.re, k, scratch.re, frames);
            add(met[tap], met[tap + 1], met[tap + 2], met[tap + 3], filter.im, k, scratch.im, frames);
        }
    }

    /** Four taps over all frames, each from an array of its own: what compilers turn into vector instructions. */
    private static void add(float[] p, float[] q, float[] r, float[] s, float[] taps, int k, float[] sum, int frames) {
        float a = taps[k];
        float b = taps[k + 1];
        float c = taps[k + 2];
        float d = taps[k + 3];
        for (int t = 0; t < frames; t++) {
            sum[t] += (a * p[t] + b * q[t]) + (c * r[t] + d * s[t]);
        }
    }
}
