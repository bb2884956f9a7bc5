package etude.network;

/**
 * How a convolution or a pool moves along one axis.
 *
 * @param kernel length of the kernel
 * @param stride from one place to the next
 * @param padding added at both ends (zeros for convolutions and average pools, nothing for maxima)
 * @param dilation distance of the kernel's taps
 */
public record Along(int kernel, int stride, int padding, int dilation) {

    /** Checks the ranges. */
    public Along {
        Require.positive("kernel", kernel);
        Require.positive("stride", stride);
        Require.notNegative("padding", padding);
        Require.positive("dilation", dilation);
    }

    /** One place after the other, without padding. */
    public static Along of(int kernel) {
        return new Along(kernel, 1, 0, 1);
    }

    /** One place after the other, padded so that an odd kernel keeps the length. */
    public static Along same(int kernel) {
        return new Along(kernel, 1, kernel / 2, 1);
    }

    /** Places that do not overlap. */
    public static Along stepping(int kernel) {
        return new Along(kernel, kernel, 0, 1);
    }

    /** Another stride. */
    public Along every(int places) {
        return new Along(kernel, places, padding, dilation);
    }

    /** Another padding. */
    public Along padded(int zeros) {
        return new Along(kernel, stride, zeros, dilation);
    }

    /** Another distance of the taps. */
    public Along dilated(int distance) {
        return new Along(kernel, stride, padding, distance);
    }

    /** Inputs that one place sees, from the first tap to the last. */
    public int span() {
        return dilation * (kernel - 1) + 1;
    }

    /** Places along an axis of some length; 0 or fewer where it is too short. */
    public int places(int length) {
        return Math.floorDiv(length + 2 * padding - span(), stride) + 1;
    }
}
