/**
 * The report of a training run.
 */
@NullMarked
package etude.learn.report;

import org.jspecify.annotations.NullMarked;
