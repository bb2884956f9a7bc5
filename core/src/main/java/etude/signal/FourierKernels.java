package etude.signal;

import java.util.function.DoubleUnaryOperator;

/** The discrete Fourier transform of real samples as two matrices {@code (bin, sample)}, bins 0 to {@code nFft/2}. */
public final class FourierKernels {

    private FourierKernels() {}

    /** {@code cos(2 pi k n / nFft)}. */
    public static float[][] real(int nFft) {
        return part(nFft, Math::cos);
    }

    /** {@code -sin(2 pi k n / nFft)}. */
    public static float[][] imaginary(int nFft) {
        return part(nFft, angle -> 0.0 - Math.sin(angle));
    }

    private static float[][] part(int nFft, DoubleUnaryOperator function) {
        float[] circle = new float[nFft];
        for (int n = 0; n < nFft; n++) {
            circle[n] = (float) function.applyAsDouble(2 * Math.PI * n / nFft);
        }
        float[][] kernels = new float[nFft / 2 + 1][nFft];
        for (int k = 0; k < kernels.length; k++) {
            for (int n = 0; n < nFft; n++) {
                kernels[k][n] = circle[(int) ((long) k * n % nFft)];
            }
        }
        return kernels;
    }
}
