package etude.report.annotation;

import etude.annotation.Pattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Patterns in MIREX's form: {@code pattern1}, {@code occurrence1}, then a line {@code onset, pitch} for each note. */
final class PatternFiles {

    /** Notes of a file. */
    private static final int MOST = 1 << 20;

    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Pattern.Occurrence> occurrences = new ArrayList<>();
    private final List<Pattern.Point> points = new ArrayList<>();

    static List<Pattern> read(Path file) throws IOException {
        PatternFiles parts = new PatternFiles();
        try (TextLines lines = TextLines.open(file)) {
            int count = 0;
            for (Row row = lines.next(); row != null; row = lines.next()) {
                if (++count > MOST) {
                    throw row.bad("more than " + MOST + " lines", "Cut the file into parts.");
                }
                parts.take(row);
            }
        }
        parts.endPattern();
        return parts.patterns;
    }

    private void take(Row row) throws AnnotationFormatException {
        String text = row.text().toLowerCase(Locale.ROOT);
        if (text.startsWith("pattern")) {
            endPattern();
        } else if (text.startsWith("occurrence")) {
            endOccurrence();
        } else {
            List<String> cells = row.cells(Integer.MAX_VALUE);
            if (cells.size() != 2) {
                throw row.bad(row.toString(), "A line says 'pattern', 'occurrence', or an onset and a pitch.");
            }
            points.add(new Pattern.Point(
                    row.number(cells.get(0), "an onset"), row.number(cells.get(1), "a pitch as MIDI number")));
        }
    }

    private void endOccurrence() {
        if (!points.isEmpty()) {
            occurrences.add(new Pattern.Occurrence(points));
            points.clear();
        }
    }

    private void endPattern() {
        endOccurrence();
        if (!occurrences.isEmpty()) {
            patterns.add(new Pattern(occurrences));
            occurrences.clear();
        }
    }
}
