package etude.network.zoo;

import etude.representation.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Lists of labels that models are published for, each in the order of the models' outputs. */
public final class Labels {

    private static final List<String> NAMES =
            List.of("mtat", "msd", "jamendo", "genres", "keywords", "speech_commands", "wakeword", "events");

    private Labels() {}

    /**
     * The lists: {@code mtat}, {@code msd} and {@code jamendo} are the 50 most frequent tags of MagnaTagATune, of the Million
     * Song Dataset (from Last.fm) and of MTG-Jamendo; {@code genres} the ten of GTZAN; {@code keywords} the ten commands of
     * Speech Commands with silence and unknown words, {@code speech_commands} all its 35 words; {@code wakeword} one of them, silence and
     * unknown words; {@code events} the 17 sounds
     * of vehicles and warnings of DCASE 2017, task 4.
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A list by name.
     *
     * @throws IllegalArgumentException if there is none of that name, naming the nearest
     */
    public static List<String> named(String name) {
        if (!NAMES.contains(name)) {
            throw Nearest.unknown("list of labels", name, NAMES);
        }
        try (InputStream in = Labels.class.getResourceAsStream(name + ".txt")) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
