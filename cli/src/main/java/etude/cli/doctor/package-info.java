/** {@code ./etude doctor}: proves what works on this machine by doing it. */
@NullMarked
package etude.cli.doctor;

import org.jspecify.annotations.NullMarked;
