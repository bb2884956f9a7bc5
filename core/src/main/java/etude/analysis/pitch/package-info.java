/**
 * Which pitches sound: {@link etude.analysis.pitch.Yin} and {@link etude.analysis.pitch.Pyin} follow one voice,
 * {@link etude.analysis.pitch.Transcriber} hears notes of one voice or of several. Start at {@link etude.analysis.pitch.Pyin}.
 */
@NullMarked
package etude.analysis.pitch;

import org.jspecify.annotations.NullMarked;
