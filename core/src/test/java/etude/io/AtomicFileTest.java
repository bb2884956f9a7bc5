package etude.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileStandsUnderItsNameOnlyWhenItIsWhole() throws IOException {
        Path target = folder.resolve("a.bin");
        try (AtomicFile file = AtomicFile.create(target, false)) {
            file.channel().write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            assertThat(target).doesNotExist();
            file.commit();
        }
        assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(names()).containsExactly("a.bin");
    }

    @Test
    void whatIsNotCommittedLeavesNothingBehindAndTheOldFileAsItWas() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");
        try (AtomicFile file = AtomicFile.create(target, true)) {
            file.channel().write(ByteBuffer.wrap(new byte[9]));
        }
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhereThatIsAllowed() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");
        assertThatThrownBy(() -> AtomicFile.create(target, false)).isInstanceOf(FileAlreadyExistsException.class);
        AtomicFile.write(target, true, new byte[] {'n', 'e', 'w'});
        assertThat(target).hasContent("new");
    }

    @Test
    void aFileThatComesThereMeanwhileIsNotReplaced() throws IOException {
        Path target = folder.resolve("a.txt");
        try (AtomicFile file = AtomicFile.create(target, false)) {
            Files.writeString(target, "another's");
            assertThatThrownBy(file::commit).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(target).hasContent("another's");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void aLinkIsWrittenThrough() throws IOException {
        Path real = Files.writeString(folder.resolve("real.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real);
        AtomicFile.write(link, true, new byte[] {'x'});
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("x");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatTakesNoFileIsNamedAndNotTheHiddenFileThatWasTried() {
        assertThatThrownBy(() -> AtomicFile.create(Path.of("/proc/x.npz"), false))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("/proc: no file can be made in this folder")
                .hasMessageNotContaining(".tmp");
        assertThatThrownBy(() -> AtomicFile.spool(Path.of("/proc/x.npz")))
                .hasMessageStartingWith("/proc: no file can be made in this folder");
    }

    @Test
    void aFolderOrAMissingOneIsRefusedWithASentence() {
        assertThatThrownBy(() -> AtomicFile.create(folder, true)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> AtomicFile.create(folder.resolve("none/a.txt"), true))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("make it first");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
