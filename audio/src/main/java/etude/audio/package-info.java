/**
 * Audio files in and out, by FFmpeg's codecs, from and to files of the disk alone.
 *
 * <p>Start at {@link etude.audio.AudioFiles}: whole files to a waveform and back. {@link etude.audio.AudioReader} and
 * {@link etude.audio.AudioWriter} do the same block by block, in constant memory. Nothing is lost silently: what a file
 * promised and did not give is an {@link etude.audio.AudioWarning}, what cannot be read an
 * {@link etude.audio.AudioFormatException}. Native memory never leaves this package.
 */
@NullMarked
package etude.audio;

import org.jspecify.annotations.NullMarked;
