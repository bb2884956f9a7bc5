/**
 * Networks as ONNX files, without a dependency: {@link etude.runtime.onnx.OnnxExport} writes what every ONNX tool opens,
 * {@link etude.runtime.onnx.OnnxFile} reads what a file says of itself before anybody runs it.
 *
 * <p>Layers and representations are lowered to operators of the ONNX standard, opset 17 (2022); numbers keep the names of the
 * network's parameters ({@code node.parameter}), so that they can be found.
 */
@NullMarked
package etude.runtime.onnx;

import org.jspecify.annotations.NullMarked;
