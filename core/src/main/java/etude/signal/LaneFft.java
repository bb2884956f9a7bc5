package etude.signal;

import org.jspecify.annotations.Nullable;

/**
 * Fourier transforms of many real frames side by side.
 *
 * <p>A bin of all frames is a row, a Java array of its own; a frame is a lane of all rows. What is made of the spectra can
 * go on in lanes, row by row, in loops that the compiler turns into vector instructions, and only what comes out at the end
 * need be turned into frames ({@link Lanes}). Lanes never mix, and each lane's arithmetic is one fixed order of operations:
 * a frame's bits depend neither on its neighbours nor on the number of lanes.
 *
 * <p>Lengths that are powers of two are transformed in lanes too; others frame by frame. An instance holds its rows: use one
 * per thread.
 */
public abstract sealed class LaneFft permits PowerOfTwoLanes, EachLane {

    /** Cells times lanes whose rows fit into the second cache of a core with room to spare. */
    private static final int CELLS = 1 << 17;

    final int n;
    final int bins;
    final int lanes;
    final float[][] re;
    final float[][] im;

    LaneFft(int n, int lanes) {
        if (lanes < 1) {
            throw new IllegalArgumentException("There are " + lanes + " lanes; there must be at least 1.");
        }
        this.n = n;
        this.bins = n / 2 + 1;
        this.lanes = lanes;
        this.re = new float[bins][lanes];
        this.im = new float[bins][lanes];
    }

    /**
     * Prepares transforms.
     *
     * @param n number of real samples in a frame, at least 1
     * @param lanes number of frames side by side, at least 1
     */
    public static LaneFft of(int n, int lanes) {
        return PowerOfTwoLanes.suits(n) ? new PowerOfTwoLanes(n, lanes) : new EachLane(n, lanes);
    }

    /** Lanes that are best for frames of {@code n} samples: long loops, while the rows stay in a core's cache. */
    public static int bestLanes(int n) {
        int fitting = 2 * CELLS / Math.max(1, n);
        return PowerOfTwoLanes.suits(n) ? Math.max(32, Math.min(128, fitting)) : Math.max(4, Math.min(32, fitting));
    }

    /** Frames side by side. */
    public int lanes() {
        return lanes;
    }

    /** Real parts: a row for each of {@code n/2 + 1} bins. */
    public float[][] re() {
        return re;
    }

    /** Imaginary parts, likewise. */
    public float[][] im() {
        return im;
    }

    /**
     * Spectra of frames, into {@link #re} and {@link #im}.
     *
     * @param x samples
     * @param at index of the first frame's first sample
     * @param hop samples from one frame's first sample to the next one's
     * @param count number of frames, at most {@link #lanes}; the other lanes transform silence
     * @param window {@code n} factors for the samples, or null for none
     */
    public abstract void forward(float[] x, int at, int hop, int count, float @Nullable [] window);

    /** Squares of the magnitudes of what stands in {@link #re} and {@link #im}, into {@link #re}. */
    public void square() {
        for (int k = 0; k < bins; k++) {
            square(re[k], im[k]);
        }
    }

    private static void square(float[] re, float[] im) {
        for (int l = 0; l < re.length; l++) {
            re[l] = re[l] * re[l] + im[l] * im[l];
        }
    }

    /**
     * Samples of the spectra that stand in {@link #re} and {@link #im}, where they are destroyed; {@link #add} takes them.
     * The inverse of {@link #forward}; the imaginary parts at 0 Hz and (for even lengths) at the Nyquist frequency are
     * taken as zero.
     */
    public abstract void inverse();

    /**
     * Adds the samples of the last {@link #inverse} to others, the last frame first where frames overlap.
     *
     * @param count number of frames
     * @param window {@code n} factors for the samples, or null for none
     * @param x what the samples are added to
     * @param at index of the first frame's first sample
     * @param hop from one frame's first sample to the next one's
     */
    public abstract void add(int count, float @Nullable [] window, float[] x, int at, int hop);

    /**
     * The first samples of the frames of the last {@link #inverse}, side by side.
     *
     * @param count number of frames
     * @param rows receives {@code (samples, lanes)} values, at most {@code n} rows
     */
    public abstract void samples(int count, float[][] rows);
}
