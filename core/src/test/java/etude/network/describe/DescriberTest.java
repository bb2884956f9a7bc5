package etude.network.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.network.Activate;
import etude.network.Along;
import etude.network.Attention;
import etude.network.Combine;
import etude.network.Convolution;
import etude.network.Evaluation;
import etude.network.Front;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Permute;
import etude.network.Pool;
import etude.network.Recurrent;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import etude.representation.Preset;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DescriberTest {

    static List<String> names() {
        return Zoo.names();
    }

    private static Network convolutions() {
        return Network.builder()
                .input("waveform", Network.Input.FREE)
                .then("samples", Reshape.to(0, 1, -1))
                .then("conv1", Convolution.over(1, 4, new Along(5, 3, 2, 1)))
                .then("relu", Activate.RELU)
                .then("pool", Pool.max(2))
                .then("conv2", Convolution.over(4, 6, Along.of(3).dilated(2)))
                .build();
    }

    @Test
    void multiplyAddsOfAConvolutionAreItsOutputsTimesItsTaps() {
        Description description = Describer.describe("net", convolutions(), 120);
        // 40 places of 4 channels, 5 taps; then 16 places of 6 channels, 3 taps of 4 channels.
        assertThat(row(description, "conv1").multiplyAdds()).isEqualTo(40 * 4 * 5);
        assertThat(row(description, "conv2").multiplyAdds()).isEqualTo(16 * 6 * 3 * 4);
        assertThat(description.multiplyAdds()).isEqualTo(40 * 4 * 5 + 16 * 6 * 3 * 4);
        assertThat(description.trained()).isEqualTo(4 * 5 + 4 + 6 * 4 * 3 + 6);
    }

    @Test
    void multiplyAddsOfRecurrenceAttentionAndProductsAreThoseOfTheirDefinitions() {
        Network net = Network.builder()
                .input("x", Network.Input.FREE, 8)
                .then("lstm", Recurrent.of(Recurrent.Cell.LSTM, 8, 6, 2).inBothDirections())
                .then("attention", new Attention(12, 3, 0))
                .then("turned", Permute.to(0, 2, 1))
                .node("product", new Combine(Combine.Kind.MATRIX_PRODUCT, 2), "attention", "turned")
                .build();
        Description description = Describer.describe("net", net, 10);
        assertThat(row(description, "lstm").multiplyAdds()).isEqualTo(10 * 2 * (4 * 6 * (8 + 6) + 4 * 6 * (12 + 6)));
        assertThat(row(description, "attention").multiplyAdds()).isEqualTo(4 * 10 * 12 * 12 + 2 * 10 * 10 * 12);
        assertThat(row(description, "product").multiplyAdds()).isEqualTo(10 * 10 * 12);
    }

    /** Operations in millions as printed in the paper, two for a multiply-add; it counts biases, too, and rounds. */
    @ParameterizedTest
    @CsvSource({
        "kws_dnn, 0.1588",
        "kws_cnn, 5.0",
        "kws_basic_lstm, 5.9",
        "kws_lstm, 3.9",
        "kws_gru, 3.8",
        "kws_crnn, 3.0",
        "kws_ds_cnn, 5.4"
    })
    void keywordNetworksTakeTheOperationsOfTheirPaper(String name, double millions) {
        long multiplyAdds = Describer.describe(Zoo.get(name).model()).multiplyAdds();
        assertThat(2 * multiplyAdds / 1e6).isCloseTo(millions, within(0.02 * millions));
    }

    @Test
    void aResidualNetworkForImageNetHasItsKnownNumberOfWeights() {
        List<String> classes = IntStream.range(0, 1000).mapToObj(i -> "c" + i).toList();
        Description description = Describer.describe(Zoo.get("resnet18").model(classes));
        // torchvision's 11 689 512 and the scale and shift of the picture.
        assertThat(description.trained()).isEqualTo(11_689_512 + 2);
    }

    @Test
    void theReceptiveFieldIsWhatAnOutputDependsOn() {
        Network net = convolutions();
        Reach.Local reach = (Reach.Local) Describer.describe("net", net, 240).reach();
        assertThat(reach).isEqualTo(new Reach.Local(5 + 3 + 2 * 2 * 6, 6));
        Weights weights = Weights.initial(net, 3);
        float[] samples = new float[240];
        Random random = new Random(5);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat();
        }
        float[] before = run(net, weights, samples);
        int first = samples.length;
        int last = -1;
        for (int i = 0; i < samples.length; i++) {
            float[] other = samples.clone();
            other[i] += 100;
            if (run(net, weights, other)[7] != before[7]) {
                first = Math.min(first, i);
                last = i;
            }
        }
        assertThat((long) last - first + 1).isEqualTo(reach.span());
    }

    private static float[] run(Network net, Weights weights, float[] samples) {
        Map<String, Weight> known = Map.of("waveform", new Weight(Shape.of(1, samples.length), samples));
        return Evaluation.run(net, weights, known).get(net.output()).values();
    }

    @Test
    void aFrontEndSeesItsFramesAndTimeIsFollowedThroughShapes() {
        Network net = Network.builder()
                .input("waveform", Network.Input.FREE)
                .then("mel", Front.fixed(Preset.named("torchaudio", 16000).get("melspectrogram")))
                .then("frames", Permute.to(0, 2, 1))
                .then("dense", Linear.of(128, 4))
                .then("image", Reshape.to(0, 1, -1, 4))
                .then("conv", Convolution.over(1, 2, Along.same(3), Along.of(1)))
                .then("best", Reduce.max(3))
                .build();
        Description description = Describer.describe("net", net, 16000);
        assertThat(row(description, "dense").reach()).isEqualTo(new Reach.Local(400, 200));
        assertThat(description.reach()).isEqualTo(new Reach.Local(400 + 2 * 200, 200));
        assertThat(description.sampleRate()).isEqualTo(16000);
    }

    @ParameterizedTest
    @CsvSource({"crnn, layer5", "attention, attends to every frame", "short_res, globalmax"})
    void whatSeesTheWholeInputIsNamed(String name, String because) {
        Reach reach = Describer.describe(Zoo.get(name).model()).reach();
        assertThat(reach)
                .isInstanceOfSatisfying(
                        Reach.Whole.class, whole -> assertThat(whole.because()).contains(because));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyModelIsDescribedAndDrawn(String name) throws Exception {
        Description description = Describer.describe(Zoo.get(name).model());
        assertThat(description.nodes()).hasSameSizeAs(description.network().nodes());
        assertThat(description.trained())
                .isEqualTo(description.network().parameters().values().stream()
                        .filter(parameter -> parameter.role() == etude.network.Parameter.Role.TRAINED)
                        .mapToLong(parameter -> parameter.shape().size())
                        .sum());
        assertThat(description.multiplyAdds()).isPositive();
        Document document = parsed(description.svg());
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(description.text().lines().count())
                .isEqualTo(description.nodes().size() + 7L);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void namesAreEscapedInTheDrawing() throws Exception {
        String svg = Describer.describe("<script>&\"", convolutions(), 120).svg();
        assertThat(svg).contains("&lt;script&gt;&amp;&quot;").doesNotContain("<script");
        assertThat(parsed(svg).getDocumentElement().getAttribute("aria-label")).startsWith("<script>&\"");
    }

    @Test
    void groupsThatWouldWaitForEachOtherAreTakenApart() {
        Network net = Network.builder()
                .input("x", Network.Input.FREE, 4)
                .then("a.one", Linear.of(4, 4))
                .then("b.one", Linear.of(4, 4))
                .then("a.two", Linear.of(4, 4))
                .build();
        List<Groups.Group> groups = Groups.of(Describer.describe("net", net, 2));
        assertThat(groups.stream().map(Groups.Group::name)).containsExactly("a.one", "b", "a.two");
    }

    @Test
    void theTableSaysShapesWeightsAndTotals() {
        String text = Describer.describe("net", convolutions(), 120).text();
        String[] lines = text.split("\n");
        assertThat(lines[2]).matches("conv1\\s+convolution 5 stride 3, 1 → 4\\s+4 × 40\\s+24\\s+800\\s+5");
        assertThat(Arrays.asList(lines))
                .contains(
                        "input            120 samples", "trained          102 numbers", "receptive field  32 samples");
    }

    @Test
    void aClipThatIsTooShortIsAnsweredWithTheNodeThatDoesNotFit() {
        assertThatThrownBy(() -> Describer.describe(Zoo.get("fcn").model(), 16000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer");
    }

    private static DescribedNode row(Description description, String name) {
        return description.nodes().stream()
                .filter(row -> row.node().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
