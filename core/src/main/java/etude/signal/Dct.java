package etude.signal;

/** The discrete cosine transform of type II, as a matrix {@code (coefficient, input)}. */
public final class Dct {

    private Dct() {}

    /**
     * Orthonormal DCT-II: {@code C[k][n] = s(k) cos(pi (n + 1/2) k / N)}, {@code s(0) = sqrt(1/N)}, otherwise
     * {@code sqrt(2/N)}.
     *
     * @param coefficients number of rows, at most {@code inputs}
     * @param inputs length of the input
     */
    public static float[][] orthonormal(int coefficients, int inputs) {
        return matrix(coefficients, inputs, Math.sqrt(1.0 / inputs), Math.sqrt(2.0 / inputs));
    }

    /** Unscaled DCT-II as scipy writes it without norm: every row {@code 2 cos(pi (n + 1/2) k / N)}. */
    public static float[][] unscaled(int coefficients, int inputs) {
        return matrix(coefficients, inputs, 2, 2);
    }

    /** HTK's DCT-II: every row, the first too, scaled by {@code sqrt(2/N)}. */
    public static float[][] htk(int coefficients, int inputs) {
        return matrix(coefficients, inputs, Math.sqrt(2.0 / inputs), Math.sqrt(2.0 / inputs));
    }

    private static float[][] matrix(int coefficients, int inputs, double first, double other) {
        float[][] c = new float[coefficients][inputs];
        for (int k = 0; k < coefficients; k++) {
            for (int n = 0; n < inputs; n++) {
                c[k][n] = (float) ((k == 0 ? first : other) * Math.cos(Math.PI * (n + 0.5) * k / inputs));
            }
        }
        return c;
    }
}
