package etude.signal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bridge between the spectrum of {@code n} real samples and the complex transform of half the length of
 * {@code even sample + i odd sample}.
 *
 * @see <a href="https://doi.org/10.1016/0022-460X(70)90075-1">Cooley, Lewis and Welch, The fast Fourier transform
 *     algorithm: programming considerations, 1970</a>
 */
final class HalfSpectrum {

    private static final Map<Integer, HalfSpectrum> BY_LENGTH = new ConcurrentHashMap<>();

    private final int half;
    private final int pairs;
    private final float[] cos;
    private final float[] sin;

    private HalfSpectrum(int n) {
        this.half = n / 2;
        this.pairs = half / 2 + 1;
        this.cos = new float[pairs];
        this.sin = new float[pairs];
        for (int k = 0; k < pairs; k++) {
            cos[k] = (float) Math.cos(2 * Math.PI * k / n);
            sin[k] = (float) Math.sin(2 * Math.PI * k / n);
        }
    }

    /** The bridge for {@code n} samples: immutable, shared. */
    static HalfSpectrum of(int n) {
        return BY_LENGTH.computeIfAbsent(n, HalfSpectrum::new);
    }

    /** From the half transform, real parts of {@code w} at {@code re} and imaginary ones at {@code im}, to the spectrum. */
    void untangle(float[] w, int re, int im, float[] out, int to) {
        int end = to + 2 * half;
        out[to] = w[re] + w[im];
        out[to + 1] = 0f;
        out[end] = w[re] - w[im];
        out[end + 1] = 0f;
        int reEnd = re + half;
        int imEnd = im + half;
        for (int k = 1; k < pairs; k++) {
            float er = 0.5f * (w[re + k] + w[reEnd - k]);
            float ei = 0.5f * (w[im + k] - w[imEnd - k]);
            float or = 0.5f * (w[im + k] + w[imEnd - k]);
            float oi = 0.5f * (w[reEnd - k] - w[re + k]);
            float tr = or * cos[k] + oi * sin[k];
            float ti = oi * cos[k] - or * sin[k];
            out[to + 2 * k] = er + tr;
            out[to + 2 * k + 1] = ei + ti;
            out[end - 2 * k] = er - tr;
            out[end - 2 * k + 1] = ti - ei;
        }
    }

    /** From the spectrum to twice the half transform. */
    void tangle(float[] s, int from, float[] w, int re, int im) {
        int end = from + 2 * half;
        w[re] = s[from] + s[end];
        w[im] = s[from] - s[end];
        int reEnd = re + half;
        int imEnd = im + half;
        for (int k = 1; k < pairs; k++) {
            float er = s[from + 2 * k] + s[end - 2 * k];
            float ei = s[from + 2 * k + 1] - s[end - 2 * k + 1];
            float dr = s[from + 2 * k] - s[end - 2 * k];
            float di = s[from + 2 * k + 1] + s[end - 2 * k + 1];
            float or = dr * cos[k] - di * sin[k];
            float oi = dr * sin[k] + di * cos[k];
            w[re + k] = er - oi;
            w[im + k] = ei + or;
            w[reEnd - k] = er + oi;
            w[imEnd - k] = or - ei;
        }
    }
}
