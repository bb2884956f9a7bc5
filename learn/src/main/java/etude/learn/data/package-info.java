/**
 * What is learned from: data sets with their labels, and who may see which example.
 */
@NullMarked
package etude.learn.data;

import org.jspecify.annotations.NullMarked;
