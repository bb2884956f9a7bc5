/**
 * Back to sound: what a representation has kept, made audible.
 *
 * <p>Start at {@link etude.resynthesis.Resynthesis}; whether a representation has a way back, and what is lost, says
 * {@link etude.resynthesis.Invertibility}.
 */
@NullMarked
package etude.resynthesis;

import org.jspecify.annotations.NullMarked;
