package etude.listen;

import static org.assertj.core.api.Assertions.assertThat;

import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows of networks works as it stands there; models come from a folder, not from the network. */
class ReadmeTest {

    @TempDir
    private Path folder;

    @Test
    void everyCommandEndsWell() throws IOException {
        Path weights = TestData.require("weights/tagging/sota/mtat/musicnn/best_model.pth");
        SmallModels.empty();
        SmallModels.sound(folder.resolve("song.mp3"), 4);

        assertThat(commands()).hasSizeGreaterThan(4).allSatisfy(command -> {
            Stream<Object> from = command.contains("models pull") ? Stream.of("--from", weights) : Stream.of();
            Run run = Run.of(Stream.concat(arguments(command), from).toArray());
            assertThat(run.code()).as(() -> command + ": " + run.err()).isZero();
        });
        assertThat(Files.readString(folder.resolve("report/report.html"))).contains("What a network hears");
    }

    /** Those of the block that pulls a model. */
    private static List<String> commands() throws IOException {
        String readme =
                Files.readString(Path.of(System.getProperty("etude.root")).resolve("README.md"));
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .filter(block -> block.contains("./etude models pull"))
                .flatMap(String::lines)
                .toList();
    }

    /** The words of a command; files lie in the test's folder. */
    private Stream<Object> arguments(String command) {
        return Arrays.stream(command.split(" "))
                .skip(1)
                .map(word -> word.matches("[a-z-]+\\.[a-z0-9]+|report") ? folder.resolve(word) : word);
    }
}
