/**
 * Learning, but for the engine of networks: the door to their trainer, and how well a model does.
 */
@NullMarked
package etude.learn;

import org.jspecify.annotations.NullMarked;
