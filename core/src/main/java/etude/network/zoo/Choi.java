package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Network;
import etude.network.Pool;

/** What the Keras models of Choi share: convolutions normalised before an exponential linear unit. */
final class Choi {

    static final Activate ELU = new Activate(Activate.Function.ELU);

    private Choi() {}

    /**
     * A layer.
     *
     * @param conv name of the convolution
     * @param norm name of the normalisation
     * @param bins of a pool's place
     * @param frames of a pool's place
     * @param dropout behind the pool; 0 for none
     */
    static Block layer(String conv, String norm, int in, int out, int bins, int frames, double dropout) {
        return net -> {
            net.then(conv, Convolution.over(in, out, Along.same(3), Along.same(3)));
            Blocks.kerasNorm(norm, out).addTo(net);
            net.then(norm + ".elu", ELU).then(norm + ".pool", Pool.max(bins, frames));
            drop(net, norm, dropout);
        };
    }

    private static void drop(Network.Builder net, String norm, double dropout) {
        if (dropout > 0) {
            net.then(norm + ".dropout", new Dropout(dropout));
        }
    }

    /** A normalisation of Keras 1, whose {@code running_std} is a variance. */
    static Published.Rule norm(String name) {
        return Rules.norm(name + "_gamma", name + "_beta", name + "_running_mean", name + "_running_std");
    }
}
