/** Two performances, or a performance and its score, moment by moment: {@code ./etude align}. */
@NullMarked
package etude.cli.align;

import org.jspecify.annotations.NullMarked;
