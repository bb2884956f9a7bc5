package etude.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.network.Model;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFileTest {

    @TempDir
    Path folder;

    private static byte[] small() {
        Model model = Zoo.get("kws_dnn").model();
        return OnnxExport.body(model, Weights.initial(model.network(), 1));
    }

    @Test
    void aFileSaysWhatItTakesAndGives() throws IOException {
        Model model = Zoo.get("fcn").model();
        OnnxFile file = OnnxFile.parse(OnnxExport.whole(model, Weights.initial(model.network(), 1)));

        assertThat(file.inputs())
                .containsExactly(new OnnxFile.Value("waveform", 1, List.of(OnnxFile.FREE, OnnxFile.FREE)));
        assertThat(file.outputs())
                .containsExactly(
                        new OnnxFile.Value("scores", 1, List.of(OnnxFile.FREE, 50)),
                        new OnnxFile.Value("logits", 1, List.of(OnnxFile.FREE, 50)));
        assertThat(file.elsewhere()).isEmpty();
        OnnxMetadata said = OnnxMetadata.read(file.metadata());
        assertThat(said.labels()).isEqualTo(model.labels());
        assertThat(said.sampleRate()).isEqualTo(16000);
        assertThat(said.task()).isEqualTo(model.task());
        assertThat(said.pieces()).contains(model.listening().pieces());
        assertThat(said.other()).containsEntry("architecture", "fcn").containsKeys("provenance");
    }

    @Test
    void patchesOfFramesGoOutFromFeaturesAndPiecesOfSoundFromSound() throws IOException {
        for (String name : List.of("vgg", "fcn")) {
            Model model = Zoo.get(name).model();
            OnnxFile file = OnnxFile.parse(OnnxExport.model(model, Weights.initial(model.network(), 1)));
            OnnxMetadata said = OnnxMetadata.read(file.metadata());
            assertThat(said.features()).isEqualTo(name.equals("vgg"));
            assertThat(said.representation().isPresent()).isEqualTo(name.equals("vgg"));
        }
    }

    @Test
    void aRepresentationForAnotherRateIsRefused() {
        Model model = Zoo.get("vgg").model();
        Map<String, String> said =
                new java.util.HashMap<>(parsed(OnnxExport.model(model, Weights.initial(model.network(), 1)))
                        .metadata());
        said.put("sample_rate", "8000");
        assertThatThrownBy(() -> OnnxMetadata.read(said)).hasMessageContaining("at 16000 Hz");
        said.put("representation", "{\"type\": \"Melody\"}");
        assertThatThrownBy(() -> OnnxMetadata.read(said))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("Melody");
    }

    @Test
    void bytesByChanceAreRefused() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            onlyRefusals(bytes);
        }
    }

    @Test
    void aFileThatIsCutOffIsRefusedWhereverItIsCut() {
        byte[] whole = small();
        for (int length = 0; length < whole.length; length += 1 + length / 50) {
            byte[] cut = Arrays.copyOf(whole, length);
            onlyRefusals(cut);
        }
        assertThatThrownBy(() -> OnnxFile.parse(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(OnnxFormatException.class);
    }

    @Test
    void aFileWithChangedBytesIsReadOrRefused() {
        byte[] whole = small();
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            byte[] changed = whole.clone();
            for (int k = 0; k < 1 + i % 8; k++) {
                int at = random.nextInt(4) == 0 ? random.nextInt(changed.length) : random.nextInt(400);
                changed[at] = (byte) random.nextInt();
            }
            onlyRefusals(changed);
        }
    }

    /** Nothing but a refusal may come of it; a test that ends the JVM or fills its memory does not pass. */
    private static void onlyRefusals(byte[] bytes) {
        try {
            OnnxMetadata.read(OnnxFile.parse(bytes).metadata());
        } catch (OnnxFormatException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Test
    void lengthsThatLieAreRefused() {
        byte[] lie = {0x3A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07, 1, 2};
        assertThatThrownBy(() -> OnnxFile.parse(lie))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("2147483647 bytes where 2 are left");
    }

    @Test
    void graphsWithoutEndWithinGraphsAreRefused() {
        ProtobufWriter graph = new ProtobufWriter();
        for (int i = 0; i < 1000; i++) {
            ProtobufWriter attribute = new ProtobufWriter().message(6, graph);
            graph = new ProtobufWriter().message(1, new ProtobufWriter().message(5, attribute));
        }
        byte[] file = new ProtobufWriter().message(7, graph).toBytes();
        assertThatThrownBy(() -> OnnxFile.parse(file)).hasMessageContaining("graphs within graphs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/hostname",
                "../secret.bin",
                "a/../../secret.bin",
                "C:\\secret.bin",
                "..\\secret.bin",
                "",
                "\\\\host\\share"
            })
    void weightsOutsideTheFolderAreRefused(String location) throws IOException {
        Files.write(folder.resolve("secret.bin"), new byte[16]);
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = inner.resolve("model.onnx");
        Files.write(file, withWeightsIn(location));
        assertThatThrownBy(() -> OnnxFile.read(file))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("not in its own folder");
    }

    @Test
    void aLinkOutOfTheFolderIsRefused() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("weights.bin"), Files.write(folder.resolve("secret.bin"), new byte[16]));
        Path file = Files.write(inner.resolve("model.onnx"), withWeightsIn("weights.bin"));
        assertThatThrownBy(() -> OnnxFile.read(file)).hasMessageContaining("not in its own folder");
    }

    @Test
    void weightsThatAreNotThereAreMissed() throws IOException {
        Path file = Files.write(folder.resolve("model.onnx"), withWeightsIn("weights.bin"));
        assertThatThrownBy(() -> OnnxFile.read(file)).hasMessageContaining("'weights.bin', which is not there");
    }

    @Test
    void weightsInAnAttributeOfAnInnerGraphAreSeenToo() {
        ProtobufWriter entry = new ProtobufWriter().text(1, "location").text(2, "../x");
        ProtobufWriter tensor = new ProtobufWriter().message(13, entry);
        ProtobufWriter inner = new ProtobufWriter()
                .message(1, new ProtobufWriter().message(5, new ProtobufWriter().message(5, tensor)));
        ProtobufWriter node = new ProtobufWriter().message(5, new ProtobufWriter().message(6, inner));
        byte[] file = new ProtobufWriter()
                .message(7, new ProtobufWriter().message(1, node))
                .toBytes();
        assertThat(parsed(file).elsewhere()).containsExactly("../x");
    }

    private static OnnxFile parsed(byte[] file) {
        try {
            return OnnxFile.parse(file);
        } catch (OnnxFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] withWeightsIn(String location) {
        ProtobufWriter entry = new ProtobufWriter().text(1, "location").text(2, location);
        ProtobufWriter tensor = new ProtobufWriter()
                .number(1, 4)
                .number(2, 1)
                .text(8, "w")
                .message(13, entry)
                .number(14, 1);
        return new ProtobufWriter()
                .number(1, 8)
                .message(7, new ProtobufWriter().message(5, tensor))
                .toBytes();
    }

    @Test
    void whatATaggerMustStateIsNamedWhereItIsMissing() {
        assertThatThrownBy(() -> OnnxMetadata.read(Map.of("labels", "[\"a\"]")))
                .hasMessageContaining("does not state its sample_rate");
        assertThatThrownBy(() -> OnnxMetadata.read(Map.of("sample_rate", "16 kHz", "labels", "a")))
                .hasMessageContaining("'16 kHz'");
        assertThatThrownBy(() -> OnnxMetadata.read(Map.of("sample_rate", "16000", "labels", "[1,")))
                .hasMessageContaining("no JSON array");
        assertThatThrownBy(() -> OnnxMetadata.read(Map.of("sample_rate", "16000", "labels", "a", "task", "dance")))
                .hasMessageContaining("tags, classes, events, frame_classes");
        assertThatThrownBy(() -> OnnxMetadata.read(
                        Map.of("sample_rate", "16000", "labels", "a", "pieces", "{\"kind\": \"single\"}")))
                .hasMessageContaining("pieces.samples");
    }

    @Test
    void labelsWithoutANameAreRefused() {
        for (String labels : new String[] {"[]", "", " ", "[null]", "[\"a\", null]"}) {
            assertThatThrownBy(() -> OnnxMetadata.read(Map.of("sample_rate", "16000", "labels", labels)))
                    .isInstanceOf(OnnxFormatException.class)
                    .hasMessageContaining("needed for each output");
        }
        assertThatThrownBy(() -> OnnxMetadata.read(Map.of("sample_rate", "16000", "labels", "a", "pieces", "null")))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("null");
    }

    @Test
    void labelsMayStandOneALine() throws IOException {
        assertThat(OnnxMetadata.read(Map.of("sample_rate", "8000", "labels", "rock\n  jazz \n"))
                        .labels())
                .containsExactly("rock", "jazz");
    }
}
