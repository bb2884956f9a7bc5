package etude.signal;

/** Non-negative filters over the bins of a Fourier transform: each output is a weighted sum of the bins. */
public sealed interface Filterbank
        permits MelFilterbank, TriangularFilterbank, GammatoneFilterbank, HarmonicFilterbank {

    /** Hz. */
    int sampleRate();

    /** Samples in a transform; there are {@code nFft/2 + 1} bins. */
    int nFft();

    /** Centre frequency of each filter along the last axis of {@link #shape}, Hz. */
    double[] centres();

    /** Shape of a frame: {@code {filters}}, or {@code {harmonics, filters}}. */
    default int[] shape() {
        return new int[] {centres().length};
    }

    /** The weights, {@code (filter, bin)}; with several axes in the order of {@link #shape}. */
    SparseMatrix matrix();
}
