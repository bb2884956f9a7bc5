package etude.learn.recipe;

/**
 * How a network is trained.
 *
 * @param optimiser how parameters follow their gradients
 * @param learningRate of the first epoch after warm-up, positive
 * @param momentum of SGD, from 0 to below 1
 * @param weightDecay share of each parameter that is taken away, at least 0
 * @param schedule what becomes of the learning rate
 * @param warmUp epochs over which the learning rate rises from 0; may be a part of one
 * @param batchSize pieces a step
 * @param epochs most that are run
 * @param patience epochs without a better one after which training ends early; 0: never
 * @param clip longest gradient; 0: as long as it is
 * @param select by what the best epoch is chosen
 * @param classWeights whether rare classes count as much as frequent ones
 * @param piecesPerExample pieces that are cut from each example in an epoch
 * @param threads that compute; 0: as many as the machine has
 */
public record TrainTable(
        @Standard("'adam'") OptimiserKind optimiser,
        @Standard("0.001") double learningRate,
        @Standard("0.9") double momentum,
        @Standard("0") double weightDecay,
        @Standard("'constant'") Schedule schedule,
        @Standard("0") double warmUp,
        @Standard("32") int batchSize,
        @Standard("30") int epochs,
        @Standard("0") int patience,
        @Standard("0") double clip,
        @Standard("'auto'") Selection select,
        @Standard("'none'") ClassWeights classWeights,
        @Standard("1") int piecesPerExample,
        @Standard("0") int threads) {

    /** Optimisers. */
    public enum OptimiserKind {
        /** Kingma and Ba 2015. */
        ADAM,
        /** With decay apart from the gradient (Loshchilov and Hutter 2019). */
        ADAMW,
        /** Gradient descent with Nesterov's momentum. */
        SGD
    }

    /** What becomes of the learning rate. */
    public enum Schedule {
        /** It stays. */
        CONSTANT,
        /** It falls along half a cosine to 0 at the last epoch. */
        COSINE,
        /** A tenth of it each time that {@code patience} / 2 epochs were no better. */
        PLATEAU,
        /** Adam, then SGD at falling rates from the best epoch so far (Won et al. 2020). */
        ADAM_THEN_SGD
    }

    /** By what the best epoch is chosen, on the validation part. */
    public enum Selection {
        /** Accuracy for classes, area under the ROC curve for tags, loss for what is said of frames. */
        AUTO,
        /** Smallest loss. */
        LOSS,
        /** Largest share of clips that are right. */
        ACCURACY,
        /** Largest mean of the classes' F1. */
        MACRO_F1,
        /** Largest mean of the labels' areas under the ROC curve. */
        ROC_AUC,
        /** Largest mean of the labels' average precision. */
        PR_AUC
    }

    /** What a class counts. */
    public enum ClassWeights {
        /** Each example the same. */
        NONE,
        /** Each class the same: an example counts the less, the more there are of its class. */
        BALANCED
    }

    /** Checks the ranges. */
    public TrainTable {
        Checks.positive("learningRate", learningRate);
        Checks.share("momentum", momentum);
        Checks.least("weightDecay", weightDecay, 0);
        Checks.least("warmUp", warmUp, 0);
        Checks.within("batchSize", batchSize, 1, 65536);
        Checks.within("epochs", epochs, 1, 1_000_000);
        Checks.least("patience", patience, 0);
        Checks.least("clip", clip, 0);
        Checks.within("piecesPerExample", piecesPerExample, 1, 10_000);
        Checks.within("threads", threads, 0, 1024);
    }
}
