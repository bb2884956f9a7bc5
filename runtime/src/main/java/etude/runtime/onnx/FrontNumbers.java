package etude.runtime.onnx;

import etude.network.Shape;
import etude.network.Weight;
import etude.representation.GaborEnergies;
import etude.representation.Pcen;
import etude.representation.Stft;
import etude.signal.Filterbank;
import etude.signal.HarmonicFilterbank;

/**
 * The numbers of a representation's stages: the trained ones where a stage has trained, otherwise the hand-made ones, in
 * double precision where they still go into products.
 */
final class FrontNumbers {

    private final Numbers numbers;

    FrontNumbers(Numbers numbers) {
        this.numbers = numbers;
    }

    /** Values of a parameter that has trained, or what is made by hand. */
    private double[] vector(String parameter, double... handMade) {
        return numbers.has(parameter) ? doubles(numbers.get(parameter)) : handMade;
    }

    private static double[] doubles(Weight weight) {
        double[] values = new double[weight.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = weight.values()[i];
        }
        return values;
    }

    /** A matrix that has trained under this name, or the one that is made by hand. */
    Weight matrix(String parameter, float[][] handMade) {
        return numbers.has(parameter) ? numbers.get(parameter) : flat(handMade);
    }

    static Weight flat(float[][] rows) {
        int columns = rows[0].length;
        float[] all = new float[rows.length * columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, all, r * columns, columns);
        }
        return new Weight(Shape.of(rows.length, columns), all);
    }

    /** Windowed Fourier kernels, real parts and then imaginary ones: {@code (2 × bins, span)}. */
    double[][] fourier(Stft stft) {
        double[] window = vector("window", stft.windowWeights());
        double[][] kernels = new double[2 * stft.bins()][];
        for (int k = 0; k < stft.bins(); k++) {
            kernels[k] = kernel("fourier.real", stft, k, window, 0);
            kernels[stft.bins() + k] = kernel("fourier.imaginary", stft, k, window, Math.PI / 2);
        }
        return kernels;
    }

    private double[] kernel(String parameter, Stft stft, int k, double[] window, double phase) {
        int nFft = stft.nFft();
        float[] trained = numbers.has(parameter) ? numbers.get(parameter).values() : new float[0];
        double[] kernel = new double[stft.span()];
        for (int i = 0; i < kernel.length; i++) {
            double angle = 2 * Math.PI * ((long) k * i % nFft) / nFft;
            kernel[i] = window[i] * (trained.length > 0 ? trained[k * nFft + i] : Math.cos(angle + phase));
        }
        return kernel;
    }

    /** Filters over a spectrum, {@code (filter, bin)}. */
    Weight bands(Filterbank filters) {
        if (filters instanceof HarmonicFilterbank harmonic && (numbers.has("q") || numbers.has("centres"))) {
            return harmonic(harmonic);
        }
        return matrix("bands", filters.matrix().toRows());
    }

    /** The triangles of {@link HarmonicFilterbank} with trained bandwidths or fundamentals. */
    private Weight harmonic(HarmonicFilterbank filters) {
        return flat(filters.rows(vector("centres", filters.centres()), vector("q", filters.q())));
    }

    /** Gabor filters, real parts and then imaginary ones: {@code (2 × filters, sample)}. */
    double[][] gabor(GaborEnergies energies) {
        double[] centres = vector("gabor.centres", energies.filterbank().centres());
        double[] widths = vector("gabor.widths", energies.filterbank().widths());
        int count = centres.length;
        double[][] filters = new double[2 * count][energies.filterbank().length()];
        for (int f = 0; f < filters.length; f++) {
            double turn = 2 * Math.PI * centres[f % count] / energies.sampleRate();
            double width = widths[f % count];
            for (int i = 0; i < filters[f].length; i++) {
                double t = i - filters[f].length / 2;
                double gauss = Math.exp(-t * t / (2 * width * width)) / (Math.sqrt(2 * Math.PI) * width);
                filters[f][i] = gauss * (f < count ? Math.cos(turn * t) : Math.sin(turn * t));
            }
        }
        return filters;
    }

    /** The Gaussians behind Gabor filters, {@code (filter, sample)}. */
    double[][] pools(GaborEnergies energies) {
        int filters = energies.filterbank().nFilters();
        double[] widths = vector("pool.widths", energies.poolWidth());
        double[][] pools = new double[filters][];
        for (int f = 0; f < filters; f++) {
            pools[f] = new GaborEnergies(
                            energies.filterbank(),
                            energies.hop(),
                            energies.poolLength(),
                            widths[f % widths.length],
                            energies.floor())
                    .pool();
        }
        return pools;
    }

    /** One of the numbers of per-channel energy normalisation, for each band. */
    float[] pcen(Pcen pcen, String name, double handMade) {
        double[] values = vector("pcen." + name, handMade);
        float[] each = new float[pcen.layout().size()];
        for (int k = 0; k < each.length; k++) {
            each[k] = (float) values[k % values.length];
        }
        return each;
    }
}
