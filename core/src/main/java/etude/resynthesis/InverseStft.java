package etude.resynthesis;

import etude.representation.Stft;
import etude.signal.Frames;
import etude.signal.LaneFft;
import etude.signal.Lanes;
import etude.signal.Parallel;

/**
 * The inverse of the short-time Fourier transform: frames are transformed back, windowed again, added where they overlap
 * and divided by the sum of the squared windows, which gives the sound that is nearest in the least squares sense.
 *
 * <p>All cores work; every sample is a sum over its frames in their order, so that the bits do not depend on how many.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1984.1164317">Griffin and Lim, Signal estimation from modified short-time
 *     Fourier transform, 1984</a>
 */
public final class InverseStft {

    private final Stft stft;
    private final float[] window;
    private final int before;
    private final int count;
    private final int length;
    private final float[] scale;
    private final OverlapAdd frames;

    private InverseStft(Stft stft, int count, int length, double faintest) {
        this.stft = stft;
        this.window = stft.windowValues();
        this.before = before(stft);
        this.count = count;
        this.length = length;
        this.scale = scale(faintest);
        this.frames = new OverlapAdd(stft, count);
    }

    /**
     * The sound of spectra (as {@link etude.representation.Conditioning} left it), as long as its frames reach:
     * {@code hop × (frames - 1)} samples for centred frames, a frame more otherwise.
     *
     * @param stft how the spectra were made
     * @param spectra complex frames of {@code nFft/2 + 1} bins
     * @throws IllegalArgumentException if the frames have another shape
     */
    public static float[] apply(Stft stft, Frames spectra) {
        return apply(stft, spectra, naturalLength(stft, spectra.count()));
    }

    /**
     * The sound of spectra.
     *
     * @param stft how the spectra were made
     * @param spectra complex frames of {@code nFft/2 + 1} bins
     * @param length samples wanted; what no frame reaches is zero
     * @throws IllegalArgumentException if the frames have another shape
     */
    public static float[] apply(Stft stft, Frames spectra, int length) {
        requireShape(stft, spectra, true);
        return new InverseStft(stft, spectra.count(), length, 0).run(spectra.data());
    }

    /**
     * The inverse of spectra that no sound has: where windows are faint, at the ends of uncentred clips, what does not fit
     * would be blown up, and is left faint.
     */
    static InverseStft ofGuesses(Stft stft, int count, int length) {
        return new InverseStft(stft, count, length, 1e-3);
    }

    /** Samples of padding before the sound. */
    static int before(Stft stft) {
        return stft.center() ? stft.span() / 2 : 0;
    }

    static int naturalLength(Stft stft, int count) {
        int reach = count == 0 ? 0 : Math.addExact(Math.multiplyExact(stft.hop(), count - 1), stft.span());
        return Math.max(0, reach - 2 * before(stft));
    }

    static void requireShape(Stft stft, Frames frames, boolean complex) {
        if (frames.bins() != stft.bins() || frames.complex() != complex) {
            throw new IllegalArgumentException("The frames have " + frames.bins()
                    + (frames.complex() ? " complex" : " real") + " values; an STFT with nFft " + stft.nFft() + " has "
                    + stft.bins() + (complex ? " complex" : " real")
                    + " values. Give the frames and the representation that belong together.");
        }
    }

    private float[] run(float[] spectra) {
        int stride = 2 * stft.bins();
        var transforms = new Parallel.Workers<>(this::transform);
        Parallel.blocks(count, frames.block(), transforms, (fft, from, to) -> {
            Lanes.fromFrames(spectra, from * stride, stride, to - from, stft.bins(), fft.re(), fft.im());
            frames.take(fft, from);
        });
        float[] sound = new float[length];
        sum(sound, 0);
        return sound;
    }

    /** The frames whose sum {@link #sum} takes. */
    OverlapAdd frames() {
        return frames;
    }

    /** A transform of as many frames as a block has. */
    LaneFft transform() {
        return LaneFft.of(stft.nFft(), frames.block());
    }

    /** Writes the sound of the frames that were taken, {@code length} samples from index {@code at}. */
    void sum(float[] sound, int at) {
        frames.sum(scale, length, sound, at);
    }

    /**
     * One by the sum of the squared windows over each sample, or by the faintest part of the largest sum; one where no
     * window is. Where all windows are there, it is the same from hop to hop.
     */
    private float[] scale(double faintest) {
        float[] scale = new float[length];
        int hop = stft.hop();
        int full = Math.min(length, Math.max(0, window.length - before));
        int end = Math.max(full, Math.min(length, count * hop - before));
        int once = Math.min(end, full + hop);
        windowSums(scale, 0, once);
        windowSums(scale, end, length);
        float largest = Math.max(largest(scale, 0, once), largest(scale, end, length));
        float least = (float) Math.max(Float.MIN_NORMAL, faintest * largest);
        invert(scale, 0, once, least);
        invert(scale, end, length, least);
        for (int i = once; i < end; i += hop) {
            System.arraycopy(scale, full, scale, i, Math.min(hop, end - i));
        }
        return scale;
    }

    private void windowSums(float[] sums, int from, int to) {
        for (int i = from; i < to; i++) {
            sums[i] = windowSum(i);
        }
    }

    private static float largest(float[] sums, int from, int to) {
        float largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, sums[i]);
        }
        return largest;
    }

    private static void invert(float[] sums, int from, int to, float least) {
        for (int i = from; i < to; i++) {
            sums[i] = sums[i] > Float.MIN_NORMAL ? 1 / Math.max(least, sums[i]) : 1;
        }
    }

    private float windowSum(int sample) {
        int place = sample + before;
        int first = Math.max(0, Math.floorDiv(place - window.length, stft.hop()) + 1);
        int last = Math.min(count - 1, Math.floorDiv(place, stft.hop()));
        float sum = 0;
        for (int t = first; t <= last; t++) {
            float w = window[place - t * stft.hop()];
            sum += w * w;
        }
        return sum;
    }
}
