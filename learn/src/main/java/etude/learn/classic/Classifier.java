package etude.learn.classic;

/** Says how probable each class is. */
@FunctionalInterface
interface Classifier {

    /** One number for each class; they add up to 1. */
    double[] probabilities(double[] x);
}
