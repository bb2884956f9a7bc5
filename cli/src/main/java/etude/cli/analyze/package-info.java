/** {@code ./etude analyze}: the report of a song. */
@NullMarked
package etude.cli.analyze;

import org.jspecify.annotations.NullMarked;
