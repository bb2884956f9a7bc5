/**
 * Annotations in files: labelled stretches, beats, pitch over time, notes, keys, tempi, patterns and more, in the formats that
 * the field exchanges: JAMS, {@code .lab} and other tables of text, labels of Audacity.
 *
 * <p>Start at {@link etude.report.annotation.AnnotationFiles}, which reads and writes one thing of a file;
 * {@link etude.report.annotation.Jams} holds all that a JAMS file says.
 */
@NullMarked
package etude.report.annotation;

import org.jspecify.annotations.NullMarked;
