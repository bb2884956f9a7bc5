/** Files and folders that are whole or not there: {@link etude.io.AtomicFile}, {@link etude.io.AtomicFolder}. */
@NullMarked
package etude.io;

import org.jspecify.annotations.NullMarked;
