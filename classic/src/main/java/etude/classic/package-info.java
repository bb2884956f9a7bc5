/**
 * The classic way to learn: a sound becomes a vector of hand-made features, which is standardised and given to a method
 * (logistic regression, support vector machines, nearest neighbours, Gaussian mixtures, a small perceptron).
 *
 * <p>The same examples and the same seed give the same numbers, whatever the number of threads. What is learned is held in
 * single precision, so that a model is the same before and after it was saved; all sums are taken in double precision.
 */
@NullMarked
package etude.classic;

import org.jspecify.annotations.NullMarked;
