/** {@code ./etude info}: what a sound file is and says of itself. */
@NullMarked
package etude.cli.info;

import org.jspecify.annotations.NullMarked;
