package etude.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLibraryTest {

    @TempDir
    Path natives;

    @Test
    void theLibrariesAreUnpackedOnceAndMendedWhereTheyAreDamaged() throws IOException {
        Path folder = EngineLibrary.unpacked(natives);
        assumeTrue(folder != null, "ONNX Runtime has no libraries for this machine");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSize(2);
        byte[] whole = Files.readAllBytes(files.get(1));
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(files.get(0), longAgo);

        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(files.get(1), damaged);
        assertThat(EngineLibrary.unpacked(natives)).isEqualTo(folder);

        assertThat(Files.readAllBytes(files.get(1))).isEqualTo(whole);
        assertThat(Files.getLastModifiedTime(files.get(0))).isEqualTo(longAgo);
    }
}
