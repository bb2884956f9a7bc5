/**
 * The architectures of the field, one file each, made of small named blocks: {@link etude.network.zoo.FrontEnd} (what is
 * local in time and frequency), {@link etude.network.zoo.BackEnd} (the summary over time) and
 * {@link etude.network.zoo.Head}. {@link etude.network.zoo.Zoo} knows them by name, {@link etude.network.zoo.Labels} the
 * published lists of labels.
 *
 * <p>Nodes carry the names of the published checkpoints, so that {@code node.parameter} is the name of the tensor in the
 * authors' file. Images are {@code (batch, channel, bin, frame)} everywhere, also where the authors had time first.
 */
@NullMarked
package etude.network.zoo;

import org.jspecify.annotations.NullMarked;
