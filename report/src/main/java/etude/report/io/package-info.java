/** Files that are whole or not there: {@link etude.report.io.AtomicFile}. */
@NullMarked
package etude.report.io;

import org.jspecify.annotations.NullMarked;
