package etude.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.network.Listening;
import etude.network.Task;
import etude.runtime.onnx.OnnxFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ONNX files of other makers: here a map from four samples to two numbers, written byte by byte. */
class ForeignTest {

    private static final float[] WEIGHTS = {1, 0, 2, 0, 0, 3, 0, 4};

    @TempDir
    Path folder;

    private final Map<String, String> said =
            new LinkedHashMap<>(Map.of("sample_rate", "8000", "labels", "[\"a\", \"b\"]"));

    @Test
    void aFileThatStatesRateAndLabelsIsATagger() throws IOException {
        try (ModelSession session = ModelSession.openOnnx(file(inside(), "batch"))) {
            assertThat(session.labels()).containsExactly("a", "b");
            assertThat(session.task()).isEqualTo(new Task.Tags());
            assertThat(session.listening()).isEqualTo(new Listening(8000, new Listening.Running(4, 4)));
            Scores scores = session.run(new float[][] {{1, 2, 3, 4}, {0, 0, 0, 1}});
            assertThat(scores.of(0)).containsExactly(5, 25);
            assertThat(scores.of(1)).containsExactly(0, 4);
        }
    }

    @Test
    void logitsGoThroughTheActivationOfTheTask() throws IOException {
        said.put("output", "logits");
        try (ModelSession session = ModelSession.openOnnx(file(inside(), "batch"))) {
            assertThat(session.run(new float[][] {{0, 0, 0, 0}}).of(0)).containsExactly(0.5f, 0.5f);
        }
        said.put("task", "classes");
        try (ModelSession session = ModelSession.openOnnx(file(inside(), "batch"))) {
            float[] scores = session.run(new float[][] {{1, 2, 3, 4}}).of(0);
            assertThat(scores[0] + scores[1]).isEqualTo(1);
            assertThat(scores[1]).isGreaterThan(0.999f);
        }
    }

    @Test
    void aNetworkForOnePieceAtATimeHearsSeveral() throws IOException {
        try (ModelSession session = ModelSession.openOnnx(file(inside(), 1))) {
            Scores scores = session.run(new float[][] {{1, 2, 3, 4}, {0, 0, 0, 1}, {1, 0, 0, 0}});
            assertThat(scores.values()).containsExactly(5, 25, 0, 4, 1, 0);
        }
    }

    @Test
    void weightsBesideTheFileAreRead() throws IOException {
        Files.createDirectory(folder.resolve("parts"));
        Files.write(folder.resolve("parts/w.bin"), raw());
        try (ModelSession session = ModelSession.openOnnx(file(outside("parts/w.bin"), "batch"))) {
            assertThat(session.run(new float[][] {{1, 2, 3, 4}}).of(0)).containsExactly(5, 25);
        }
    }

