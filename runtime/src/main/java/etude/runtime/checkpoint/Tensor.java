package etude.runtime.checkpoint;

import etude.network.Weight;

/**
 * A tensor of a checkpoint.
 *
 * @param type that its numbers have in the file
 * @param weight its numbers in single precision
 */
public record Tensor(TensorType type, Weight weight) {}
