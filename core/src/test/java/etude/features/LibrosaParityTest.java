package etude.features;

import static org.assertj.core.api.Assertions.assertThat;

import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Npy;
import etude.testing.Signals;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every array of every folder of reference values; writes the parity table. */
class LibrosaParityTest {

    private static final ParityTable TABLE = new ParityTable();
    private static int planned;
    private static int passed;

    @TestFactory
    Stream<DynamicNode> everyReferenceArrayAgreesEdgesIncluded() throws IOException {
        Path root = TestData.require("reference/librosa");
        List<DynamicNode> clips = list(root).stream()
                .filter(folder -> Files.exists(folder.resolve("input.wav")))
                .map(LibrosaParityTest::clip)
                .toList();
        assertThat(clips).isNotEmpty();
        return clips.stream();
    }

    private static DynamicNode clip(Path folder) {
        String name = folder.getFileName().toString();
        try {
            Waveform wave = Signals.referenceWav(folder.resolve("input.wav"));
            List<DynamicTest> tests = list(folder).stream()
                    .filter(file -> file.toString().endsWith(".npy"))
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> agrees(file, name, wave)))
                    .toList();
            planned += tests.size();
            return DynamicContainer.dynamicContainer(name, tests);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void agrees(Path file, String clip, Waveform wave) throws IOException {
        String array = file.getFileName().toString().replace(".npy", "");
        LibrosaReference.Kind kind = LibrosaReference.kind(array)
                .orElseThrow(() -> new AssertionError("No comparison is known for " + array + "."));
        if (kind.make().isEmpty()) {
            TABLE.leftOut(array, clip, kind);
        } else {
            Npy expected = Npy.read(file);
            Frames actual = kind.make().get().apply(wave);
            double error = array.equals("spectral_rolloff")
                    ? rolloff(actual, expected, wave)
                    : Goldens.errorOfFirstFrames(actual, expected);
            assertThat(error).isLessThanOrEqualTo(kind.tolerance());
            TABLE.compared(array, clip, error, kind);
        }
        passed++;
    }

    /** The error outside those frames, at most one in a thousand, that stand one bin beside. */
    private static double rolloff(Frames actual, Npy expected, Waveform wave) {
        double bin = wave.sampleRate() / 2048.0;
        double worst = 0;
        int beside = 0;
        for (int t = 0; t < actual.count(); t++) {
            double off = Math.abs(expected.data()[t] - actual.get(0, t));
            if (Math.abs(off - bin) < 1e-3 * bin) {
                beside++;
            } else {
                worst = Math.max(worst, off);
            }
        }
        assertThat(beside).isLessThanOrEqualTo(actual.count() / 1000);
        return worst / (wave.sampleRate() / 2.0);
    }

    @AfterAll
    static void writeTheTable() throws IOException {
        Path bench = Path.of(System.getProperty("etude.root", "..")).resolve("bench");
        if (planned > 0 && passed == planned && Files.isDirectory(bench)) {
            TABLE.write(bench.resolve("PARITY.md"));
        }
    }
}
