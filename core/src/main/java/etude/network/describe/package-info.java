/**
 * The describer, an interpreter of networks that needs no tensor engine: what each layer is, the shape that it gives, how many
 * numbers it owns, how many multiply-adds it takes, how much of the sound it sees; as data, as text, as a drawing.
 *
 * <p>Start at {@link etude.network.describe.Describer}.
 */
@NullMarked
package etude.network.describe;

import org.jspecify.annotations.NullMarked;
