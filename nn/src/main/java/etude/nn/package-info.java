/**
 * Networks that train: the interpreter of {@link etude.network.Network} records by libtorch.
 *
 * <p>Start at {@link etude.nn.TrainableNetwork}; a {@link etude.nn.Learner} takes optimisation steps with it. {@link
 * etude.nn.Engine} is the one place that knows threads, seed and device. Tensors of libtorch never leave this package: what
 * goes in and out are {@link etude.runtime.Values} and {@link etude.network.Weights}, arrays in Java's memory.
 *
 * <p>How memory is kept: what a call makes is attached to a scope and freed when it ends; what a network owns is kept until
 * {@link etude.nn.TrainableNetwork#close}.
 */
@NullMarked
package etude.nn;

import org.jspecify.annotations.NullMarked;
