package etude.classic;

/** The factor of scores whose softmax explains the classes best: one number, so that the order of the classes remains. */
final class Sureness {

    private static final double LEAST = 1e-3;
    private static final double MOST = 1e3;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int NARROWINGS = 60;

    private Sureness() {}

    /** The loss has one minimum: golden section over the logarithm of the factor. */
    static double of(double[][] scores, int[] y) {
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double leftLoss = loss(scores, y, left);
        double rightLoss = loss(scores, y, right);
        for (int i = 0; i < NARROWINGS; i++) {
            if (leftLoss <= rightLoss) {
                high = right;
                right = left;
                rightLoss = leftLoss;
                left = high - GOLDEN * (high - low);
                leftLoss = loss(scores, y, left);
            } else {
                low = left;
                left = right;
                leftLoss = rightLoss;
                right = low + GOLDEN * (high - low);
                rightLoss = loss(scores, y, right);
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(double[][] scores, int[] y, double logFactor) {
        double factor = Math.exp(logFactor);
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double[] scaled = scores[i].clone();
            for (int k = 0; k < scaled.length; k++) {
                scaled[k] *= factor;
            }
            sum += Vectors.logSum(scaled) - scaled[y[i]];
        }
        return sum;
    }
}
