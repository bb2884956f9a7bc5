package etude.classic;

/**
 * An answer that does not depend on the sound: of a tag that all examples had, or none.
 *
 * @param shares of the classes, which add up to 1
 */
public record Known(float[] shares) implements Fitted {

    /** Checks the numbers. */
    public Known {
        double sum = 0;
        for (float share : shares) {
            sum += share >= 0 ? share : Double.NaN;
        }
        if (!(Math.abs(sum - 1) < 1e-5)) {
            throw new IllegalArgumentException(
                    "Shares " + java.util.Arrays.toString(shares) + " must be 0 or more and add up to 1.");
        }
    }

    @Override
    public int dimensions() {
        return 0;
    }

    @Override
    public int classes() {
        return shares.length;
    }

    @Override
    public double[] probabilities(double[] z) {
        double[] all = new double[shares.length];
        for (int k = 0; k < all.length; k++) {
            all[k] = shares[k];
        }
        return all;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.known(this);
    }
}
