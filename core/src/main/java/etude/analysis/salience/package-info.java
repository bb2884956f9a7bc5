/**
 * What melodies and several voices are found by: spectra of a sound of any length, pitches that each frame proposes with
 * their salience, and contours, in which proposals of neighbouring frames are one voice.
 */
@NullMarked
package etude.analysis.salience;

import org.jspecify.annotations.NullMarked;
