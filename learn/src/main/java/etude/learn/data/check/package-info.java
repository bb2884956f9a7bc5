/**
 * What is amiss in a data set.
 */
@NullMarked
package etude.learn.data.check;

import org.jspecify.annotations.NullMarked;
