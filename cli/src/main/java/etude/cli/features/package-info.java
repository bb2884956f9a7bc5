/** {@code ./etude features}: arrays and tables of representations, of clips and of files of any length. */
@NullMarked
package etude.cli.features;

import org.jspecify.annotations.NullMarked;
