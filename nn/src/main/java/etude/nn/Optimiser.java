package etude.nn;

/** How parameters follow their gradients. */
public sealed interface Optimiser {

    /** The step size that it starts with. */
    double learningRate();

    /** Hands this to an interpreter. */
    <R> R accept(Visitor<R> visitor);

    /**
     * An interpreter of optimisers.
     *
     * @param <R> what it makes of them
     */
    interface Visitor<R> {
        /** Visits Adam. */
        R adam(Adam optimiser);

        /** Visits gradient descent. */
        R sgd(Sgd optimiser);
    }

    /**
     * Steps by the mean of gradients over the root of the mean of their squares (Kingma and Ba 2015).
     *
     * @param learningRate step size, positive
     * @param beta1 weight of the past in the mean
     * @param beta2 weight of the past in the mean of squares
     * @param epsilon added to the root
     * @param weightDecay share of each parameter that is taken away, at least 0
     * @param decoupled whether that is apart from the gradient, by the learning rate (AdamW, Loshchilov and Hutter 2019)
     */
    record Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
            implements Optimiser {

        /** Checks the ranges. */
        public Adam {
            positive("learningRate", learningRate);
            share("beta1", beta1);
            share("beta2", beta2);
            positive("epsilon", epsilon);
            notNegative("weightDecay", weightDecay);
        }

        /** PyTorch's defaults: 0.9, 0.999, 1e-8, no weight decay. */
        public static Adam of(double learningRate) {
            return new Adam(learningRate, 0.9, 0.999, 1e-8, 0, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.adam(this);
        }
    }

    /**
     * Steps against the gradient, as PyTorch's SGD takes them.
     *
     * @param learningRate step size, positive
     * @param momentum weight of the past steps, from 0 to below 1
     * @param weightDecay share of each parameter added to its gradient, at least 0
     * @param nesterov whether the gradient is looked at where momentum leads (Nesterov 1983); needs momentum
     */
    record Sgd(double learningRate, double momentum, double weightDecay, boolean nesterov) implements Optimiser {

        /** Checks the ranges. */
        public Sgd {
            positive("learningRate", learningRate);
            share("momentum", momentum);
            notNegative("weightDecay", weightDecay);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("Nesterov's form needs a momentum above 0.");
            }
        }

        /** Without momentum. */
        public static Sgd of(double learningRate) {
            return new Sgd(learningRate, 0, 0, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sgd(this);
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a positive number.");
        }
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + "; it must not be negative.");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 0 and below 1.");
        }
    }
}
