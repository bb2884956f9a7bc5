/**
 * Numbers of sound: waveforms, transforms, windows, filter banks and units, each defined once as a pure function or an
 * immutable value.
 *
 * <p>Start at {@link etude.signal.Waveform} (what was heard) and {@link etude.signal.Frames} (what is computed from it).
 */
@NullMarked
package etude.signal;

import org.jspecify.annotations.NullMarked;
