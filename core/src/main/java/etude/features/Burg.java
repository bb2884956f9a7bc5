package etude.features;

import etude.representation.Lpc;

/** Linear prediction by Burg's method, in double precision. One object for one thread. */
final class Burg implements FrameMap.Worker {

    private final int length;
    private final double[] coefficients;
    private final double[] previous;
    private final double[] forward;
    private final double[] backward;

    Burg(Lpc lpc) {
        this.length = lpc.frameLength();
        this.coefficients = new double[lpc.order() + 1];
        this.previous = new double[lpc.order() + 1];
        this.forward = new double[length];
        this.backward = new double[length];
    }

    @Override
    public void apply(float[] in, int at, float[] out, int to) {
        for (int i = 0; i < length; i++) {
            forward[i] = in[at + i];
            backward[i] = in[at + i];
        }
        java.util.Arrays.fill(coefficients, 0);
        coefficients[0] = 1;
        for (int order = 1; order < coefficients.length; order++) {
            raise(order);
        }
        for (int k = 0; k < coefficients.length; k++) {
            out[to + k] = (float) coefficients[k];
        }
    }

    /** From the predictor of one order to that of the next: the reflection that leaves the least error both ways. */
    private void raise(int order) {
        double product = 0;
        double energy = 0;
        for (int n = order; n < length; n++) {
            double f = forward[n];
            double b = backward[n - 1];
            product += f * b;
            energy += f * f + b * b;
        }
        double reflection = energy > 0 ? -2 * product / energy : 0;
        System.arraycopy(coefficients, 0, previous, 0, order + 1);
        for (int k = 1; k <= order; k++) {
            coefficients[k] = previous[k] + reflection * previous[order - k];
        }
        for (int n = length - 1; n >= order; n--) {
            double f = forward[n];
            double b = backward[n - 1];
            forward[n] = f + reflection * b;
            backward[n] = b + reflection * f;
        }
    }
}
