/** The melody of music in which more than one voice sounds. Start at {@link etude.analysis.melody.Melody}. */
@NullMarked
package etude.analysis.melody;

import org.jspecify.annotations.NullMarked;
