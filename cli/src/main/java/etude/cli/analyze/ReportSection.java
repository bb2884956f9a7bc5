package etude.cli.analyze;

import etude.cli.Console;
import etude.cli.Progress;
import etude.report.page.Fact;
import etude.report.page.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a song's report that another room contributes: a class with a public constructor without arguments, named in
 * {@code META-INF/services/etude.cli.analyze.ReportSection} of its jar. Options that it has by picocli's annotations are options
 * of {@code analyze}.
 */
public interface ReportSection extends AutoCloseable {

    /**
     * Gets ready, once before the first song, after its options are set.
     *
     * @throws etude.cli.UsageException if options contradict each other
     * @throws IOException if something that was asked for cannot be read
     */
    void prepare(Console console) throws IOException;

    /**
     * The part of a song.
     *
     * @throws IOException if the song cannot be read
     */
    Content of(Path song, Progress progress) throws IOException;

    /** Gives back what {@link #prepare} took. */
    @Override
    default void close() {}

    /**
     * What a section knows of a song.
     *
     * @param facts groups of facts
     * @param panels pictures
     * @param data for {@code report.json}, by names of the section's own: maps, lists, texts, numbers and arrays of them
     * @param hints sentences on what would show more
     */
    record Content(List<Fact.Group> facts, List<Panel> panels, Map<String, Object> data, List<String> hints) {

        /** Copies the lists. */
        public Content {
            facts = List.copyOf(facts);
            panels = List.copyOf(panels);
            data = new LinkedHashMap<>(data);
            hints = List.copyOf(hints);
        }

        /** Nothing. */
        public static Content none() {
            return new Content(List.of(), List.of(), Map.of(), List.of());
        }

        /** Only a sentence. */
        public static Content hint(String sentence) {
            return new Content(List.of(), List.of(), Map.of(), List.of(sentence));
        }
    }
}
