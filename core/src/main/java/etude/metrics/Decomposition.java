package etude.metrics;

import etude.signal.Parallel;
import java.util.Arrays;
import java.util.List;

/**
 * Filters the references block by block (overlap-save) and adds up the energies of the parts of each estimate. Within a
 * window, what lies outside counts as silence and the filters ring out, so a window's energies are of {@code taps - 1} samples
 * more than it has. Blocks are computed on all cores and added in their order.
 */
final class Decomposition {

    /** Length of the transforms. */
    private static final int N = 8192;

    private static final int BLOCK = N - DistortionFilters.TAPS + 1;

    private final Excerpt references;
    private final Excerpt estimates;
    private final int channels;
    private final int sources;
    private final boolean permuted;

    /** {@code [estimate's channel][reference's channel]}. */
    private final Spectrum[][] ofAll;

    /** {@code [source][estimate's channel][channel of the source]}; those that nobody asks for are not there. */
    private final Spectrum[][][] ofSource;

    private final Parallel.Workers<Scratch> workers;

    /**
     * Prepares the filters.
     *
     * @param channels of each source
     * @param permuted whether each estimate is compared with every source, not only with its own
     */
    Decomposition(Excerpt references, Excerpt estimates, int channels, DistortionFilters filters, boolean permuted) {
        this.references = references;
        this.estimates = estimates;
        this.channels = channels;
        this.sources = references.channels().length / channels;
        this.permuted = permuted;
        this.ofAll = spectra(filters.ofAll());
        this.ofSource = new Spectrum[sources][][];
        for (int k = 0; k < sources; k++) {
            ofSource[k] = sources == 1 ? ofAll : spectra(filters.ofSource(k));
        }
        this.workers = new Parallel.Workers<>(() -> new Scratch(references.channels().length));
    }

    /**
     * Energies within windows.
     *
     * @return {@code [window][estimate][source]}; {@code null} where estimates are compared with their own source only
     */
    Energies[][][] within(List<Excerpt> windows) {
        int[] firsts = new int[windows.size() + 1];
        for (int w = 0; w < windows.size(); w++) {
            int length = windows.get(w).length() + DistortionFilters.TAPS - 1;
            firsts[w + 1] = firsts[w] + (length + BLOCK - 1) / BLOCK;
        }
        Energies[][][] parts = new Energies[firsts[windows.size()]][][];
        Parallel.blocks(parts.length, 1, workers, (scratch, from, to) -> {
            for (int b = from; b < to; b++) {
                int w = window(firsts, b);
                parts[b] = block(scratch, windows.get(w), b - firsts[w]);
            }
        });
        Energies[][][] sums = new Energies[windows.size()][][];
        for (int w = 0; w < sums.length; w++) {
            sums[w] = parts[firsts[w]];
            for (int b = firsts[w] + 1; b < firsts[w + 1]; b++) {
                add(sums[w], parts[b]);
            }
        }
        return sums;
    }

    private static int window(int[] firsts, int block) {
        int found = Arrays.binarySearch(firsts, block);
        return found >= 0 ? found : -found - 2;
    }

    private void add(Energies[][] sums, Energies[][] parts) {
        for (int e = 0; e < sources; e++) {
            for (int k = 0; k < sources; k++) {
                if (permuted || e == k) {
                    sums[e][k].add(parts[e][k]);
                }
            }
        }
    }

    private static Spectrum[][] spectra(double[][][] filters) {
        RealPair pair = new RealPair(N);
        Spectrum spare = new Spectrum(RealPair.bins(N));
        Spectrum[][] spectra = new Spectrum[filters.length][];
        for (int e = 0; e < filters.length; e++) {
            spectra[e] = new Spectrum[filters[e].length];
            for (int r = 0; r < filters[e].length; r++) {
                Arrays.fill(pair.first, 0);
                Arrays.fill(pair.second, 0);
                System.arraycopy(filters[e][r], 0, pair.first, 0, DistortionFilters.TAPS);
                spectra[e][r] = new Spectrum(RealPair.bins(N));
                pair.forward(spectra[e][r], spare);
            }
        }
        return spectra;
    }

    private static final class Scratch {

        final RealPair pair = new RealPair(N);
        final Spectrum[] references;
        final Spectrum byAll = new Spectrum(RealPair.bins(N));
        final Spectrum bySource = new Spectrum(RealPair.bins(N));

        Scratch(int channels) {
            this.references = new Spectrum[channels + 1];
            for (int r = 0; r <= channels; r++) {
                references[r] = new Spectrum(RealPair.bins(N));
            }
        }
    }

    private Energies[][] block(Scratch scratch, Excerpt window, int block) {
        int start = window.from() + block * BLOCK;
        int end = Math.min(start + BLOCK, window.to() + DistortionFilters.TAPS - 1);
        Excerpt sounds = references.part(window.from(), window.to());
        Excerpt heard = estimates.part(window.from(), window.to());
        listen(scratch, sounds, start - DistortionFilters.TAPS + 1);
        Energies[][] energies = new Energies[sources][sources];
        for (int e = 0; e < sources; e++) {
            for (int k = 0; k < sources; k++) {
                if (permuted || e == k) {
                    energies[e][k] = new Energies();
                }
            }
            for (int c = 0; c < channels; c++) {
                explain(scratch, sounds, heard, e, c, start, end, energies[e]);
            }
        }
        return energies;
    }

    private static void listen(Scratch scratch, Excerpt sounds, int at) {
        int count = sounds.channels().length;
        for (int r = 0; r < count; r += 2) {
            sounds.load(r, at, N, scratch.pair.first);
            sounds.load(Math.min(r + 1, count - 1), at, N, scratch.pair.second);
            scratch.pair.forward(scratch.references[r], scratch.references[r + 1]);
        }
    }

    /** Channel {@code c} of estimate {@code e}, from sample {@code start} to {@code end}. */
    private void explain(
            Scratch scratch, Excerpt sounds, Excerpt heard, int e, int c, int start, int end, Energies[] energies) {
        int row = e * channels + c;
        scratch.byAll.clear();
        for (int r = 0; r < ofAll[row].length; r++) {
            scratch.byAll.addProduct(ofAll[row][r], scratch.references[r]);
        }
        for (int k = 0; k < sources; k++) {
            if (permuted || e == k) {
                scratch.bySource.clear();
                for (int r = 0; r < channels; r++) {
                    scratch.bySource.addProduct(ofSource[k][row][r], scratch.references[k * channels + r]);
                }
                scratch.pair.inverse(scratch.byAll, scratch.bySource);
                sum(scratch.pair, sounds, heard, k * channels + c, row, start, end, energies[k]);
            }
        }
    }

    private void sum(
            RealPair pair, Excerpt sounds, Excerpt heard, int source, int row, int start, int end, Energies energies) {
        double[] byAll = pair.first;
        double[] bySource = sources == 1 ? pair.first : pair.second;
        int valid = DistortionFilters.TAPS - 1;
        for (int t = start; t < end; t++) {
            int at = valid + t - start;
            energies.add(sounds.at(source, t), heard.at(row, t), byAll[at], bySource[at]);
        }
    }
}
