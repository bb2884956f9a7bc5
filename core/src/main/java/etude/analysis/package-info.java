/**
 * What a listener wants to know of a sound. Start at {@link etude.analysis.Loudness} and the packages below.
 */
@NullMarked
package etude.analysis;

import org.jspecify.annotations.NullMarked;
