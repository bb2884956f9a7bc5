package etude.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

    @TempDir
    Path folder;

    @Test
    void realNumbersOfAnyWidthAreReadWhateverTheirOrder() throws IOException {
        String header = "{\"__metadata__\":{\"by\":\"hand\"},"
                + "\"d\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[12,20]},"
                + "\"s\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                + "\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[4,8]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2,1],\"data_offsets\":[8,12]},"
                + "\"e\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[20,20]}}";
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 20).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
        bytes.putFloat(0.1f).putShort((short) 0x3c00).putShort((short) 0xb555);
        bytes.putShort((short) 0x3f80).putShort((short) 0xc049).putDouble(1.0 / 3);
        Path file = Files.write(folder.resolve("x.safetensors"), bytes.array());

        Checkpoint checkpoint = Checkpoints.read(file);

        assertThat(checkpoint.format()).isEqualTo(Checkpoint.Format.SAFETENSORS);
        assertThat(checkpoint.facts()).containsEntry("by", "hand");
        assertThat(checkpoint.tensors().get("s").weight())
                .extracting(Weight::shape)
                .isEqualTo(Shape.of());
        assertThat(values(checkpoint, "s")).containsExactly(0.1f);
        assertThat(values(checkpoint, "h")).containsExactly(1, -0.33325195f);
        assertThat(values(checkpoint, "b")).containsExactly(1, -3.140625f);
        assertThat(values(checkpoint, "d")).containsExactly(1f / 3);
        assertThat(values(checkpoint, "e")).isEmpty();
    }

    private static float[] values(Checkpoint checkpoint, String name) {
        return checkpoint.tensors().get(name).weight().values();
    }

    @Test
    void whatIsWrittenIsReadToTheBitInItsOrder() throws IOException {
        Map<String, Weight> weights = new LinkedHashMap<>();
        float[] many = new float[100_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = Float.intBitsToFloat(i * 42_949);
        }
        weights.put("z \"ü\"", new Weight(Shape.of(100, 1000), many));
        weights.put("a", new Weight(Shape.of(), new float[] {-0f}));
        Path file = folder.resolve("x.safetensors");
        Safetensors.write(file, false, Weights.of(weights), Map.of("k", "v"));

        Checkpoint checkpoint = Safetensors.read(file);

        assertThat(checkpoint.tensors().keySet()).containsExactly("z \"ü\"", "a");
        assertThat(values(checkpoint, "z \"ü\"")).isEqualTo(many);
        assertThat(values(checkpoint, "a")).containsExactly(-0f);
        assertThat(checkpoint.facts()).containsEntry("k", "v");
        assertThat(ByteBuffer.wrap(Files.readAllBytes(file))
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getLong()
                        % 8)
                .isZero();
    }
}
