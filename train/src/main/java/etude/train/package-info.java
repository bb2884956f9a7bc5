/**
 * The trainer of networks.
 */
@NullMarked
package etude.train;

import org.jspecify.annotations.NullMarked;
