package etude.learn.verb;

import static org.assertj.core.api.Assertions.assertThat;

import etude.learn.data.TinySounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of training is what happens. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("etude.root"));

    @TempDir
    private Path folder;

    @Test
    void theCommandsOfTheReadmeThatTrainWork() throws IOException {
        for (int i = 0; i < 8; i++) {
            TinySounds.tone(folder.resolve("my-music/low/" + i + ".wav"), i);
            TinySounds.tone(folder.resolve("my-music/high/" + i + ".wav"), 30 + i);
            TinySounds.tone(folder.resolve("recordings/0_anna_" + i + ".wav"), i);
            TinySounds.tone(folder.resolve("recordings/1_anna_" + i + ".wav"), 30 + i);
        }
        TinySounds.tone(folder.resolve("song.mp3"), 12);

        assertThat(commands()).hasSizeGreaterThan(4).allSatisfy(command -> {
            Run run = Run.of(arguments(command));
            assertThat(run.code()).as(() -> command + ": " + run.err()).isZero();
        });
        assertThat(Files.readString(folder.resolve("genres/report.html"))).contains("accuracy");
    }

    /** Those of the block that trains. */
    private static List<String> commands() throws IOException {
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(found -> found.group(1))
                .filter(block -> block.contains("./etude train "))
                .flatMap(String::lines)
                .toList();
    }

    /** The words of a command; recipes lie in the project, all other files in the test's folder. */
    private Object[] arguments(String command) {
        return Arrays.stream(command.split(" ")).skip(1).map(this::argument).toArray();
    }

    private Object argument(String word) {
        if (word.startsWith("recipes/")) {
            return ROOT.resolve(word);
        }
        return word.startsWith("data.source=")
                ? "data.source=" + folder.resolve(word.substring(word.indexOf('=') + 1))
                : word.matches("song\\.mp3|my-music|genres(/model)?|digits") ? folder.resolve(word) : word;
    }
}
