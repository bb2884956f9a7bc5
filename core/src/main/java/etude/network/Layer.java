package etude.network;

import java.util.List;

/**
 * One step of a network, as data: what kind, which sizes; its numbers are elsewhere ({@link Weights}) under the names of
 * {@link #parameters}. Tensors are {@code (batch, channel, bin, frame)}, {@code (batch, channel, frame)},
 * {@code (batch, frame, feature)} or {@code (batch, feature)}, as each kind says.
 *
 * <p>Interpreters read layers through {@link Visitor}, so that a kind that an interpreter does not know does not compile.
 * Parameters carry PyTorch's names and layouts, so that published checkpoints fit.
 */
public sealed interface Layer
        permits Convolution,
                TransposedConvolution,
                BatchNorm,
                LayerNorm,
                Activate,
                Softmax,
                Pool,
                AdaptivePool,
                Reduce,
                Linear,
                Dropout,
                Recurrent,
                Attention,
                Embedding,
                Reshape,
                Permute,
                Slice,
                Pad,
                Upsample,
                Concat,
                Combine,
                Affine,
                Token,
                Position,
                Front {

    /** The numbers it owns. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** How many tensors it takes. */
    default int inputs() {
        return 1;
    }

    /**
     * Shapes of the tensors it gives, the main one first.
     *
     * @param inputs shapes of what it takes, batch included
     * @throws IllegalArgumentException if they do not fit, saying what would
     */
    List<Shape> outputs(List<Shape> inputs);

    /**
     * Names of what it gives beside the main tensor: a node's main tensor has the node's name, another one is
     * {@code node.name}.
     */
    default List<String> sideOutputs() {
        return List.of();
    }

    /** Hands this record to an interpreter. */
    <R> R accept(Visitor<R> visitor);

    /**
     * An interpreter of layers.
     *
     * @param <R> what it makes of them
     */
    interface Visitor<R> {
        /** Visits a convolution. */
        R convolution(Convolution layer);

        /** Visits a transposed convolution. */
        R transposedConvolution(TransposedConvolution layer);

        /** Visits a batch normalisation. */
        R batchNorm(BatchNorm layer);

        /** Visits a layer normalisation. */
        R layerNorm(LayerNorm layer);

        /** Visits an activation. */
        R activate(Activate layer);

        /** Visits a softmax. */
        R softmax(Softmax layer);

        /** Visits a pool. */
        R pool(Pool layer);

        /** Visits a pool to a fixed number of places. */
        R adaptivePool(AdaptivePool layer);

        /** Visits a reduction, such as a global pool. */
        R reduce(Reduce layer);

        /** Visits a linear map. */
        R linear(Linear layer);

        /** Visits dropout. */
        R dropout(Dropout layer);

        /** Visits a recurrent layer. */
        R recurrent(Recurrent layer);

        /** Visits attention. */
        R attention(Attention layer);

        /** Visits an embedding. */
        R embedding(Embedding layer);

        /** Visits a change of shape. */
        R reshape(Reshape layer);

        /** Visits a change of the order of axes. */
        R permute(Permute layer);

        /** Visits a slice. */
        R slice(Slice layer);

        /** Visits padding. */
        R pad(Pad layer);

        /** Visits upsampling. */
        R upsample(Upsample layer);

        /** Visits a concatenation. */
        R concat(Concat layer);

        /** Visits a sum, product or the like of tensors. */
        R combine(Combine layer);

        /** Visits a scale and shift along one axis. */
        R affine(Affine layer);

        /** Visits a learned token. */
        R token(Token layer);

        /** Visits positions added to a sequence. */
        R position(Position layer);

        /** Visits a representation as a layer. */
        R front(Front layer);
    }
}
