/**
 * Rhythm: where sounds begin, how fast the beat is, where the beats and the bars are. Signal processing alone: nothing here was
 * learned from recordings.
 *
 * <p>Start at {@link etude.analysis.rhythm.Onsets} and {@link etude.analysis.rhythm.BeatTracker}.
 */
@NullMarked
package etude.analysis.rhythm;

import org.jspecify.annotations.NullMarked;
