package etude.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("album/disc 2"));
        Files.createDirectories(folder.resolve(".hidden"));
        for (String name : List.of(
                "10.wav",
                "9.WAV",
                "notes.txt",
                ".secret.wav",
                ".hidden/x.wav",
                "album/b.mp3",
                "album/disc 2/ä [1].flac")) {
            Files.createFile(folder.resolve(name));
        }
    }

    private List<String> expand(String... arguments) {
        return InputFiles.expand(List.of(arguments)).stream()
                .map(input -> folder.relativize(input.path()).toString())
                .toList();
    }

    @Test
    void aFolderGivesItsSoundFilesAndThoseBelowInNaturalOrder() {
        assertThat(expand(folder.toString()))
                .containsExactly("9.WAV", "10.wav", "album/b.mp3", "album/disc 2/ä [1].flac");
    }

    @Test
    void aPatternGivesWhatMatches() {
        assertThat(expand(folder + "/*.wav")).containsExactly("10.wav");
        assertThat(expand(folder + "/{9,10}.*")).containsExactly("9.WAV", "10.wav");
        assertThat(expand(folder + "/**/*.{mp3,flac}")).containsExactly("album/b.mp3", "album/disc 2/ä [1].flac");
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsAFile() {
        String file = folder.resolve("album/disc 2/ä [1].flac").toString();

        assertThat(expand(file)).containsExactly("album/disc 2/ä [1].flac");
    }

    @Test
    void whatIsNamedTwiceComesOnceWhereItIsNamedFirst() {
        String ten = folder.resolve("10.wav").toString();

        assertThat(expand(ten, folder.toString(), ten))
                .startsWith("10.wav", "9.WAV")
                .hasSize(4);
    }

    @Test
    void aMissingFileComesOutSoThatOpeningItTells() {
        assertThat(expand(folder.resolve("nothing.wav").toString())).containsExactly("nothing.wav");
    }

    @Test
    void aFolderOrPatternWithoutSoundIsAnErrorOfUse() {
        assertThatThrownBy(() -> expand(folder.resolve(".hidden").resolveSibling("album") + "/*.wav"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("No file matches");
        assertThatThrownBy(() -> {
                    Path empty = Files.createDirectory(folder.resolve("empty"));
                    expand(empty.toString());
                })
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("has no sound files");
    }

    @Test
    void namesTellFilesBelowAFolderApart() {
        assertThat(InputFiles.expand(List.of(folder.toString())))
                .extracting(input -> input.name().toString())
                .contains("10.wav", Path.of("album", "b.mp3").toString());
    }
}
