/** {@code ./etude models}: models that are there, that can be had, and what they are. */
@NullMarked
package etude.listen.models;

import org.jspecify.annotations.NullMarked;
