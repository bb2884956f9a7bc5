/** The verbs of this room used once, so that the launcher can keep the classes that they load. */
@NullMarked
package etude.listen.rehearse;

import org.jspecify.annotations.NullMarked;
