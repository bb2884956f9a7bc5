/** The verbs of finished instruments; each in a package of its own. */
@NullMarked
package etude.listen;

import org.jspecify.annotations.NullMarked;
