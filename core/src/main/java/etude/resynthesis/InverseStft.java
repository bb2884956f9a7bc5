package etude.resynthesis;

import etude.representation.Stft;
import etude.signal.Fft;
import etude.signal.Frames;
import etude.signal.Parallel;
import java.util.Arrays;

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
    private final Parallel.Workers<Scratch> scratch;

    private InverseStft(Stft stft, int count, int length, double faintest) {
        this.stft = stft;
        this.window = stft.windowValues();
        this.before = before(stft);
        this.count = count;
        this.length = length;
        this.scale = scale(faintest);
        this.scratch = new Parallel.Workers<>(() -> new Scratch(stft.nFft()));
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
        float[] sound = new float[length];
        new InverseStft(stft, spectra.count(), length, 0).run(spectra.data(), sound, 0);
        return sound;
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

    /**
     * Adds up all frames.
     *
     * @param spectra complex values, frame after frame
     * @param sound receives {@code length} samples
     * @param at index of the first sample written
     */
    void run(float[] spectra, float[] sound, int at) {
        int overlap = (stft.nFft() + stft.hop() - 1) / stft.hop();
        int block = Math.multiplyExact(stft.hop(), Math.max(64, 8 * overlap));
        Arrays.fill(sound, at, at + length, 0f);
        Parallel.blocks(length, block, scratch, (own, from, to) -> addUp(own, spectra, sound, at, from, to));
    }

    /** The samples of a block, from all frames that reach it. */
    private void addUp(Scratch own, float[] spectra, float[] sound, int at, int from, int to) {
        int n = stft.nFft();
        int batch = Fft.batch(n);
        int first = firstFrame(from);
        int end = endFrame(to);
        Arrays.fill(own.sums, 0f);
        for (int t = first; t < end; t++) {
            int place = (t - first) % batch;
            if (place == 0) {
                own.fft.inverse(spectra, 2 * stft.bins() * t, Math.min(batch, end - t), own.frames, 0, n);
            }
            System.arraycopy(own.frames, place * n, own.frame, 0, n);
            add(own.frame, own.sums);
            int start = t * stft.hop() - before;
            int span = t + 1 == end ? n : Math.min(stft.hop(), n);
            emit(own.sums, start, span, sound, at, from, to);
            shift(own.sums);
        }
    }

    /** What a thread works with. */
    private static final class Scratch {
        final Fft fft;
        final float[] frames;
        final float[] frame;
        final float[] sums;

        Scratch(int n) {
            fft = new Fft(n);
            frames = new float[Fft.batch(n) * n];
            frame = new float[n];
            sums = new float[n];
        }
    }

    /** One index for all arrays, which is what the compiler needs to use the machine's vectors. */
    private void add(float[] frame, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += frame[i] * window[i];
        }
    }

    /** Sums that no later frame of the block adds to. */
    private void emit(float[] sums, int start, int span, float[] sound, int at, int from, int to) {
        int end = Math.min(to, start + span);
        for (int i = Math.max(from, start); i < end; i++) {
            sound[at + i] = sums[i - start] * scale[i];
        }
    }

    private void shift(float[] sums) {
        int kept = Math.max(0, sums.length - stft.hop());
        System.arraycopy(sums, sums.length - kept, sums, 0, kept);
        Arrays.fill(sums, kept, sums.length, 0f);
    }

    /** The first frame that reaches beyond a sample. */
    private int firstFrame(int sample) {
        return Math.max(0, Math.floorDiv(sample + before - stft.nFft(), stft.hop()) + 1);
    }

    /** One more than the last frame that begins before a sample. */
    private int endFrame(int sample) {
        return Math.min(count, Math.floorDiv(sample + before - 1, stft.hop()) + 1);
    }

    /** One by the sum of the squared windows, or by the faintest part of the largest sum; one where no window is. */
    private float[] scale(double faintest) {
        float[] sums = new float[length];
        for (int t = 0; t < count; t++) {
            int start = t * stft.hop() - before;
            for (int i = Math.max(0, start); i < Math.min(length, start + window.length); i++) {
                sums[i] += window[i - start] * window[i - start];
            }
        }
        float largest = 0;
        for (float sum : sums) {
            largest = Math.max(largest, sum);
        }
        float least = (float) Math.max(Float.MIN_NORMAL, faintest * largest);
        for (int i = 0; i < length; i++) {
            sums[i] = sums[i] > Float.MIN_NORMAL ? 1 / Math.max(least, sums[i]) : 1;
        }
        return sums;
    }
}
