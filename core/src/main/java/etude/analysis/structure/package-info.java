/** Sections of a song and how they repeat. Start at {@link etude.analysis.structure.StructureAnalyser}. */
@NullMarked
package etude.analysis.structure;

import org.jspecify.annotations.NullMarked;
