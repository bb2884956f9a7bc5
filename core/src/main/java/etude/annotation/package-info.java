/**
 * What people and programs say about a sound, as data: labelled stretches, chord labels, beats, pitch over time, notes,
 * repeated patterns; with the method that said so. Analysis makes them, metrics compare them, reports draw and write
 * them. Start at {@link etude.annotation.Segment}.
 */
@NullMarked
package etude.annotation;

import org.jspecify.annotations.NullMarked;
