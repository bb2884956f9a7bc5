/** Files that are being written. */
@NullMarked
package etude.io;

import org.jspecify.annotations.NullMarked;
