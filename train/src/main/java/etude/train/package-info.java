/**
 * The trainer of networks: {@link etude.train.NetworkTraining} is the door, {@code Trainer} the loop, and around them what it
 * needs: sounds, pieces of them varied and put into batches ahead of the loop, learning rates, checkpoints, and a judge who
 * hears with the very tagger that users call.
 */
@NullMarked
package etude.train;

import org.jspecify.annotations.NullMarked;
