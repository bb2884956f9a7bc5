/** Networks that listen: a {@link etude.network.Model} with its weights, run by ONNX Runtime; the only room that knows it. */
@NullMarked
package etude.runtime;

import org.jspecify.annotations.NullMarked;
