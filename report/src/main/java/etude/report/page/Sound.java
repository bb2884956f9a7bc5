package etude.report.page;

/**
 * A sound to listen to, encoded for browsers: it is put into the page and beside it.
 *
 * @param title what is heard
 * @param sentence what to listen for; may be empty
 * @param fileName name of the file beside the page: letters, digits, points, dashes, underscores
 * @param mediaType for example {@code audio/mpeg}
 * @param bytes the encoded sound: shared, not to be changed
 * @param withSong whether it is as long as the song and made to be mixed with it
 */
public record Sound(String title, String sentence, String fileName, String mediaType, byte[] bytes, boolean withSong) {

    /** A sound that is heard alone. */
    public Sound(String title, String sentence, String fileName, String mediaType, byte[] bytes) {
        this(title, sentence, fileName, mediaType, bytes, false);
    }

    /** Checks the names. */
    public Sound {
        Names.check(fileName);
        if (!mediaType.matches("audio/[a-z0-9.+-]+(; ?codecs=[a-z0-9.]+)?")) {
            throw new IllegalArgumentException(
                    "\"" + mediaType + "\" is no type of sound; types look like audio/mpeg.");
        }
    }
}
