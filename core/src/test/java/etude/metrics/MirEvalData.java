package etude.metrics;

import etude.annotation.Pattern;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.testing.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** The regression data of mir_eval: annotations of references and estimates, and the figures it gives them. */
final class MirEvalData {

    private static final java.util.regex.Pattern FIGURE =
            java.util.regex.Pattern.compile("\"([^\"]+)\"\\s*:\\s*([-+.\\dEea-zN]+)");

    private MirEvalData() {}

    /** A comparison with its expected figures. */
    record Triple(String name, Path reference, Path estimate, Map<String, Double> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All complete triples of a task. */
    static List<Triple> triples(String task) {
        Path folder = TestData.require("reference/mir_eval/" + task);
        var triples = new ArrayList<Triple>();
        for (Path output : files(folder, "output")) {
            String number = output.getFileName().toString().replaceAll("output|\\.json", "");
            List<Path> references = files(folder, "ref" + number + ".");
            List<Path> estimates = files(folder, "est" + number + ".");
            if (references.size() == 1 && estimates.size() == 1) {
                triples.add(new Triple(task + " " + number, references.get(0), estimates.get(0), figures(output)));
            }
        }
        return triples;
    }

    /** Files of a folder whose names begin so, sorted. */
    static List<Path> files(Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Double> figures(Path json) {
        var figures = new TreeMap<String, Double>();
        Matcher matcher = FIGURE.matcher(text(json));
        while (matcher.find()) {
            String value = matcher.group(2).replace("true", "1").replace("false", "0");
            figures.put(matcher.group(1), Double.valueOf(value));
        }
        return figures;
    }

    /** Lines without comments, as words; the last column keeps its spaces. */
    static List<String[]> rows(Path file, int columns) {
        return text(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+", columns))
                .toList();
    }

    static double[] column(Path file, int columns, int column) {
        return rows(file, columns).stream()
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .toArray();
    }

    static double[] events(Path file) {
        return column(file, 1, 0);
    }

    static List<Segment> segments(Path file) {
        return rows(file, 3).stream()
                .map(row -> new Segment(Double.parseDouble(row[0]), Double.parseDouble(row[1]), row[2]))
                .toList();
    }

    /** Negative frequencies are pitches without voicing. */
    static PitchTrack track(Path file) {
        double[] frequencies = column(file, 2, 1);
        double[] pitches = frequencies.clone();
        double[] voicing = new double[pitches.length];
        for (int i = 0; i < pitches.length; i++) {
            pitches[i] = Math.abs(frequencies[i]);
            voicing[i] = frequencies[i] > 0 ? 1 : 0;
        }
        return new PitchTrack(column(file, 2, 0), pitches, voicing);
    }

    static List<PitchedNote> notes(Path file) {
        return rows(file, 3).stream()
                .map(row -> PitchedNote.of(number(row[0]), number(row[1]), number(row[2])))
                .toList();
    }

    static List<PitchedNote> notesWithVelocity(Path file) {
        return rows(file, 4).stream()
                .map(row -> new PitchedNote(number(row[0]), number(row[1]), number(row[2]), number(row[3])))
                .toList();
    }

    /** Frequencies of each line after its time. */
    static double[][] frames(Path file) {
        return rows(file, 0).stream()
                .map(row -> Arrays.stream(row)
                        .skip(1)
                        .mapToDouble(MirEvalData::number)
                        .toArray())
                .toArray(double[][]::new);
    }

    static List<Pattern> patterns(Path file) {
        var patterns = new ArrayList<Pattern>();
        for (String pattern : blocks(text(file), "pattern")) {
            patterns.add(new Pattern(blocks(pattern, "occurrence").stream()
                    .map(block -> new Pattern.Occurrence(points(block)))
                    .toList()));
        }
        return patterns;
    }

    private static List<String> blocks(String text, String heading) {
        return Arrays.stream(text.split(heading + "\\d+\\s*"))
                .filter(block -> !block.isBlank())
                .toList();
    }

    private static List<Pattern.Point> points(String block) {
        return block.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(","))
                .map(pair -> new Pattern.Point(number(pair[0]), number(pair[1])))
                .toList();
    }

    static double number(String text) {
        return Double.parseDouble(text);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
