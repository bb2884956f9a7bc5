/**
 * Verbs that say what is in a sound: beats, chords, key, pitch, notes. Start at {@link etude.cli.annotate.AnnotationVerb}, what
 * they have in common.
 */
@NullMarked
package etude.cli.annotate;

import org.jspecify.annotations.NullMarked;
