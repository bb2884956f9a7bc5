package etude.cli;

import static org.assertj.core.api.Assertions.assertThat;

import etude.audio.AudioFiles;
import etude.testing.Signals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows works as it stands there, on a song made here. */
class ReadmeTest {

    private static final List<String> PACKAGES = List.of(
            "etude.audio",
            "etude.features",
            "etude.representation",
            "etude.resynthesis",
            "etude.signal",
            "java.nio.file");

    /** Verbs that rooms above contribute; their examples are tested there. */
    private static final Pattern LATER = Pattern.compile("^./etude (models|tag|train) ", Pattern.MULTILINE);

    @TempDir
    Path folder;

    private String readme;

    @BeforeEach
    void makeTheSong() throws IOException {
        readme = Files.readString(Path.of(System.getProperty("etude.root")).resolve("README.md"));
        AudioFiles.write(folder.resolve("song.mp3"), Signals.sine(440, 2, 22050));
    }

    @Test
    void theJavaExampleCompilesAndRuns() throws Exception {
        String body = blocks("java").get(0).replaceAll("Path\\.of\\(\"", "Path.of(System.getProperty(\"readme\"), \"");
        String imports = String.join(
                "", PACKAGES.stream().map(p -> "import " + p + ".*;\n").toList());
        Files.writeString(
                folder.resolve("Readme.java"),
                imports + "public class Readme { public static void main(String[] a) throws Exception {\n" + body
                        + "}}");
        assertThat(compile(folder.resolve("Readme.java"))).isEmpty();
        System.setProperty("readme", folder.toString());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Readme").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.clearProperty("readme");
        }
        assertThat(folder.resolve("what-mfcc-keeps.wav")).isNotEmptyFile();
    }

    @Test
    void everyCommandEndsWell() {
        List<String> commands = blocks("sh").stream()
                .filter(block -> !LATER.matcher(block).find())
                .flatMap(String::lines)
                .filter(line -> line.startsWith("./etude "))
                .toList();
        assertThat(commands).hasSizeGreaterThan(4).allSatisfy(command -> {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
            int code = Main.run(new Console(stream, stream, false, false), arguments(command));
            assertThat(code).as(() -> said.toString(StandardCharsets.UTF_8)).isZero();
        });
    }

    /** The words of a command; files lie in the test's folder. */
    private String[] arguments(String command) {
        return Stream.of(command.split(" "))
                .skip(1)
                .map(word -> word.matches("[a-z-]+\\.[a-z0-9]+|report")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
    }

    private List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-classpath",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    "-d",
                    source.getParent().toString(),
                    "-proc:none");
            compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        return said.toString();
    }
}
