/**
 * Which moment of one performance is which of another, or of a score: {@link etude.analysis.synchronisation.Synchroniser} aligns,
 * {@link etude.analysis.synchronisation.Alignment} tells.
 */
@NullMarked
package etude.analysis.synchronisation;

import org.jspecify.annotations.NullMarked;
