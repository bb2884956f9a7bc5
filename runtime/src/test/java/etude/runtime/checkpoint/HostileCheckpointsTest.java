package etude.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that lie: each is read or refused with a sentence; nothing runs, and memory is never taken on their word. */
class HostileCheckpointsTest {

    private static final Limits SMALL = new Limits(64 << 20);

    @TempDir
    Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static Checkpoint read(Path file) throws IOException {
        return Checkpoints.read(file, "", SMALL);
    }

    /** A pickle of protocol 2 in the archive that PyTorch makes, with one storage. */
    private Path zip(String pickle, byte[] storage) throws IOException {
        Path file = folder.resolve("x.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "x/data.pkl", pickle.getBytes(StandardCharsets.ISO_8859_1));
            entry(zip, "x/data/0", storage);
        }
        return file;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
    }

    /** {@code {"a": tensor}} in the text protocol. */
    private static String tensor(String type, String key, String count, String offset, String shape, String strides) {
        return "(dS'a'\nctorch._utils\n_rebuild_tensor_v2\n((S'storage'\nctorch\n" + type + "\nS'" + key + "'\nS'cpu'\n"
                + count + "tQ" + offset + "(" + shape + "t(" + strides + "tI00\nccollections\nOrderedDict\n(tRtRs.";
    }

    @Test
    void anHonestFileByHandIsRead() throws IOException {
        Path file = zip(tensor("FloatStorage", "0", "I3\n", "I1\n", "I2\n", "I1\n"), new byte[12]);
        assertThat(read(file).tensors().get("a").weight().shape()).isEqualTo(Shape.of(2));
    }

