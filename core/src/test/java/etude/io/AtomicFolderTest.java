package etude.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {

    @TempDir
    Path parent;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void write(String name, boolean overwrite, String content) throws IOException {
        try (AtomicFolder folder = AtomicFolder.create(parent.resolve(name), overwrite)) {
            Files.createDirectory(folder.path().resolve("inner"));
            Files.writeString(folder.path().resolve("inner/file"), content);
            assertThat(folder.path()).matches(AtomicFolder::isUnfinished);
            folder.commit();
        }
    }

    @Test
    void aFolderAppearsWithAllThatIsInIt() throws IOException {
        write("a", false, "1");
        assertThat(names()).containsExactly("a");
        assertThat(parent.resolve("a/inner/file")).hasContent("1");
    }

    @Test
    void nothingIsLeftOfAFolderThatIsNotCommitted() throws IOException {
        try (AtomicFolder folder = AtomicFolder.create(parent.resolve("a"), false)) {
            Files.createDirectories(folder.path().resolve("x/y"));
            Files.writeString(folder.path().resolve("x/y/z"), "1");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderThatIsThereIsReplacedOnlyWhereAllowed() throws IOException {
        write("a", false, "1");
        assertThatThrownBy(() -> write("a", false, "2")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(parent.resolve("a/inner/file")).hasContent("1");
        write("a", true, "2");
        assertThat(parent.resolve("a/inner/file")).hasContent("2");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aFileIsNotReplacedByAFolderAndAMissingParentIsNamed() throws IOException {
        Files.writeString(parent.resolve("file"), "mine");
        assertThatThrownBy(() -> write("file", true, "1"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("not a folder");
        assertThat(parent.resolve("file")).hasContent("mine");
        assertThatThrownBy(() -> write("no/a", false, "1"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("make it first");
    }

    @Test
    void aLinkIsRemovedButNotWhatItPointsTo() throws IOException {
        Path other = Files.createDirectory(parent.resolve("other"));
        Files.writeString(other.resolve("file"), "mine");
        Path folder = Files.createDirectory(parent.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link"), other);
        AtomicFolder.remove(folder);
        assertThat(names()).containsExactly("other");
        assertThat(other.resolve("file")).hasContent("mine");
    }
}
