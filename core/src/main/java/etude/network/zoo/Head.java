package etude.network.zoo;

import etude.network.Activate;
import etude.network.BatchNorm;
import etude.network.Dropout;
import etude.network.Linear;

/** Blocks from {@code (batch, feature)} to one number a label, before the activation of the task. */
public final class Head {

    private Head() {}

    /** Dropout, then a linear map. */
    public static Block linear(int features, int labels) {
        return net -> net.then("dropout", new Dropout(0.5)).then("dense", Linear.of(features, labels));
    }

    /** A hidden layer, normalised and rectified, dropout, then a linear map. */
    public static Block hidden(int features, int hidden, int labels) {
        return net -> net.then("dense1", Linear.of(features, hidden))
                .then("bn", BatchNorm.of(hidden))
                .then("relu", Activate.RELU)
                .then("dropout", new Dropout(0.5))
                .then("dense2", Linear.of(hidden, labels));
    }
}
