package etude.audio;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How to write a sound file.
 *
 * @param encoding file format and codec
 * @param replace whether a file of that name may be replaced
 * @param dither seed of a dither of triangular distribution, ±1 step of the integer format; empty for none
 * @param tags title, artist and the like; which of them are kept is the format's choice
 */
public record WriteOptions(Encoding encoding, boolean replace, OptionalLong dither, SortedMap<String, String> tags) {

    /** Copies the tags. */
    public WriteOptions {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** An encoding; nothing is replaced, dithered or tagged. */
    public static WriteOptions of(Encoding encoding) {
        return new WriteOptions(encoding, false, OptionalLong.empty(), new TreeMap<>());
    }

    /**
     * The encoding that the file's extension stands for; nothing is replaced, dithered or tagged.
     *
     * @throws AudioFormatException if it stands for none
     */
    public static WriteOptions forFile(Path path) throws AudioFormatException {
        return of(Encoding.forFile(path));
    }

    /** These options, and a file of that name is replaced. */
    public WriteOptions replacing() {
        return new WriteOptions(encoding, true, dither, tags);
    }

    /** These options, with a dither before samples become integers: the same noise for the same seed. */
    public WriteOptions dithered(long seed) {
        return new WriteOptions(encoding, replace, OptionalLong.of(seed), tags);
    }

    /** These options, with tags. */
    public WriteOptions tagged(Map<String, String> names) {
        return new WriteOptions(encoding, replace, dither, new TreeMap<>(names));
    }
}
