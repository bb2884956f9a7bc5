package etude.classic;

/**
 * What a method has learned: plain numbers, in single precision, that say how probable each class is. Vectors come
 * standardised (see {@link Pipeline}).
 */
public sealed interface Fitted permits LinearScores, SupportVectors, Neighbours, Mixtures, Layers, Known, OneVsRest {

    /** Length of the vectors; 0 if any will do. */
    int dimensions();

    /** Number of classes, or of tags. */
    int classes();

    /**
     * How probable each class is.
     *
     * @param z a standardised vector
     * @return a number from 0 to 1 for each class, which add up to 1; of {@link OneVsRest} one for each tag by itself
     */
    double[] probabilities(double[] z);

    /** Hands this to an interpreter. */
    <R> R accept(Visitor<R> visitor);

    /**
     * An interpreter of what was learned.
     *
     * @param <R> what it makes of it
     */
    interface Visitor<R> {
        /** Visits linear scores. */
        R linearScores(LinearScores fitted);

        /** Visits support vectors. */
        R supportVectors(SupportVectors fitted);

        /** Visits neighbours. */
        R neighbours(Neighbours fitted);

        /** Visits Gaussian mixtures. */
        R mixtures(Mixtures fitted);

        /** Visits a perceptron's layers. */
        R layers(Layers fitted);

        /** Visits an answer that was known beforehand. */
        R known(Known fitted);

        /** Visits a classifier for each tag. */
        R oneVsRest(OneVsRest fitted);
    }
}
