/**
 * Networks that listen: {@link etude.runtime.ModelSession} runs a {@link etude.network.Model} with its weights, or an ONNX file;
 * {@link etude.runtime.NetworkSession} any network. ONNX Runtime works underneath; this is the only room that knows it.
 */
@NullMarked
package etude.runtime;

import org.jspecify.annotations.NullMarked;
