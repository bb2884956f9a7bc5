/** Tags for music: start at {@code Tagger}. */
@NullMarked
package etude.tasks.tagging;

import org.jspecify.annotations.NullMarked;
