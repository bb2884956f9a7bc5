package etude.report.page;

import java.util.List;

/**
 * What is known of a training run, to be shown to people.
 *
 * @param title name of the run
 * @param subtitle what was learned, in a sentence; may be empty
 * @param warnings what a reader must know before figures are believed; each a sentence
 * @param facts groups of facts at the top
 * @param sections from top to bottom
 */
public record RunReport(
        String title, String subtitle, List<String> warnings, List<Fact.Group> facts, List<Section> sections) {

    /** Copies the lists. */
    public RunReport {
        warnings = List.copyOf(warnings);
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /**
     * A section.
     *
     * @param key its place in the page: letters, digits, dashes, underscores
     * @param title its heading
     * @param says a sentence: how it is read; may be empty
     * @param parts from top to bottom
     */
    public record Section(String key, String title, String says, List<RunPart> parts) {

        /** Checks the key and copies the list. */
        public Section {
            Names.check(key);
            parts = List.copyOf(parts);
        }
    }
}
