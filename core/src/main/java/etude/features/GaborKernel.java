package etude.features;

import etude.representation.GaborEnergies;
import etude.signal.Fft;

/**
 * Pooled energies behind Gabor filters: each frame's samples are filtered in the frequency domain, which is exact where the
 * filters lie wholly within the frame, and only those outputs are pooled.
 */
final class GaborKernel {

    private final GaborEnergies energies;
    private final int size;
    private final float[][] real;
    private final float[][] imaginary;
    private final float[] pool;

    private GaborKernel(GaborEnergies energies) {
        this.energies = energies;
        this.size = fastSize(energies.span());
        this.real = spectra(energies.filterbank().real());
        this.imaginary = spectra(energies.filterbank().imaginary());
        double[] g = energies.pool();
        this.pool = new float[g.length];
        for (int i = 0; i < g.length; i++) {
            pool[i] = (float) g[i];
        }
    }

    static Plan plan(GaborEnergies energies) {
        var kernel = new GaborKernel(energies);
        Framing framing = Framing.centred(energies.hop(), energies.span(), energies.padding());
        return new Plan(framing, new EachFrame(kernel.real.length, kernel::worker));
    }

    /** The next multiple of 16 without prime factors beyond 5: outputs whose filter lies within the frame do not wrap. */
    private static int fastSize(int least) {
        for (int size = (least + 15) / 16 * 16; ; size += 16) {
            int rest = size;
            for (int factor : new int[] {2, 3, 5}) {
                while (rest % factor == 0) {
                    rest /= factor;
                }
            }
            if (rest == 1) {
                return size;
            }
        }
    }

    /** Spectra of filters whose middle stands at sample 0. */
    private float[][] spectra(double[][] filters) {
        Fft fft = new Fft(size);
        float[][] spectra = new float[filters.length][2 * fft.bins()];
        for (int m = 0; m < filters.length; m++) {
            float[] turned = new float[size];
            int length = filters[m].length;
            for (int i = 0; i < length; i++) {
                turned[Math.floorMod(i - length / 2, size)] = (float) filters[m][i];
            }
            fft.forward(turned, 0, null, spectra[m], 0);
        }
        return spectra;
    }

    private FrameMap.Worker worker() {
        Fft fft = new Fft(size);
        float[] padded = new float[size];
        float[] spectrum = new float[2 * fft.bins()];
        float[] product = new float[2 * fft.bins()];
        float[] filtered = new float[size];
        int span = energies.span();
        return (x, at, out, to) -> {
            System.arraycopy(x, at, padded, 0, span);
            fft.forward(padded, 0, null, spectrum, 0);
            for (int m = 0; m < real.length; m++) {
                double energy = 0;
                for (float[] filter : new float[][] {real[m], imaginary[m]}) {
                    multiply(spectrum, filter, product);
                    fft.inverse(product, 0, filtered, 0);
                    energy += pooled(filtered);
                }
                out[to + m] = (float) Math.max(energies.floor(), energy);
            }
        };
    }

    private double pooled(float[] filtered) {
        int first = energies.filterbank().length() / 2;
        double sum = 0;
        for (int i = 0; i < pool.length; i++) {
            float y = filtered[first + i];
            sum += pool[i] * y * y;
        }
        return sum;
    }

    private static void multiply(float[] a, float[] b, float[] out) {
        for (int k = 0; k < a.length; k += 2) {
            out[k] = a[k] * b[k] - a[k + 1] * b[k + 1];
            out[k + 1] = a[k] * b[k + 1] + a[k + 1] * b[k];
        }
    }
}
