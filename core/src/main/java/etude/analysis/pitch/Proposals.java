package etude.analysis.pitch;

import java.util.Arrays;

/** The pitches that frames propose, each with its bin and its probability; frame after frame. */
final class Proposals {

    private int[] ends = new int[64];
    private double[] energies = new double[64];
    private double[] residuals = new double[64];
    private int frames;
    private int[] bins = new int[256];
    private float[] frequencies = new float[256];
    private double[] probabilities = new double[256];
    private int count;

    /** Proposes a pitch in the frame that is open. A later proposal of the same bin replaces an earlier one. */
    void add(int bin, double frequency, double probability) {
        if (count == bins.length) {
            bins = Arrays.copyOf(bins, 2 * count);
            frequencies = Arrays.copyOf(frequencies, 2 * count);
            probabilities = Arrays.copyOf(probabilities, 2 * count);
        }
        int first = frames == 0 ? 0 : ends[frames - 1];
        int at = count;
        for (int i = first; i < count; i++) {
            at = bins[i] == bin ? i : at;
        }
        bins[at] = bin;
        frequencies[at] = (float) frequency;
        probabilities[at] = probability;
        count = Math.max(count, at + 1);
    }

    /** Closes a frame. */
    void close(double energy, double residual) {
        if (frames == ends.length) {
            ends = Arrays.copyOf(ends, 2 * frames);
            energies = Arrays.copyOf(energies, 2 * frames);
            residuals = Arrays.copyOf(residuals, 2 * frames);
        }
        ends[frames] = count;
        energies[frames] = energy;
        residuals[frames] = residual;
        frames++;
    }

    /**
     * All frames of some blocks; those that are so much quieter than the loudest propose nothing.
     *
     * @param floor power of a frame beside the loudest, below which it counts as silence
     */
    static Proposals joined(Proposals[] blocks, double floor) {
        double loudest = 0;
        for (Proposals block : blocks) {
            for (int t = 0; t < block.frames; t++) {
                loudest = Math.max(loudest, block.energies[t]);
            }
        }
        Proposals all = new Proposals();
        for (Proposals block : blocks) {
            all.append(block, floor * loudest);
        }
        return all;
    }

    private void append(Proposals block, double least) {
        for (int t = 0; t < block.frames; t++) {
            for (int i = block.begin(t); i < block.end(t) && block.energies[t] >= least; i++) {
                add(block.bins[i], block.frequencies[i], block.probabilities[i]);
            }
            close(block.energies[t], block.residuals[t]);
        }
    }

    int frames() {
        return frames;
    }

    /** Index of a frame's first proposal. */
    int begin(int t) {
        return t == 0 ? 0 : ends[t - 1];
    }

    /** Index behind a frame's last proposal. */
    int end(int t) {
        return ends[t];
    }

    int bin(int proposal) {
        return bins[proposal];
    }

    double frequency(int proposal) {
        return frequencies[proposal];
    }

    double probability(int proposal) {
        return probabilities[proposal];
    }

    /** Probability that a frame is voiced: the sum of its proposals. */
    double voiced(int t) {
        double sum = 0;
        for (int i = begin(t); i < end(t); i++) {
            sum += probabilities[i];
        }
        return Math.min(1, sum);
    }

    /** A frame's proposal of a bin; -1 without one. */
    int inBin(int t, int bin) {
        for (int i = begin(t); i < end(t); i++) {
            if (bins[i] == bin) {
                return i;
            }
        }
        return -1;
    }

    /** A frame's most probable proposal; -1 without one. */
    int likeliest(int t) {
        int best = -1;
        for (int i = begin(t); i < end(t); i++) {
            if (best < 0 || probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    double energy(int t) {
        return energies[t];
    }

    double residual(int t) {
        return residuals[t];
    }
}
