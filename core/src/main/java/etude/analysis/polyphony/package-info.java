/** Which pitches sound together. Start at {@link etude.analysis.polyphony.MultiPitch}. */
@NullMarked
package etude.analysis.polyphony;

import org.jspecify.annotations.NullMarked;
