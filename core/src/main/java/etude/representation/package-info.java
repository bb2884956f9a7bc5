/**
 * What a machine may see of a sound: the sealed family of representations, as data.
 *
 * <p>Start at {@link etude.representation.Representation}; {@link etude.representation.Preset} builds the chains that the
 * field's libraries use. Nothing here computes: {@code etude.features} does.
 */
@NullMarked
package etude.representation;

import org.jspecify.annotations.NullMarked;
