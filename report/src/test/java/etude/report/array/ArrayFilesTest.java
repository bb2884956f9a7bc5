package etude.report.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.io.array.NpyArray;
import etude.io.array.Npz;
import etude.representation.Axis;
import etude.representation.Layout;
import etude.signal.Frames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArrayFilesTest {

    @TempDir
    Path folder;

    /** Value at C-order index i of shape (…frame, count) is i/8, as in the committed files. */
    private static Frames eighths(int count, boolean complex, int... shape) {
        int bins = 1;
        for (int axis : shape) {
            bins *= axis;
        }
        int width = complex ? 2 : 1;
        float[] data = new float[count * bins * width];
        for (int bin = 0; bin < bins; bin++) {
            for (int t = 0; t < count; t++) {
                for (int part = 0; part < width; part++) {
                    data[(t * bins + bin) * width + part] = (part == 0 ? 1 : -1) * (bin * count + t) / 8f;
                }
            }
        }
        return new Frames(shape, complex, count, data);
    }

    private static Layout layout(Frames frames) {
        return new Layout("x", frames.shape(), frames.complex(), Axis.coefficients(frames.bins()), "");
    }

    private static Frames slice(Frames frames, int from, int to) {
        float[] part = java.util.Arrays.copyOfRange(frames.data(), from * frames.stride(), to * frames.stride());
        return new Frames(frames.shape(), frames.complex(), to - from, part);
    }

    private static byte[] numpy(String name) throws IOException {
        try (InputStream in = ArrayFilesTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private Path numpyFile(String name) throws IOException {
        return Files.write(folder.resolve(name), numpy(name));
    }

    private static void assertSame(Frames actual, Frames expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.complex()).isEqualTo(expected.complex());
        assertThat(actual.count()).isEqualTo(expected.count());
        assertThat(actual.data()).isEqualTo(expected.data());
    }

    @Test
    void filesAreTheBytesThatNumpyWrites() throws IOException {
        Path file = folder.resolve("x.npy");
        NpyWriter.write(file, true, eighths(3, false, 2));
        assertThat(file).hasBinaryContent(numpy("real_2x3.npy"));
        NpyWriter.write(file, true, eighths(3, true, 2));
        assertThat(file).hasBinaryContent(numpy("complex_2x3.npy"));
        NpyWriter.write(file, true, eighths(4, false, 2, 3));
        assertThat(file).hasBinaryContent(numpy("real_2x3x4.npy"));
        NpyWriter.write(file, true, eighths(5, false));
        assertThat(file).hasBinaryContent(numpy("real_5.npy"));
    }

    @Test
    void framesThatArrivePieceByPieceGiveTheBytesOfTheWhole() throws IOException {
        Frames frames = eighths(40_000, true, 3);
        NpyWriter.write(folder.resolve("whole.npy"), false, frames);
        try (NpyWriter writer = NpyWriter.create(folder.resolve("pieces.npy"), false, layout(frames))) {
            for (int t = 0; t < frames.count(); t += 9_999) {
                writer.append(slice(frames, t, Math.min(t + 9_999, frames.count())));
            }
            writer.commit();
        }
        assertThat(folder.resolve("pieces.npy")).hasSameBinaryContentAs(folder.resolve("whole.npy"));
    }

    @Test
    void whatNumpyWroteIsReadInEitherOrderAndOfAnyType() throws IOException {
        assertSame(ArrayFrames.of(NpyArray.read(numpyFile("real_2x3.npy"))), eighths(3, false, 2));
        assertSame(ArrayFrames.of(NpyArray.read(numpyFile("complex_2x3.npy"))), eighths(3, true, 2));
        assertSame(ArrayFrames.of(NpyArray.read(numpyFile("real_2x3x4.npy"))), eighths(4, false, 2, 3));
        assertSame(ArrayFrames.of(NpyArray.read(numpyFile("real_5.npy"))), eighths(5, false));
        assertSame(ArrayFrames.of(NpyArray.read(numpyFile("c_order.npy"))), eighths(3, false, 2));
        NpyArray whole = NpyArray.read(numpyFile("int16_big.npy"));
        assertThat(whole.shape()).containsExactly(2, 3);
        assertThat(whole.toDoubles()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void anArchiveOfNumpyIsRead() throws IOException {
        var arrays = Npz.read(numpyFile("two.npz"), 1 << 20);
        assertThat(arrays.keySet()).containsExactly("a", "b");
        assertSame(ArrayFrames.of(arrays.get("a")), eighths(3, false, 2));
        assertSame(ArrayFrames.of(arrays.get("b")), eighths(3, true, 2));
    }

    @Test
    void arraysOfAnArchiveMayGrowAtTheSameTime() throws IOException {
        Frames real = eighths(7, false, 2);
        Frames complex = eighths(5, true, 3);
        Path file = folder.resolve("x.npz");
        try (NpzWriter npz = NpzWriter.create(file, false);
                FrameSink a = npz.array("a", layout(real));
                FrameSink b = npz.array("b", layout(complex));
                FrameSink dropped = npz.array("dropped", layout(real))) {
            a.append(slice(real, 0, 3));
            b.append(complex);
            a.append(slice(real, 3, 7));
            npz.add("time", new double[] {0, 0.5});
            a.commit();
            b.commit();
            dropped.close();
            npz.commit();
        }
        var arrays = Npz.read(file, 1 << 20);
        assertThat(arrays.keySet()).containsExactly("a", "b", "time");
        assertSame(ArrayFrames.of(arrays.get("a")), real);
        assertSame(ArrayFrames.of(arrays.get("b")), complex);
        assertThat(arrays.get("time").toDoubles()).containsExactly(0, 0.5);
        assertThat(leftovers()).containsExactly("x.npz");
    }

    @Test
    void anArchiveWithAnUnfinishedArrayIsNotWritten() throws IOException {
        Path file = folder.resolve("x.npz");
        try (NpzWriter npz = NpzWriter.create(file, false)) {
            npz.array("a", layout(eighths(1, false, 2)));
            assertThatThrownBy(npz::commit).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> npz.array("a", layout(eighths(1, false, 2))))
                    .hasMessageContaining("already an array a");
            assertThatThrownBy(() -> npz.add("../a", new double[0])).hasMessageContaining("slashes");
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void nothingIsLeftOfAFileThatIsNotCommitted() throws IOException {
        try (NpyWriter writer = NpyWriter.create(folder.resolve("x.npy"), false, layout(eighths(1, false, 2)))) {
            writer.append(eighths(3, false, 2));
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhereAllowed() throws IOException {
        Path file = Files.writeString(folder.resolve("x.npy"), "mine");
        assertThatThrownBy(() -> NpyWriter.write(file, false, eighths(1, false, 2)))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("allow overwriting");
        assertThat(file).hasContent("mine");
        NpyWriter.write(file, true, eighths(1, false, 2));
        assertThat(NpyArray.read(file).shape()).containsExactly(2, 1);
        assertThat(leftovers()).containsExactly("x.npy");
    }

    @Test
    void aFileThatComesMeanwhileIsKept() throws IOException {
        Path file = folder.resolve("x.npy");
        try (NpyWriter writer = NpyWriter.create(file, false, layout(eighths(1, false, 2)))) {
            Files.writeString(file, "mine");
            assertThatThrownBy(writer::commit).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(file).hasContent("mine");
        assertThat(leftovers()).containsExactly("x.npy");
    }

    @Test
    void whatIsNoPlainFileIsNotReplacedAndAMissingFolderIsNamed() {
        assertThatThrownBy(() -> NpyWriter.write(folder, true, eighths(1, false, 2)))
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> NpyWriter.write(folder.resolve("no/x.npy"), true, eighths(1, false, 2)))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("make it first");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void framesOfAnotherShapeAreRefused(boolean complex) throws IOException {
        Layout layout = layout(eighths(1, false, 2));
        try (NpyWriter writer = NpyWriter.create(folder.resolve("x.npy"), false, layout)) {
            assertThatThrownBy(() -> writer.append(eighths(1, complex, 3))).hasMessageContaining("shape [2]");
        }
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
