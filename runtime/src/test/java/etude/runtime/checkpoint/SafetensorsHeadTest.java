package etude.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsHeadTest {

    @TempDir
    private Path folder;

    /** Lengths whose bytes begin as a pickle of protocol 2, an archive, and neither. */
    @ParameterizedTest
    @ValueSource(ints = {0x0280, 'P' | 'K' << 8, 128})
    void theLengthOfTheHeaderIsNotTakenForAnotherFormat(int length) throws IOException {
        String json = "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        String header = json + " ".repeat(length - json.length());
        ByteBuffer bytes = ByteBuffer.allocate(8 + length + 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(header.getBytes(StandardCharsets.US_ASCII)).putFloat(2.5f);
        Path file = Files.write(folder.resolve("w.safetensors"), bytes.array());

        Checkpoint checkpoint = Checkpoints.read(file);

        assertThat(checkpoint.format()).isEqualTo(Checkpoint.Format.SAFETENSORS);
        assertThat(checkpoint.weights().get("w").values()).containsExactly(2.5f);
    }
}
