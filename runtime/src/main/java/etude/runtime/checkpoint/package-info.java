/**
 * Checkpoints of any origin as named tensors: {@link etude.runtime.checkpoint.Checkpoints} is the door. PyTorch's
 * {@code .pth}, Keras' {@code .h5}, numpy's {@code .npz} and {@code .safetensors} are read, strictly: nothing that a file
 * says is believed before it is checked, and nothing in a file is run.
 */
@NullMarked
package etude.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
