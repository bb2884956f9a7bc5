/**
 * Hand-made features, summed up over time, and methods that learn from them.
 */
@NullMarked
package etude.learn.classic;

import org.jspecify.annotations.NullMarked;
