/**
 * Networks as data: named layers wired into a graph, with no tensor engine in sight.
 *
 * <p>Start at {@link etude.network.Network} and its {@link etude.network.Network.Builder}; a {@link etude.network.Layer} is
 * one of a sealed family. Interpreters read them: the describer here (shapes, parameters, multiply-adds, receptive field),
 * the trainer in {@code nn}, the ONNX writer in {@code runtime}. {@link etude.network.Model} is a network with all that is
 * needed to use it: what sound it hears and in which pieces, its task, its labels.
 */
@NullMarked
package etude.network;

import org.jspecify.annotations.NullMarked;
