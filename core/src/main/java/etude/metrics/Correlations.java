package etude.metrics;

import etude.signal.Parallel;

/**
 * Inner products of references, each delayed, with each other and with estimates: what the normal equations of the best
 * filters are made of. Sounds are walked in blocks, whose spectra are multiplied and summed; memory does not grow with their
 * length, and sums have one order whatever the number of threads.
 */
final class Correlations {

    /** Length of the transforms. */
    private static final int N = 8192;

    /** Blocks whose spectra are held at once. */
    private static final int BATCH = 8;

    private final Excerpt references;
    private final Excerpt estimates;
    private final int taps;
    private final int block;
    private final Spectrum[][] ofReferences;
    private final Spectrum[][] ofEstimates;
    private final Parallel.Workers<RealPair> transforms = new Parallel.Workers<>(() -> new RealPair(N));

    private Correlations(Excerpt references, Excerpt estimates, int taps) {
        this.references = references;
        this.estimates = estimates;
        this.taps = taps;
        this.block = N - taps + 1;
        int m = references.channels().length;
        this.ofReferences = spectra(m, m);
        this.ofEstimates = spectra(m, estimates.channels().length);
    }

    /**
     * What was summed.
     *
     * @param ofReferences {@code [i][j][lag]}: the sum over t of {@code x_i(t) x_j(t + lag)}, lags from 0 to {@code taps - 1}
     * @param ofEstimates {@code [i][j][lag]}: the sum over t of {@code x_i(t) e_j(t + lag)}
     */
    record Sums(double[][][] ofReferences, double[][][] ofEstimates) {}

    static Sums of(Excerpt references, Excerpt estimates, int taps) {
        return new Correlations(references, estimates, taps).sums();
    }

    private static Spectrum[][] spectra(int rows, int columns) {
        Spectrum[][] spectra = new Spectrum[rows][columns];
        for (Spectrum[] row : spectra) {
            for (int j = 0; j < columns; j++) {
                row[j] = new Spectrum(RealPair.bins(N));
            }
        }
        return spectra;
    }

    private Sums sums() {
        int blocks = (references.length() + block - 1) / block;
        int m = references.channels().length;
        Spectrum[][] starts = spectra(BATCH, m);
        Spectrum[][] longer = spectra(BATCH, m);
        Spectrum[][] heard = spectra(BATCH, estimates.channels().length + 1);
        for (int first = 0; first < blocks; first += BATCH) {
            int begin = first;
            int count = Math.min(BATCH, blocks - first);
            Parallel.blocks(count, 1, transforms, (pair, from, to) -> {
                for (int b = from; b < to; b++) {
                    transform(pair, references.from() + (begin + b) * block, starts[b], longer[b], heard[b]);
                }
            });
            Parallel.blocks(m, 1, (from, to) -> {
                for (int i = from; i < to; i++) {
                    add(i, count, starts, longer, heard);
                }
            });
        }
        return new Sums(lags(ofReferences), lags(ofEstimates));
    }

    /** A block of each reference, the same with what follows within the filter's reach, and the latter of the estimates. */
    private void transform(RealPair pair, int at, Spectrum[] starts, Spectrum[] longer, Spectrum[] heard) {
        int reach = block + taps - 1;
        for (int i = 0; i < references.channels().length; i++) {
            references.load(i, at, block, pair.first);
            references.load(i, at, reach, pair.second);
            pair.forward(starts[i], longer[i]);
        }
        int count = estimates.channels().length;
        for (int j = 0; j < count; j += 2) {
            estimates.load(j, at, reach, pair.first);
            estimates.load(Math.min(j + 1, count - 1), at, reach, pair.second);
            pair.forward(heard[j], heard[j + 1]);
        }
    }

    private void add(int i, int count, Spectrum[][] starts, Spectrum[][] longer, Spectrum[][] heard) {
        for (int b = 0; b < count; b++) {
            for (int j = 0; j < ofReferences[i].length; j++) {
                ofReferences[i][j].addCorrelation(starts[b][i], longer[b][j]);
            }
            for (int j = 0; j < ofEstimates[i].length; j++) {
                ofEstimates[i][j].addCorrelation(starts[b][i], heard[b][j]);
            }
        }
    }

    private double[][][] lags(Spectrum[][] spectra) {
        RealPair pair = new RealPair(N);
        Spectrum none = new Spectrum(RealPair.bins(N));
        double[][][] lags = new double[spectra.length][spectra[0].length][taps];
        for (int i = 0; i < lags.length; i++) {
            for (int j = 0; j < lags[i].length; j++) {
                pair.inverse(spectra[i][j], none);
                System.arraycopy(pair.first, 0, lags[i][j], 0, taps);
            }
        }
        return lags;
    }
}
