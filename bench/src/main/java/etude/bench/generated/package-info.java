/** Sounds whose truth is known exactly, for measuring. Start at {@link etude.bench.generated.GeneratedSet}. */
@NullMarked
package etude.bench.generated;

import org.jspecify.annotations.NullMarked;
