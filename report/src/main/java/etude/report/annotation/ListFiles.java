package etude.report.annotation;

import etude.annotation.Segment;
import etude.report.annotation.Columns.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of many recordings: what happens in each, of which class each is, which tags each has. */
final class ListFiles {

    /** Lines of a list. */
    private static final int MOST = 1 << 20;

    /** Values of a table, 32 MB. */
    private static final int MOST_VALUES = 1 << 22;

    private ListFiles() {}

    /** Takes a line of a list. */
    private interface Taker {
        void take(Row row, List<String> cells) throws IOException;
    }

    /** Rows but for a header that names a file or a time. */
    private static void each(Path file, Taker taker) throws IOException {
        try (TextLines lines = TextLines.open(file)) {
            int count = 0;
            for (Row row = lines.next(); row != null; row = lines.next()) {
                List<String> cells = row.cellsByTabs();
                Columns named = Columns.named(cells);
                if (count == 0 && (named.has(Field.FILE) || named.has(Field.START))) {
                    count++;
                    continue;
                }
                if (++count > MOST) {
                    throw row.bad("more than " + MOST + " lines", "Cut the file into parts.");
                }
                try {
                    taker.take(row, cells);
                } catch (IllegalArgumentException e) {
                    throw row.bad(e);
                }
            }
        }
    }

    /**
     * Sound events by recording: lines {@code onset offset label}, the recording before them where there are several (then
     * perhaps a scene); a recording alone has no events.
     */
    static Map<String, List<Segment>> events(Path file) throws IOException {
        Map<String, List<Segment>> events = new LinkedHashMap<>();
        each(file, (row, cells) -> {
            int at = firstTime(cells);
            String recording = at == 0 ? "" : cells.get(0);
            List<Segment> of = events.computeIfAbsent(recording, name -> new ArrayList<>());
            if (at >= 0) {
                double onset = row.number(cells.get(at), "an onset in seconds");
                double offset = row.number(cells.get(at + 1), "an offset in seconds");
                of.add(new Segment(onset, offset, String.join(" ", cells.subList(at + 2, cells.size()))));
            } else if (cells.size() > 2) {
                throw row.bad(
                        row.toString(), "A line has an onset, an offset and a label; a recording may stand before.");
            }
        });
        return events;
    }

    /** Where two numbers and a label begin, -1 where they do not. */
    private static int firstTime(List<String> cells) {
        for (int i = 0; i + 2 < cells.size(); i++) {
            if (Row.isNumber(cells.get(i)) && Row.isNumber(cells.get(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    /** The class of each item: the first cell after its name that is no number. */
    static Map<String, String> classes(Path file) throws IOException {
        Map<String, String> classes = new LinkedHashMap<>();
        each(file, (row, cells) -> {
            String label = cells.stream()
                    .skip(1)
                    .filter(cell -> !Row.isNumber(cell) && !cell.isEmpty())
                    .findFirst()
                    .orElse(cells.size() == 2 ? cells.get(1) : "");
            if (label.isEmpty()) {
                throw row.bad(row.toString(), "A line has the name of an item and its class.");
            }
            if (classes.put(cells.get(0), label) != null) {
                throw row.bad("'" + Row.shown(cells.get(0)) + "' again", "Each item has one class.");
            }
        });
        return classes;
    }

    /** A table with the tags in its first line and a clip in each other one. */
    static TagScores tags(Path file) throws IOException {
        List<String> clips = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        List<String> tags = List.of();
        try (TextLines lines = TextLines.open(file)) {
            for (Row row = lines.next(); row != null; row = lines.next()) {
                List<String> cells = row.cellsByTabs();
                if (tags.isEmpty()) {
                    tags = cells.subList(1, cells.size());
                    checkTags(row, tags);
                } else {
                    clips.add(cells.get(0));
                    values.add(numbers(row, cells, tags));
                }
                if ((long) clips.size() * tags.size() > MOST_VALUES) {
                    throw row.bad("more than " + MOST_VALUES + " values", "Write them as npz, or in parts.");
                }
            }
        }
        return new TagScores(clips, tags, values.toArray(double[][]::new));
    }

    private static void checkTags(Row row, List<String> tags) throws AnnotationFormatException {
        if (tags.isEmpty() || tags.stream().anyMatch(Row::isNumber)) {
            throw row.bad(row.toString(), "The first line names the clip's column and then the tags.");
        }
    }

    private static double[] numbers(Row row, List<String> cells, List<String> tags) throws AnnotationFormatException {
        if (cells.size() != tags.size() + 1) {
            throw row.bad(cells.size() + " cells", "A clip and " + tags.size() + " values should be there.");
        }
        double[] numbers = new double[tags.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.number(cells.get(i + 1), "the value of '" + tags.get(i) + "'");
        }
        return numbers;
    }
}