    @Test
    void weightsElsewhereAreRefused() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.write(folder.resolve("w.bin"), raw());
        Path file = Files.write(inner.resolve("m.onnx"), Files.readAllBytes(file(outside("../w.bin"), "batch")));
        assertThatThrownBy(() -> ModelSession.openOnnx(file))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("not in its own folder");
    }

    @Test
    void weightsAtAnAddressInMemoryAreRefused() throws IOException {
        Files.createDirectories(folder.resolve("*/_ORT_MEM_ADDR_"));
        Files.write(folder.resolve("*/_ORT_MEM_ADDR_/*"), raw());
        Path file = file(outside("*/_ORT_MEM_ADDR_/*"), "batch");
        assertThatThrownBy(() -> ModelSession.openOnnx(file))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("refused");
    }

    @Test
    void aFileThatIsNoNetworkIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.onnx"), "<!doctype html>");
        assertThatThrownBy(() -> ModelSession.openOnnx(file)).isInstanceOf(OnnxFormatException.class);
    }

    @Test
    void aFileThatStatesNothingIsRefused() throws IOException {
        said.clear();
        Path file = file(inside(), "batch");
        assertThatThrownBy(() -> ModelSession.openOnnx(file)).hasMessageContaining("sample_rate and its labels");
    }

    @Test
    void labelsThatAreNotAsManyAsOutputsAreRefused() throws IOException {
        said.put("labels", "[\"a\"]");
        Path file = file(inside(), "batch");
        assertThatThrownBy(() -> ModelSession.openOnnx(file))
                .hasMessageContaining("has 2 numbers, but the file states 1");
    }

    @ParameterizedTest
    @CsvSource({"output, y, 10, float16", "output, y, 11, float64", "output, y, 7, int64", "input, x, 6, int32"})
    void numbersThatAreNotInSinglePrecisionAreRefusedByTheirName(String side, String name, int type, String words)
            throws IOException {
        types.put(name, type);
        Path file = file(inside(), "batch");

        assertThatThrownBy(() -> ModelSession.openOnnx(file))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("'" + name + "' holds " + words)
                .hasMessageContaining(side)
                .hasMessageContaining("float32");
    }

    @Test
    void whereTheFirstOutputIsNotTheScoresTheOthersAreNamed() throws IOException {
        said.put("labels", "[\"a\", \"b\", \"c\"]");
        more.add("z");
        Path file = file(inside(), "batch");

        assertThatThrownBy(() -> ModelSession.openOnnx(file))
                .hasMessageContaining("'y' has 2 numbers, but the file states 3 labels")
                .hasMessageContaining("behind it there are [z]");
    }

    @Test
    void anOperatorThatIsNotKnownIsAnError() throws IOException {
        byte[] bytes = Files.readAllBytes(file(inside(), "batch"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("MatMul", "MutMal");
        Path file = Files.write(folder.resolve("y.onnx"), text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ModelSession.openOnnx(file))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("MutMal");
    }

    @Test
    void piecesOfAnotherLengthAreAnError() throws IOException {
        try (ModelSession session = ModelSession.openOnnx(file(inside(), "batch"))) {
            assertThatThrownBy(() -> session.run(new float[][] {{1, 2, 3}}))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("cannot hear 3 samples, fewer than the 4");
            assertThatThrownBy(() -> session.run(new float[][] {{1, 2, 3, 4, 5}}))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("cannot be run on inputs of shapes");
            assertThatThrownBy(() -> session.run(new float[][] {{1, 2, 3, 4}, {1}}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(session.run(new float[0][]).pieces()).isZero();
        }
    }

    @Test
    void aClosedSessionSaysSo() throws IOException {
        ModelSession session = ModelSession.openOnnx(file(inside(), "batch"));
        session.close();
        session.close();
        assertThatThrownBy(() -> session.run(new float[][] {{1, 2, 3, 4}})).hasMessageContaining("closed");
    }

    private final Map<String, Integer> types = new HashMap<>();
    private final List<String> more = new ArrayList<>();

    private Path file(byte[] weights, Object batch) throws IOException {
        byte[] node = join(text(1, "x"), text(1, "w"), text(2, "y"), text(4, "MatMul"));
        byte[] graph = join(
                field(1, node),
                text(2, "g"),
                field(5, weights),
                field(11, value("x", batch, 4)),
                field(12, value("y", batch, 2)));
        for (String name : more) {
            graph = join(graph, field(12, value(name, batch, 3)));
        }
        byte[] file = join(number(1, 8), field(7, graph), field(8, join(text(1, ""), number(2, 17))));
        for (Map.Entry<String, String> entry : said.entrySet()) {
            file = join(file, field(14, join(text(1, entry.getKey()), text(2, entry.getValue()))));
        }
        return Files.write(folder.resolve("model.onnx"), file);
    }

    private byte[] value(String name, Object batch, int length) {
        byte[] first = batch instanceof Integer n ? number(1, n) : text(2, batch.toString());
        byte[] shape = join(field(1, first), field(1, number(1, length)));
        return join(text(1, name), field(2, field(1, join(number(1, types.getOrDefault(name, 1)), field(2, shape)))));
    }

    private static byte[] raw() {
        ByteBuffer raw = ByteBuffer.allocate(4 * WEIGHTS.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float weight : WEIGHTS) {
            raw.putFloat(weight);
        }
        return raw.array();
    }

    private static byte[] inside() {
        return join(number(1, 4), number(1, 2), number(2, 1), text(8, "w"), field(9, raw()));
    }

    private static byte[] outside(String location) {
        byte[] entry = join(text(1, "location"), text(2, location));
        return join(number(1, 4), number(1, 2), number(2, 1), text(8, "w"), field(13, entry), number(14, 1));
    }

    private static byte[] number(int field, int value) {
        return new byte[] {(byte) (field << 3), (byte) value};
    }

    private static byte[] text(int field, String text) {
        return field(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A field of fewer than 16384 bytes. */
    private static byte[] field(int field, byte... content) {
        int length = content.length;
        byte[] head = {(byte) (field << 3 | 2), (byte) (length & 0x7F | 0x80), (byte) (length >> 7)};
        return join(head, content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
