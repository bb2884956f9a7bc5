/** {@code ./etude tag}: what a network hears. */
@NullMarked
package etude.listen.tag;

import org.jspecify.annotations.NullMarked;
