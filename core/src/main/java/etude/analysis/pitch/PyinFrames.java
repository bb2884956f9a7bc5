package etude.analysis.pitch;

/** pYIN's first half: from samples to the pitches that frames propose. */
final class PyinFrames {

    private static final double NEGLIGIBLE = 1e-12;

    private final Pyin settings;
    private final LagRange lags;
    private final int rate;
    private final DifferenceFunction.Shape shape;

    /** Probability of each threshold, the first being one step above 0. */
    private final double[] prior;

    PyinFrames(Pyin settings, LagRange lags, int rate) {
        this.settings = settings;
        this.lags = lags;
        this.rate = rate;
        this.shape = new DifferenceFunction.Shape(settings.difference(), lags.frame(), lags.longest());
        this.prior = prior(settings.thresholds(), settings.alpha(), settings.beta());
    }

    int block() {
        return shape.lanes();
    }

    Worker worker() {
        return new Worker();
    }

    private static double[] prior(int count, int alpha, int beta) {
        double[] prior = new double[count];
        double below = 0;
        for (int i = 0; i < count; i++) {
            double up = betaBelow((i + 1.0) / count, alpha, beta);
            prior[i] = up - below;
            below = up;
        }
        return prior;
    }

    /**
     * The cumulative beta distribution of whole shapes: the probability of at least {@code alpha} hits in
     * {@code alpha + beta - 1} throws.
     */
    static double betaBelow(double x, int alpha, int beta) {
        int n = alpha + beta - 1;
        double sum = 0;
        double choose = 1;
        for (int k = 0; k <= n; k++) {
            if (k >= alpha) {
                sum += choose * Math.pow(x, k) * Math.pow(1 - x, n - k);
            }
            choose = choose * (n - k) / (k + 1);
        }
        return Math.min(1, sum);
    }

    /** Scratch memory of a thread. */
    final class Worker {

        private final DifferenceFunction function = new DifferenceFunction(shape);
        private final double[] d = new double[lags.longest() + 1];
        private final double[] normal = new double[lags.longest() + 1];
        private final Dips dips = new Dips(lags.shortest(), lags.longest(), settings.deep());
        private final double[] probabilities = new double[lags.longest() + 1];
        private final double[] preference = new double[lags.longest() + 1];

        Worker() {
            for (int i = 0; i < preference.length; i++) {
                preference[i] = Math.exp(-settings.boltzmann() * i);
            }
        }

        /** Computes {@code count} frames, at most {@link #block}, the first of which begins at a sample. */
        Proposals run(float[] x, int length, long start, int count) {
            Proposals out = new Proposals();
            function.take(x, length, start, lags.hop(), count);
            for (int f = 0; f < count; f++) {
                frame(f, out);
            }
            return out;
        }

        private void frame(int f, Proposals out) {
            double energy = function.of(f, d);
            double power = function.power(f);
            if (energy == 0) {
                out.close(0, 0);
                return;
            }
            DifferenceFunction.normalize(d, lags.longest(), normal);
            dips.find(normal, d);
            weigh();
            int best = -1;
            for (int i = 0; i < dips.count(); i++) {
                if (probabilities[i] > NEGLIGIBLE) {
                    propose(i, out);
                    best = best < 0 || probabilities[i] > probabilities[best] ? i : best;
                }
            }
            double rest = best < 0 ? 1 : Math.min(1, d[(int) Math.rint(dips.lag(best))] / energy);
            out.close(power, power * rest);
        }

        /** Gives each dip the probabilities of the thresholds above it, shorter periods more of them. */
        private void weigh() {
            int last = settings.thresholds();
            java.util.Arrays.fill(probabilities, 0, dips.count(), 0);
            if (dips.lowest() < 0) {
                return;
            }
            double without = 0;
            for (int i = 0; i < last; i++) {
                double threshold = (i + 1.0) / last;
                if (dips.height(dips.lowest()) < threshold) {
                    share(threshold, prior[i]);
                } else {
                    without += prior[i];
                }
            }
            probabilities[dips.lowest()] += settings.noDip() * without;
        }

        private void share(double threshold, double probability) {
            int below = 0;
            for (int i = 0; i < dips.count(); i++) {
                below += dips.height(i) < threshold ? 1 : 0;
            }
            double all = (1 - Math.exp(-settings.boltzmann() * below)) / (1 - Math.exp(-settings.boltzmann()));
            int position = 0;
            for (int i = 0; i < dips.count(); i++) {
                if (dips.height(i) < threshold) {
                    probabilities[i] += probability * preference[position] / all;
                    position++;
                }
            }
        }

        private void propose(int dip, Proposals out) {
            double frequency = rate / dips.lag(dip);
            double bin = Math.rint(12 * settings.resolution() * Math.log(frequency / settings.fMin()) / Math.log(2));
            if (bin < settings.bins()) {
                out.add((int) Math.max(0, bin), frequency, probabilities[dip]);
            }
        }
    }
}
