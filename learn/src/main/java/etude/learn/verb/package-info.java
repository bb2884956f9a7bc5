/**
 * The verbs of learning.
 */
@NullMarked
package etude.learn.verb;

import org.jspecify.annotations.NullMarked;
