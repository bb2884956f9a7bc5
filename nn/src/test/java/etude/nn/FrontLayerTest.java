package etude.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.features.Features;
import etude.network.Front;
import etude.network.Network;
import etude.network.Shape;
import etude.network.Weights;
import etude.representation.ConstantQ;
import etude.representation.Decibels;
import etude.representation.Delta;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.runtime.Values;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Waveform;
import etude.signal.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrontLayerTest {

    /** Both sides compute in single precision; the largest value is the measure. */
    private static final double SINGLE = 1e-5;

    /**
     * The logarithm of a single bin a hundred dB below its frame's loudest is mostly the rounding of the transform, which
     * each side does in its own order: up to 0.02 dB of 100.
     */
    private static final double LOG_OF_BINS = 2e-4;

    /** Features take the constant-Q transform at lower rates, which agrees with its definition to 3e-5. */
    private static final double CONSTANT_Q = 5e-5;

    static Network network(Front front) {
        return Network.builder()
                .input("waveform", Network.Input.FREE)
                .then("front", front)
                .build();
    }

    /** A tone that rises, its overtones, and noise. */
    static float[] clip(int samples, int sampleRate, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[samples];
        for (int i = 0; i < samples; i++) {
            double t = (double) i / sampleRate;
            double phase = 2 * Math.PI * (220 * (1 + 0.1 * seed) * t + 40 * t * t);
            x[i] = (float) (0.3 * Math.sin(phase) + 0.1 * Math.sin(3 * phase) + 0.02 * random.nextGaussian());
        }
        return x;
    }

    private static Stream<Representation> allOf(Preset preset) {
        List<Representation> all = new ArrayList<>();
        preset.names().forEach(name -> all.add(preset.get(name)));
        return all.stream();
    }

    /** Whatever any preset calls by a name, as far as it can be a layer. */
    static Stream<Representation> layers() {
        Stream<Representation> presets = Preset.all().stream()
                .flatMap(preset ->
                        allOf(Preset.named(preset.name(), preset.nativeRate() == 0 ? 22050 : preset.nativeRate())));
        return Stream.concat(presets, special()).distinct().filter(FrontLayerTest::possible);
    }

    private static boolean possible(Representation representation) {
        if (representation.layout().complex()) {
            return false;
        }
        try (TrainableNetwork net = TrainableNetwork.of(network(Front.fixed(representation)), 1)) {
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Stream<Representation> special() {
        List<Representation> all = new ArrayList<>();
        for (Padding padding : Padding.values()) {
            all.add(new Spectrogram(new Stft(8000, 300, 201, 77, Window.HANN, true, padding), 1));
        }
        all.add(new Spectrogram(new Stft(8000, 251, 251, 400, Window.HAMMING, true, Padding.REFLECT), 2));
        all.add(new Spectrogram(new Stft(8000, 251, 250, 33, Window.BLACKMAN, false, Padding.ZERO), 1.5));
        all.add(new Spectrogram(new Stft(8000, 64, 64, 100, Window.RECTANGULAR, false, Padding.ZERO), 0.5));
        Representation mel =
                Preset.librosa(8000).with("nMels", "20").with("fMax", "4000").get("melspectrogram");
        all.add(new Decibels(mel, 10, new Decibels.Reference.ClipMaximum(), 1e-10, new Decibels.Floor.None()));
        all.add(new Decibels(mel, 20, new Decibels.Reference.Fixed(3), 1e-5, new Decibels.Floor.Absolute(-30)));
        for (Delta.Edges edges : Delta.Edges.values()) {
            all.add(new Delta(mel, 5, 2, edges));
            all.add(new Delta(mel, 99, 1, edges));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aFixedLayerIsTheRepresentationItself(Representation representation) {
        int rate = representation.sampleRate();
        int samples = 9001;
        float[][] clips = {clip(samples, rate, 1), clip(samples, rate, 2), new float[samples]};
        try (TrainableNetwork net = TrainableNetwork.of(network(Front.fixed(representation)), 1)) {
            Values all = net.forward(Values.ofRows(clips));
            assertThat(difference(representation, clips, all))
                    .as(representation.layout().name())
                    .isLessThan(tolerance(representation));
        }
    }

    private static double tolerance(Representation representation) {
        String text = representation.toString();
        boolean logarithm = List.of("Log[", "Decibels[").stream().anyMatch(text::startsWith);
        boolean bands = text.contains("Mel[") || text.contains("Gammatone") || text.contains("Triangular");
        if (text.contains("ConstantQ[")) {
            return CONSTANT_Q;
        }
        return logarithm && !bands ? LOG_OF_BINS : SINGLE;
    }

    private static double difference(Representation representation, float[][] clips, Values all) {
        double largest = 0;
        double worst = 0;
        for (int clip = 0; clip < clips.length; clip++) {
            Frames expected = Features.compute(representation, Waveform.mono(clips[clip], representation.sampleRate()));
            int stride = expected.stride();
            assertThat(all.shape().get(-1)).isEqualTo(expected.count());
            assertThat(all.shape().size()).isEqualTo((long) clips.length * stride * expected.count());
            for (int k = 0; k < stride; k++) {
                for (int t = 0; t < expected.count(); t++) {
                    float wanted = expected.data()[t * stride + k];
                    float found = all.values()[(clip * stride + k) * expected.count() + t];
                    largest = Math.max(largest, Math.abs(wanted));
                    worst = Math.max(worst, Math.abs((double) wanted - found));
                }
            }
        }
        return worst / largest;
    }

    @Test
    void theFieldsFrontEndsAreLayers() {
        assertThat(layers().map(representation -> representation.layout().name()))
                .contains(
                        "raw",
                        "spectrogram",
                        "spectrogram_db",
                        "melspectrogram",
                        "melspectrogram_db",
                        "melspectrogram_log",
                        "mfcc",
                        "mfcc_delta",
                        "mfcc_delta2",
                        "harmonic_tensor",
                        "harmonic_tensor_log",
                        "gammatonegram",
                        "filtered_spectrogram",
                        "pcen",
                        "log_energy",
                        "rms");
    }

    @Test
    void whatCannotBeALayerNamesWhatCan() {
        Preset preset = Preset.librosa(22050);
        for (String name : List.of("hpss_harmonic", "lpc", "tempogram", "hpcp", "chroma_cens", "chroma_stft")) {
            if (preset.names().contains(name)) {
                assertThatThrownBy(() -> TrainableNetwork.of(network(Front.fixed(preset.get(name))), 1))
                        .as(name)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("'front'")
                        .hasMessageContaining("As layers there are");
            }
        }
        assertThatThrownBy(() -> TrainableNetwork.of(network(Front.fixed(preset.get("stft"))), 1))
                .hasMessageContaining("take the spectrogram");
    }

    static Map<String, Front> trained() {
        Map<String, Front> all = new LinkedHashMap<>();
        Preset small = Preset.named("torchaudio", 2000)
                .with("nFft", "32")
                .with("winLength", "30")
                .with("hop", "11")
                .with("nMels", "6")
                .with("nMfcc", "4")
                .with("nHarmonics", "3")
                .with("harmonicFMin", "80")
                .with("harmonicSteps", "1");
        all.put(
                "mfcc",
                Front.training(
                        small.get("mfcc"),
                        Front.Stage.WINDOW,
                        Front.Stage.FOURIER,
                        Front.Stage.BANDS,
                        Front.Stage.COSINE));
        all.put("window alone", Front.training(small.get("melspectrogram"), Front.Stage.WINDOW));
        all.put(
                "magnitude",
                Front.training(
                        new Spectrogram(new Stft(2000, 31, 31, 40, Window.HANN, true, Padding.REFLECT), 1),
                        Front.Stage.WINDOW,
                        Front.Stage.FOURIER));
        Representation tensor = small.get("harmonic_tensor");
        all.put("one q", Front.training(tensor, Front.Stage.Q));
        all.put("q per band", Front.training(tensor, Front.Stage.Q_PER_BAND));
        all.put("centres", Front.training(tensor, Front.Stage.CENTRES, Front.Stage.Q));
        all.put("harmonic bands", Front.training(tensor, Front.Stage.BANDS));
        Preset leaf = Preset.named("torchaudio", 2000)
                .with("leafFilters", "3")
                .with("leafFMax", "900")
                .with("leafLength", "21")
                .with("leafHop", "9")
                .with("leafNFft", "64");
        all.put("leaf", Front.training(leaf.get("leaf"), Front.Stage.GABOR, Front.Stage.POOL, Front.Stage.PCEN));
        all.put("pcen", Front.training(small.get("pcen"), Front.Stage.PCEN));
        ConstantQ q = new ConstantQ(
                2000,
                32,
                110,
                12,
                6,
                0,
                etude.representation.Tuning.none(),
                1,
                Window.HANN,
                etude.signal.VectorNorm.L1,
                true,
                Padding.ZERO);
        all.put(
                "chroma of constant q",
                Front.training(
                        new etude.representation.ChromaCqt(new Spectrogram(q, 1), 6, 0, etude.signal.VectorNorm.L2),
                        Front.Stage.CONSTANT_Q,
                        Front.Stage.CHROMA));
        all.put(
                "chroma of stft",
                Front.training(
                        new etude.representation.ChromaStft(
                                new Spectrogram(new Stft(2000, 64, 64, 20, Window.HANN, true, Padding.ZERO), 2),
                                12,
                                etude.representation.Tuning.none(),
                                5,
                                2,
                                etude.signal.VectorNorm.L1),
                        Front.Stage.CHROMA,
                        Front.Stage.WINDOW));
        return all;
    }

    static Stream<String> trainedNames() {
        return trained().keySet().stream();
    }

    @Test
    void everyStageIsAmongTheSamples() {
        List<Front.Stage> seen = trained().values().stream()
                .flatMap(front -> front.trained().stream())
                .toList();
        assertThat(seen).contains(Front.Stage.values());
    }

    @ParameterizedTest
    @MethodSource("trainedNames")
    void aLayerThatHasNotTrainedYetIsTheRepresentation(String name) {
        Front front = trained().get(name);
        int rate = front.representation().sampleRate();
        float[][] clips = {clip(701, rate, 1), clip(701, rate, 2)};
        boolean constantQ = name.contains("constant");
        try (TrainableNetwork net = TrainableNetwork.of(network(front), 1)) {
            Values all = net.forward(Values.ofRows(clips));
            assertThat(difference(front.representation(), clips, all)).isLessThan(constantQ ? CONSTANT_Q : SINGLE);
        }
    }

    /**
     * Steps of 1e-6 in double precision leave about nine digits of a difference; the largest gradient of a parameter is the
     * measure.
     */
    @ParameterizedTest
    @MethodSource("trainedNames")
    void gradientsAreFiniteDifferences(String name) {
        Front front = trained().get(name);
        Network network = network(front);
        int rate = front.representation().sampleRate();
        Map<String, Values> inputs = Map.of("waveform", Values.ofRows(clip(353, rate, 1), clip(353, rate, 2)));
        try (TrainableNetwork net = TrainableNetwork.exact(network, Weights.initial(network, 1))) {
            Map<String, double[]> analytic = Gradients.analytic(net, inputs);
            assertThat(analytic).isNotEmpty();
            analytic.forEach((parameter, gradient) -> {
                double largest = 1e-3;
                for (double g : gradient) {
                    largest = Math.max(largest, Math.abs(g));
                }
                for (int i = 0; i < gradient.length; i += Math.max(1, gradient.length / 17)) {
                    double numeric = Gradients.numeric(net, inputs, parameter, i, 1e-6);
                    assertThat(Math.abs(gradient[i] - numeric) / largest)
                            .as(parameter + "[" + i + "] " + gradient[i] + " " + numeric)
                            .isLessThan(1e-6);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("trainedNames")
    void silenceHasGradientsThatAreNumbers(String name) {
        Network network = network(trained().get(name));
        Map<String, Values> inputs = Map.of("waveform", Values.ofRows(new float[353]));
        try (TrainableNetwork net = TrainableNetwork.of(network, 1)) {
            Gradients.analytic(net, inputs)
                    .values()
                    .forEach(gradient -> assertThat(gradient)
                            .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        }
    }

    @ParameterizedTest
    @MethodSource("trainedNames")
    void numbersStayWhereTheyMeanSomethingWhateverTheOptimiserDoes(String name) {
        Front front = trained().get(name);
        Network network = network(front);
        Shape shape = network.shapes(2, 353).get("front");
        int rate = front.representation().sampleRate();
        Values sound = Values.ofRows(clip(353, rate, 1), clip(353, rate, 2));
        for (int sign = 0; sign < 2; sign++) {
            float[] wanted = new float[(int) shape.size()];
            java.util.Arrays.fill(wanted, sign);
            Batch batch = Batch.of(network, sound, new Values(shape, wanted));
            try (TrainableNetwork net = TrainableNetwork.of(network, 1);
                    Learner learner = new Learner(net, new etude.network.Task.Tags(), Optimiser.Adam.of(0.4))) {
                for (int i = 0; i < 12; i++) {
                    learner.step(batch);
                    net.weights().byName().forEach((parameter, weight) -> inDomain(parameter, weight.values(), rate));
                }
            }
        }
    }

    private static void inDomain(String parameter, float[] values, int rate) {
        for (int i = 0; i < values.length; i++) {
            float v = values[i];
            assertThat(v).as(parameter).isFinite();
            switch (parameter.substring("front.".length())) {
                case "q", "gabor.widths", "pool.widths", "pcen.bias", "pcen.power" ->
                    assertThat(v).as(parameter).isPositive();
                case "bands", "chroma", "pcen.gain" ->
                    assertThat(v).as(parameter).isNotNegative();
                case "pcen.smoothing" ->
                    assertThat(v).as(parameter).isGreaterThan(0).isLessThan(1);
                case "centres", "gabor.centres" -> {
                    assertThat(v).as(parameter).isBetween(0f, rate / 2f);
                    assertThat(v).as(parameter).isGreaterThan(i == 0 ? -1 : values[i - 1]);
                }
                default -> assertThat(parameter).matches("front\\.(window|fourier|cosine|constantq).*");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trainedNames")
    void whatIsStoredAreTheNumbersThemselves(String name) {
        Network network = network(trained().get(name));
        Weights initial = Weights.initial(network, 1);
        try (TrainableNetwork net = TrainableNetwork.of(network, initial)) {
            Weights back = net.weights();
            assertThat(back.byName().keySet())
                    .containsExactlyElementsOf(initial.byName().keySet());
            initial.byName().forEach((parameter, weight) -> {
                float[] found = back.get(parameter).values();
                for (int i = 0; i < found.length; i++) {
                    // A centre in Hz may be held as a multiple of the hand-made one: one rounding more.
                    assertThat(Math.abs(found[i] - weight.values()[i]))
                            .isLessThanOrEqualTo(Math.ulp(weight.values()[i]));
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("trainedNames")
    void anExampleDoesNotDependOnItsNeighboursInTheBatch(String name) {
        Front front = trained().get(name);
        int rate = front.representation().sampleRate();
        float[] quiet = clip(353, rate, 2);
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] *= 1e-3f;
        }
        try (TrainableNetwork net = TrainableNetwork.of(network(front), 1)) {
            Values alone = net.forward(Values.ofRows(quiet));
            Values beside = net.forward(Values.ofRows(clip(353, rate, 1), quiet));
            int size = alone.values().length;
            double largest = 1e-30;
            double worst = 0;
            for (int i = 0; i < size; i++) {
                largest = Math.max(largest, Math.abs(alone.values()[i]));
                worst = Math.max(worst, Math.abs(alone.values()[i] - beside.values()[size + i]));
            }
            assertThat(worst / largest).isLessThan(1e-6);
        }
    }

    /** The sum of powers is a square form of the samples, whose central difference is its gradient whatever the step. */
    @Test
    void theGradientOfASoundSaysHowItsPowersChange() {
        Stft stft = new Stft(2000, 64, 50, 21, Window.HANN, true, Padding.REFLECT);
        Network network = network(Front.fixed(new Spectrogram(stft, 2)));
        float[] sound = clip(200, 2000, 1);
        try (TrainableNetwork net = TrainableNetwork.of(network, 1)) {
            Values frames = net.forward(Values.ofRows(sound));
            float[] ones = new float[frames.values().length];
            java.util.Arrays.fill(ones, 1);
            Map<String, Values> gradients =
                    net.gradients(Map.of("waveform", Values.ofRows(sound)), new Values(frames.shape(), ones));
            float[] found = gradients.values().iterator().next().values();
            for (int i = 0; i < sound.length; i += 13) {
                double slope = (power(net, sound, i, 0.5f) - power(net, sound, i, -0.5f));
                assertThat((double) found[i]).isCloseTo(slope, org.assertj.core.api.Assertions.within(1e-3));
            }
        }
    }

    private static double power(TrainableNetwork net, float[] sound, int place, float step) {
        float[] changed = sound.clone();
        changed[place] += step;
        double sum = 0;
        for (float value : net.forward(Values.ofRows(changed)).values()) {
            sum += value;
        }
        return sum;
    }

    @Test
    void filtersCanBeSeenBeforeAndAfterTraining() {
        Front front = trained().get("one q");
        Network network = network(front);
        Shape shape = network.shapes(1, 353).get("front");
        try (TrainableNetwork net = TrainableNetwork.of(network, 1);
                Learner learner = new Learner(net, new etude.network.Task.Tags(), Optimiser.Adam.of(0.1))) {
            float[][] before = net.filters("front").get("bands");
            assertThat(before)
                    .isEqualTo(((etude.representation.FilteredSpectrogram) front.representation())
                            .filterbank()
                            .matrix()
                            .toRows());
            learner.step(Batch.of(
                    network, Values.ofRows(clip(353, 2000, 1)), new Values(shape, new float[(int) shape.size()])));
            assertThat(net.filters("front").get("bands")).isNotEqualTo(before);
            assertThat(net.filters("front")).containsKeys("bands", "window");
            assertThatThrownBy(() -> net.filters("nothing")).hasMessageContaining("'nothing'");
        }
    }
}
