package etude.runtime.checkpoint;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small files that would grow without end, each by means of which every single one is allowed. */
@Timeout(value = 60, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BombsTest {

    @TempDir
    Path folder;

    private Path zip(String pickle) throws IOException {
        Path file = folder.resolve("x.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("x/data.pkl"));
            zip.write(pickle.getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        return file;
    }

    private Path safetensors(String header) throws IOException {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(
                folder.resolve("x.safetensors"),
                bytes.putLong(json.length).put(json).array());
    }

    private static void refused(Path file, String why) {
        assertThatThrownBy(() -> Checkpoints.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aListThatBecomesADictionaryAgainAndAgainIsRefused() throws IOException {
        StringBuilder pairs = new StringBuilder("(");
        for (int i = 0; i < 20_000; i++) {
            pairs.append("(I").append(i).append("\nNt");
        }
        refused(zip(pairs + "lp0\n0" + "ccollections\nOrderedDict\n(g0\ntR".repeat(20_000) + "."), "too many");
    }

    @Test
    void aTextThatBecomesBytesAgainAndAgainIsRefused() throws IOException {
        String text = "V" + "x".repeat(1 << 20) + "\np0\n0";
        refused(zip(text + "c_codecs\nencode\n(g0\ntR".repeat(20_000) + "."), "too many");
        refused(zip(text + "ctorch\ndevice\n(g0\nI1\ntR".repeat(20_000) + "."), "too many");
    }

    @Test
    void aDictionaryThatIsLookedThroughAgainAndAgainTakesNoTime() throws IOException {
        StringBuilder inner = new StringBuilder("(");
        for (int i = 0; i < 100_000; i++) {
            inner.append('I').append(i).append("\nN");
        }
        StringBuilder outer = new StringBuilder("(");
        for (int i = 0; i < 100_000; i++) {
            outer.append('I').append(i).append("\ng0\n");
        }
        refused(zip(inner + "dp0\n0" + outer + "d."), "no tensors");
    }

    @Test
    void keysOfSeveralKindsThatWereChosenToCollideTakeNoTime() throws IOException {
        StringBuilder pickle = new StringBuilder("(");
        for (int i = 0; i < 1 << 15; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 15; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            long hash = text.toString().hashCode() & 0xffffffffL;
            long high = i + 1;
            long low = hash - 31 * high & 0xffffffffL; // of a whole number of two words the hash is 31 high + low
            pickle.append('V')
                    .append(text)
                    .append("\nNL")
                    .append(high << 32 | low)
                    .append("L\nN");
        }
        refused(zip(pickle + "d."), "no tensors");
    }

    @Test
    void namesInRefusalsAreShort() throws IOException {
        String key = "V" + "x\u001b".repeat(1 << 18) + "\n";
        assertThatThrownBy(() -> Checkpoints.read(zip("(" + key + "Nd.")))
                .isInstanceOf(CheckpointException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000).doesNotContain("\u001b"));
    }

    @Test
    void shapesThatOverflowAreRefusedThoughTheyHoldNothing() throws IOException {
        String huge = "[2147483647,2147483647,2147483647,0]";
        refused(safetensors("{'a':{'dtype':'F32','shape':" + huge + ",'data_offsets':[0,0]}}"), "more than");
        refused(safetensors("{'a':{'dtype':'F32','shape':[4294967296,0],'data_offsets':[0,0]}}"), "'a'");
        refused(npy(huge.replace('[', '(').replace(']', ')')), "more than");
        refused(
                zip("(dVa\nctorch._utils\n_rebuild_tensor_v2\n((Vstorage\nctorch\nFloatStorage\nV0\nVcpu\nI0\ntQI0\n"
                        + "(I2147483647\nI2147483647\nI2147483647\nI0\nt(I0\nI0\nI0\nI0\nttRs."),
                "reaches beyond");
    }

    private Path npy(String shape) throws IOException {
        byte[] text =
                ("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + "}").getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0});
        out.writeBytes(text);
        return Files.write(folder.resolve("x.npy"), out.toByteArray());
    }

    @Test
    void aHeaderOfNothingButBracketsIsRefusedBeforeItTakesMemory() throws IOException {
        Path file = safetensors("{'__metadata__':[" + "{},".repeat(1_000_000) + "0]}");
        refused(file, "more than");
        refused(safetensors("{'a':" + "[".repeat(100_000)), "no JSON");
    }
}
