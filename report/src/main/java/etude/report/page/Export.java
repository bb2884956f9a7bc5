package etude.report.page;

/**
 * A file beside the page, for other programs.
 *
 * @param title what is in it and who reads it
 * @param fileName letters, digits, points, dashes, underscores
 * @param bytes its content: shared, not to be changed
 */
public record Export(String title, String fileName, byte[] bytes) {

    /** Checks the name. */
    public Export {
        Names.check(fileName);
    }
}
