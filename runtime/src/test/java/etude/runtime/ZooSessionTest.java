package etude.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import etude.features.Features;
import etude.io.AtomicFile;
import etude.network.Front;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Weight;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import etude.representation.Representation;
import etude.runtime.onnx.OnnxExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every architecture of the zoo, with weights as drawn, on noise and tones. */
class ZooSessionTest {

    /** Scores go from 0 to 1. */
    private static final double WHOLE_TOLERANCE = 1e-5;

    private static final double BATCH_TOLERANCE = 1e-6;

    @TempDir
    Path folder;

    static List<String> names() {
        return Zoo.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileFromSamplesScoresAsTheSessionThatComputesFeatures(String name) throws IOException {
        Model model = Zoo.get(name).model();
        Weights weights = Weights.initial(model.network(), 7);
        float[][] pieces = {piece(model, 1), piece(model, 2)};
        Path file = folder.resolve("model.onnx");
        AtomicFile.write(file, false, OnnxExport.whole(model, weights));

        try (ModelSession ours = ModelSession.open(model, weights);
                ModelSession foreign = ModelSession.openOnnx(file)) {
            assertThat(foreign.labels()).isEqualTo(model.labels());
            assertThat(foreign.listening()).isEqualTo(model.listening());
            assertThat(foreign.task()).isEqualTo(model.task());
            Scores a = ours.run(pieces);
            Scores b = foreign.run(pieces);
            assertThat(a.labels()).isEqualTo(model.labels().size());
            assertThat(difference(a.values(), b.values())).isLessThanOrEqualTo(WHOLE_TOLERANCE);
            assertThat(a.values()).isNotEqualTo(new float[a.values().length]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hcnn", "vgg", "kws_crnn"})
    void aFileFromFeaturesSaysWhichAndHearsSound(String name) throws IOException {
        Model model = Zoo.get(name).model();
        Map<String, Weight> all =
                new HashMap<>(Weights.initial(model.network(), 7).byName());
        all.computeIfPresent("hstft.q", (q, weight) -> new Weight(weight.shape(), new float[] {1.3f}));
        Weights weights = Weights.of(all);
        Path file = folder.resolve("model.onnx");
        AtomicFile.write(file, false, OnnxExport.body(model, weights));
        float[][] pieces = {piece(model, 1)};

        try (ModelSession ours = ModelSession.open(model, weights);
                ModelSession foreign = ModelSession.openOnnx(file)) {
            assertThat(foreign.representation())
                    .isEqualTo(ours.representation())
                    .isPresent();
            assertThat(difference(ours.run(pieces).values(), foreign.run(pieces).values()))
                    .isLessThanOrEqualTo(BATCH_TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPieceScoresTheSameAloneAndAmongEight(String name) {
        Model model = Zoo.get(name).model();
        float[][] pieces = new float[8][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = piece(model, i % 3);
        }
        try (ModelSession session = ModelSession.open(model, Weights.initial(model.network(), 7))) {
            Scores eight = session.run(pieces);
            Scores one = session.run(new float[][] {pieces[5]});
            int size = one.values().length;
            float[] among = Arrays.copyOfRange(eight.values(), 5 * size, 6 * size);
            assertThat(difference(one.values(), among)).isLessThanOrEqualTo(BATCH_TOLERANCE);
        }
    }

    private static double difference(float[] a, float[] b) {
        assertThat(a).hasSameSizeAs(b);
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }

    private static float[] piece(Model model, int seed) {
        int samples = model.listening().pieces().accept(new Listening.Pieces.Visitor<Integer>() {
            @Override
            public Integer spread(Listening.Spread pieces) {
                return pieces.samples();
            }

            @Override
            public Integer single(Listening.Single pieces) {
                return pieces.samples();
            }

            @Override
            public Integer running(Listening.Running pieces) {
                return pieces.samples();
            }

            @Override
            public Integer patches(Listening.Patches pieces) {
                return samples(model, pieces.frames());
            }
        });
        Random random = new Random(seed);
        float[] x = new float[samples];
        for (int i = 0; i < samples; i++) {
            x[i] = (float) (0.3 * Math.sin((0.02 + 0.03 * seed) * i) + 0.1 * random.nextGaussian());
        }
        return x;
    }

    private static int samples(Model model, int frames) {
        Representation representation = model.network().nodes().stream()
                .filter(node -> node.layer() instanceof Front)
                .map(node -> ((Front) node.layer()).representation())
                .findFirst()
                .orElseThrow();
        int samples = representation.hop();
        while (Features.count(representation, samples) < frames) {
            samples += representation.hop();
        }
        return samples;
    }
}
