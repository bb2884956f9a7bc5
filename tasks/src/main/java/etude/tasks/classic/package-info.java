/** Models of hand-made features and a classic method, whole: in a folder, ready to listen. */
@NullMarked
package etude.tasks.classic;

import org.jspecify.annotations.NullMarked;
