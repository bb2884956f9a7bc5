/**
 * How well an estimate agrees with a reference: the field's definitions, one file a task, the conventions on top of each.
 * Start at {@link etude.metrics.Scores}: the figures of a comparison, with the protocol without which they mean nothing.
 */
@NullMarked
package etude.metrics;

import org.jspecify.annotations.NullMarked;
