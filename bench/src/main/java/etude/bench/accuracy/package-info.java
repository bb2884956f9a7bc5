/** How well analyses find what annotated recordings are known to hold. */
@NullMarked
package etude.bench.accuracy;

import org.jspecify.annotations.NullMarked;
