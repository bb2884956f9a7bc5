package etude.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.network.Model;
import etude.network.Network;
import etude.network.Shape;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyThreadsTest {

    private static float[] piece(int seed) {
        Random random = new Random(seed);
        float[] x = new float[16000];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (0.1 * random.nextGaussian());
        }
        return x;
    }

    @Test
    void runsFromManyThreadsGiveTheSameBits() {
        Model model = Zoo.get("kws_crnn").model();
        try (ModelSession session = ModelSession.open(model, Weights.initial(model.network(), 1))) {
            List<float[]> alone = IntStream.range(0, 16)
                    .mapToObj(i -> session.run(new float[][] {piece(i)}).values())
                    .toList();
            List<float[]> together = IntStream.range(0, 16)
                    .parallel()
                    .mapToObj(i -> session.run(new float[][] {piece(i)}).values())
                    .toList();
            for (int i = 0; i < 16; i++) {
                assertThat(together.get(i)).isEqualTo(alone.get(i));
            }
        }
    }

    @Test
    void oneThreadGivesWhatTwoGive() {
        Model model = Zoo.get("kws_ds_cnn").model();
        Weights weights = Weights.initial(model.network(), 1);
        try (ModelSession one = ModelSession.open(model, weights, new EngineSettings(1));
                ModelSession two = ModelSession.open(model, weights, new EngineSettings(2))) {
            float[] a = one.run(new float[][] {piece(1)}).values();
            float[] b = two.run(new float[][] {piece(1)}).values();
            for (int i = 0; i < a.length; i++) {
                assertThat(Math.abs(a[i] - b[i])).isLessThan(1e-6f);
            }
        }
    }

    @Test
    void wrongUseIsSaid() {
        Model model = Zoo.get("kws_dnn").model();
        Weights weights = Weights.initial(model.network(), 1);
        assertThatThrownBy(() -> new EngineSettings(0)).hasMessageContaining("threads is 0");
        assertThatThrownBy(() -> ModelSession.open(model, Weights.of(Map.of()))).hasMessageContaining("is missing");
        Network network = model.network();
        try (NetworkSession session = NetworkSession.open(network, weights, 16000, EngineSettings.standard())) {
            assertThatThrownBy(() -> session.run(Map.of())).hasMessageContaining("missing");
            assertThatThrownBy(() -> session.run(new Values(Shape.of(1, 2, 3), new float[6])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Values(Shape.of(2, 3), new float[5])).hasMessageContaining("needs 6 values");
    }
}
