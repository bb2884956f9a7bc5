/** What a network hears, as a section of {@code ./etude analyze}. */
@NullMarked
package etude.listen.analyze;

import org.jspecify.annotations.NullMarked;
