/** {@code ./etude resynth}: what a representation has kept of a sound, to be heard. */
@NullMarked
package etude.cli.resynth;

import org.jspecify.annotations.NullMarked;
