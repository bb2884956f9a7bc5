package etude.annotation;

/**
 * How something was found.
 *
 * @param name of the method with what was set, such as {@code pYIN, 65 to 2093 Hz}
 * @param source the paper that describes it: authors, title, venue, year
 */
public record Method(String name, String source) {}
