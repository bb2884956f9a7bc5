package etude.report.page;

import org.jspecify.annotations.Nullable;

/**
 * Something known of a song.
 *
 * @param key its name in {@code report.json}: stable, {@code camelCase}
 * @param label its name on the page
 * @param text how it is written on the page, with its unit
 * @param value the number, text or truth value in {@code report.json}; {@code null} and what is no finite number become
 *     {@code null}
 */
public record Fact(
        String key, String label, String text, @Nullable Object value) {

    /** A fact whose text is its value. */
    public static Fact of(String key, String label, String text) {
        return new Fact(key, label, text, text);
    }

    /**
     * Facts that belong together.
     *
     * @param key their name in {@code report.json}
     * @param title their heading
     * @param explanation a sentence that helps to read them; may be empty
     * @param facts in order
     */
    public record Group(String key, String title, String explanation, java.util.List<Fact> facts) {

        /** Copies the list. */
        public Group {
            facts = java.util.List.copyOf(facts);
        }
    }
}
