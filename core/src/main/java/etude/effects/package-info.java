/**
 * Sound made into other sound: slower, higher, shorter, brighter. Channels are kept.
 *
 * <p>Start at {@link etude.effects.TimeStretch}, {@link etude.effects.PitchShift}, {@link etude.effects.Silence} and
 * {@link etude.effects.Emphasis}.
 */
@NullMarked
package etude.effects;

import org.jspecify.annotations.NullMarked;
