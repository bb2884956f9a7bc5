/**
 * The offline interpreter of representations: plain Java, all cores, the same bits for any thread count and chunking.
 *
 * <p>Start at {@link etude.features.Features} for whole clips and {@link etude.features.FeatureStream} for streams.
 */
@NullMarked
package etude.features;

import org.jspecify.annotations.NullMarked;
