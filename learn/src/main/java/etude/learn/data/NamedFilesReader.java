package etude.learn.data;

import etude.network.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sounds in one folder whose names say all.
 *
 * @param name of the reader
 * @param reads what it reads, for sentences
 * @param pattern of names, with groups {@code label} and {@code speaker}
 * @param part where a sound belongs, by its name
 */
record NamedFilesReader(String name, String reads, Pattern pattern, Function<Matcher, String> part)
        implements DatasetReader {

    private static final int TEST_TAKES = 5;

    /** Jackson et al.'s free spoken digits: digit, speaker and take; takes 0 to 4 are the set's own test part. */
    static final NamedFilesReader FSDD = new NamedFilesReader(
            "fsdd",
            "the free spoken digits (digit_speaker_take.wav)",
            Pattern.compile("(?:.*/)?(?<label>\\d)_(?<speaker>[A-Za-z]\\w*?)_(?<take>\\d{1,4})\\.\\w+"),
            match -> Integer.parseInt(match.group("take")) < TEST_TAKES ? "test" : "train");

    @Override
    public boolean recognises(DataSource source) {
        if (!Files.isDirectory(source.path())) {
            return false;
        }
        List<String> paths = Sounds.in(source.audio()).paths();
        long matching =
                paths.stream().filter(path -> pattern.matcher(path).matches()).count();
        return matching > 0 && matching * 10 >= paths.size() * 9L;
    }

    @Override
    public Dataset read(DataSource source) throws IOException {
        Collected data = new Collected(source);
        for (String path : data.sounds().paths()) {
            Matcher match = pattern.matcher(path);
            if (match.matches()) {
                data.at(path)
                        .label(match.group("label"))
                        .group("speaker", match.group("speaker"))
                        .part(part.apply(match));
            }
        }
        return data.end(name, "", "", new Task.Classes());
    }
}
