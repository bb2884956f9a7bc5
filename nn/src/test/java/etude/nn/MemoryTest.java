package etude.nn;

import static org.assertj.core.api.Assertions.assertThat;

import etude.network.Activate;
import etude.network.Along;
import etude.network.BatchNorm;
import etude.network.Convolution;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Permute;
import etude.network.Pool;
import etude.network.Recurrent;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.network.Task;
import etude.network.Weights;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final long MEGABYTE = 1 << 20;

    private static final Network NET = Network.builder()
            .input("x", 16, 64)
            .then("image", Reshape.to(0, 1, 16, 64))
            .then("conv", Convolution.over(1, 16, Along.same(3), Along.same(3)))
            .then("norm", BatchNorm.of(16))
            .then("relu", Activate.RELU)
            .then("pool", Pool.max(16, 2))
            .then("sequence", Reshape.to(0, 16, 32))
            .then("turned", Permute.to(0, 2, 1))
            .then("rnn", Recurrent.of(Recurrent.Cell.LSTM, 16, 16, 1))
            .then("mean", Reduce.mean(1))
            .then("dense", Linear.of(16, 3))
            .build();

    /**
     * A step makes about 6 MB of tensors: one that was kept in a thousand steps would show as 6 GB, one handle of 100 bytes a
     * layer as 1 MB. Java's own heap may still grow after the warm-up, which is why the process may grow by 100 MB.
     */
    @Test
    void memoryStaysFlatOverAThousandSteps() {
        Batch batch = Batch.of(NET, Noise.of(1, 8, 16, 64), Noise.whole(2, 2, 8, 3));
        try (TrainableNetwork net = TrainableNetwork.of(NET, 3);
                Learner learner = new Learner(net, new Task.Tags(), Optimiser.Adam.of(1e-3))) {
            long handles = 0;
            long bytes = 0;
            long process = 0;
            for (int i = 0; i < 1200; i++) {
                if (i == 200) {
                    handles = Pointer.totalCount();
                    bytes = Pointer.totalBytes();
                    process = Pointer.physicalBytes();
                }
                learner.step(batch);
            }
            assertThat(Pointer.totalCount()).isEqualTo(handles);
            assertThat(Pointer.totalBytes()).isEqualTo(bytes);
            assertThat(Pointer.physicalBytes()).isLessThan(process + 100 * MEGABYTE);
        }
    }

    @Test
    void aClosedNetworkGivesItsMemoryBack() {
        Network large = Network.builder()
                .input("x", 1000)
                .then("dense", Linear.of(1000, 10000))
                .then("mean", Reduce.mean(1))
                .build();
        Weights weights = Weights.initial(large, 1);
        TrainableNetwork.of(large, weights).close();
        long before = Pointer.physicalBytes();
        for (int i = 0; i < 20; i++) {
            try (TrainableNetwork net = TrainableNetwork.of(large, weights);
                    Learner learner = new Learner(net, new Task.Tags(), Optimiser.Adam.of(1e-3))) {
                assertThat(net.network().nodes()).hasSize(2);
                assertThat(learner.steps()).isZero();
            }
        }
        // Each holds 40 MB: 20 of them kept would be 800 MB.
        assertThat(Pointer.physicalBytes()).isLessThan(before + 300 * MEGABYTE);
    }
}
