/** Files that are whole or not there: {@link etude.io.AtomicFile}. */
@NullMarked
package etude.io;

import org.jspecify.annotations.NullMarked;
