/**
 * Music as notes in files: Standard MIDI Files and MusicXML. Start at {@link etude.symbolic.format.MidiFile}. Files are
 * distrusted: sizes are capped, and what is broken is refused with what was found and where.
 */
@NullMarked
package etude.symbolic.format;

import org.jspecify.annotations.NullMarked;
