/** Music as notes: times in seconds, pitches as MIDI numbers, instruments as General MIDI programs. */
@NullMarked
package etude.symbolic;

import org.jspecify.annotations.NullMarked;
