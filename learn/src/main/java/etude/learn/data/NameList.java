package etude.learn.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lists of names: one a line. */
final class NameList {

    private NameList() {}

    /** All lines that say something, without spaces around them. */
    static List<String> of(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** The first line that says something; empty where there is none. */
    static String first(Path file) throws IOException {
        return of(file).stream().findFirst().orElse("");
    }
}
