/**
 * How well a model does on what it has not seen.
 */
@NullMarked
package etude.learn.evaluate;

import org.jspecify.annotations.NullMarked;