    @ParameterizedTest
    @CsvSource({
        "FloatStorage, 0, I4, I0, I2, I1, fewer than the 16 bytes",
        "FloatStorage, 0, I2, I0, I2, I1, more than the 8 bytes",
        "FloatStorage, 0, I3, I2, I2, I1, reaches beyond the 3 values",
        "FloatStorage, 0, I3, I0, I2, I3, reaches beyond",
        "FloatStorage, 0, I3, I0, I2, I9223372036854775807, whole number",
        "FloatStorage, 0, I3, I0, I-2, I1, whole number",
        "FloatStorage, 0, I3, I-1, I2, I1, whole number",
        "FloatStorage, 0, I3, I0, I2, I-1, whole number",
        "FloatStorage, 0, I99999999999, I0, I2, I1, at most 2 GB",
        "FloatStorage, 1, I3, I0, I2, I1, lacks data/1",
        "FloatStorage, ../data.pkl, I3, I0, I2, I1, lacks data/../data.pkl",
        "FloatStorage, 0, I3, I0, I2000000000, I0, more than",
        "ComplexFloatStorage, 0, I3, I0, I2, I1, torch.ComplexFloatStorage",
        "UntypedStorage, 0, I3, I0, I2, I1, torch.UntypedStorage",
        "_C._load_for_module, 0, I3, I0, I2, I1, torch._C._load_for_module",
        "float32, 0, I3, I0, I2, I1, not read",
    })
    void sizesAndNamesThatLieAreRefused(
            String type, String key, String count, String offset, String shape, String strides, String reason)
            throws IOException {
        String pickle = tensor(type, key, count + "\n", offset + "\n", shape + "\n", strides + "\n");
        assertThatThrownBy(() -> read(zip(pickle, new byte[12])))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void manyTensorsThatShareOneNumberDoNotFillTheMemory() throws IOException {
        StringBuilder pickle = new StringBuilder("(d");
        for (int i = 0; i < 1000; i++) {
            String tensor = tensor("FloatStorage", "0", "I3\n", "I0\n", "I1000000\n", "I0\n");
            pickle.append("S'")
                    .append(i)
                    .append("'\n")
                    .append(tensor, 7, tensor.length() - 2)
                    .append('s');
        }
        Path file = zip(pickle.append('.').toString(), new byte[12]);
        assertThatThrownBy(() -> read(file)).hasMessageContaining("more than 16777216 bytes");
    }

    @Test
    void anArchiveThatUnpacksToMoreIsRefused() throws IOException {
        Path bomb = zip(tensor("FloatStorage", "0", "I50000000\n", "I0\n", "I2\n", "I1\n"), new byte[200_000_000]);
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThatThrownBy(() -> read(bomb)).hasMessageContaining("more than 16777216 bytes");
    }

    @Test
    void aPickleThatUnpacksToMoreIsRefused() throws IOException {
        Path bomb = zip("(".repeat(100_000_000), new byte[0]);
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(CheckpointException.class);
    }

    @Test
    void aMaliciousPickleIsRefusedByNameInBothFormats() throws IOException {
        String evil = "cos\nsystem\n(S'touch " + folder.resolve("ran") + "'\ntR.";
        assertThatThrownBy(() -> read(zip(evil, new byte[0]))).hasMessageContainingAll("os.system", "x.pth");
        byte[] legacy = Fixtures.bytes("legacy.pth");
        byte[] magic = Arrays.copyOf(legacy, 15);
        assertThatThrownBy(() -> read(file("y.pth", join(magic, evil.getBytes(StandardCharsets.ISO_8859_1)))))
                .hasMessageContainingAll("os.system", "y.pth");
        assertThatThrownBy(() -> read(file(
                        "z.pt", join(new byte[] {(byte) 0x80, 2}, evil.getBytes(StandardCharsets.ISO_8859_1)))))
                .hasMessageContainingAll("os.system");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void whatATensorIsMadeOfIsChecked() throws IOException {
        for (String pickle : new String[] {
            "(dS'a'\nctorch._utils\n_rebuild_tensor_v2\n(S'x'\nI0\n(tttRs.",
            "(dS'a'\nctorch._utils\n_rebuild_tensor_v2\n(tRs.",
            "(dS'a'\nctorch._utils\n_rebuild_parameter\n(S'x'\nI00\ntRs.",
            "(dS'a'\nctorch\nFloatStorage\n(tRs.",
            "ctorch._utils\n_rebuild_tensor_v2\n(d(S'x'\nb.",
            "S'nothing'\nQ.",
            "(S'module'\nctorch\nFloatStorage\nS'0'\nS'cpu'\nI1\ntQ.",
            "(S'storage'\nctorch\nFloatStorage\nS'0'\nS'cpu'\nI1\n(S'1'\nI0\nI1\nttQ.",
            "ctorch\ndevice\n(I1\ntR.",
            "cnumpy\ndtype\n(S'O8'\ntR.",
            "cnumpy.core.multiarray\nscalar\n(cnumpy\ndtype\n(S'O8'\ntRS'x'\ntR.",
            "c_codecs\nencode\n(I1\ntR.",
            "N.",
            "(d.",
            "(lp0\ng0\na.",
            "(dp0\nS'state_dict'\ng0\ns.",
        }) {
            assertThatThrownBy(() -> read(zip(pickle, new byte[12])))
                    .as(pickle)
                    .isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void factsThatHoldThemselvesOrOneAnotherManyTimesEnd() throws IOException {
        StringBuilder laughs = new StringBuilder("(lp0\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("0(lp").append(i).append("\n").append(("g" + (i - 1) + "\na").repeat(2));
        }
        String pickle = "(dp100\nS'self'\ng100\nsS'laughs'\n" + laughs + "s"
                + tensor("FloatStorage", "0", "I3\n", "I0\n", "I2\n", "I1\n").substring(2);
        assertThat(read(zip(pickle, new byte[12])).tensors()).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,12]}}; needs 8",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]},'a':{}}; no JSON",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}; byte 0 is next",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}; header tells of 8",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}; side by side",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,12]}}; needs 9223372036854775807",
                "{'a':{'dtype':'F32','shape':[-3],'data_offsets':[0,12]}}; does not say just",
                "{'a':{'dtype':'F32','shape':[3.0],'data_offsets':[0,12]}}; does not say just",
                "{'a':{'dtype':'F8_E4M3','shape':[12],'data_offsets':[0,12]}}; F8_E4M3",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12],'x':1}}; does not say just",
                "{'a':3}; does not say just",
                "{'__metadata__':{'x':1},'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}}; no text",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[12,0]}}; needs 12",
                "{]; no JSON",
                "{} []; no JSON",
            },
            quoteCharacter = '"')
    void safetensorsThatLieAreRefused(String header, String reason) throws IOException {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        byte[] length = {(byte) json.length, (byte) (json.length >> 8), 0, 0, 0, 0, 0, 0};
        Path file = file("x.safetensors", join(join(length, json), new byte[12]));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aHeaderLongerThanTheFileIsRefused() throws IOException {
        byte[] bytes = join(new byte[] {-1, -1, -1, -1, -1, -1, -1, 0x7f}, "{}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(file("x", bytes))).hasMessageContaining("header cannot have");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"legacy.pth", "nested_zip.pth", "protocol4.pth", "small.safetensors", "small.npz", "small.h5"})
    void anySeededCorruptionIsReadOrRefusedButNothingElse(String name) throws IOException {
        byte[] good = name.startsWith("small") ? small(name) : Fixtures.bytes(name);
        assertThat(read(file("good", good)).tensors()).isNotEmpty();
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int round = 0; round < 500; round++) {
            Path file = file("bad", corrupt(good, random));
            try {
                read(file);
            } catch (IOException e) {
                assertThat(e).isInstanceOf(CheckpointException.class);
                assertThat(e.getMessage()).contains("bad").endsWith(".");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy.pth", "zip.pth", "small.safetensors", "small.npz", "small.h5"})
    void aFileCutAnywhereIsRefused(String name) throws IOException {
        byte[] good = name.startsWith("small") ? small(name) : Fixtures.bytes(name);
        int end = name.endsWith("h5")
                ? good.length - 600
                : good.length; // our HDF5 file ends with room that holds nothing
        for (int length = 0; length < end; length += 7) {
            Path file = file("cut", Arrays.copyOf(good, length));
            assertThatThrownBy(() -> read(file)).as("cut at %d", length).isInstanceOf(CheckpointException.class);
        }
    }

    private static byte[] corrupt(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private byte[] small(String name) throws IOException {
        Path file = folder.resolve(name);
        if (name.endsWith("safetensors")) {
            Weight weight = new Weight(Shape.of(2, 3), new float[] {1, 2, 3, 4, 5, 6});
            Safetensors.write(file, true, Weights.of(Map.of("a", weight)), Map.of("b", "c"));
        } else if (name.endsWith("npz")) {
            byte[] array = join(
                    "\u0093NUMPY\u0001\u0000v\u0000".getBytes(StandardCharsets.ISO_8859_1),
                    String.format("%-117s\n", "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }")
                            .getBytes(StandardCharsets.ISO_8859_1));
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                entry(zip, "a.npy", join(array, new byte[12]));
            }
        } else {
            try (WritableHdfFile hdf = HdfFile.write(file)) {
                WritableGroup group = hdf.putGroup("conv");
                group.putDataset("kernel:0", new float[][] {{1, 2, 3}, {4, 5, 6}});
                group.putDataset("bias:0", new double[] {1, 2, 3});
                hdf.putAttribute("backend", "tensorflow");
            }
        }
        return Files.readAllBytes(file);
    }

    private static byte[] join(byte[] a, byte[] b) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(a);
        out.writeBytes(b);
        return out.toByteArray();
    }
}
