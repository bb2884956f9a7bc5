package etude.bench.generated;

import etude.symbolic.Meter;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.symbolic.Score;
import etude.symbolic.TempoMap;
import etude.symbolic.format.MusicXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The beginning of songs by composers, played from the score; the key is the one in which, by a musician's analysis of the
 * harmony, most of it is. Nothing was ever set on them.
 */
final class Lieder {

    static final double SECONDS = 60;

    private static final Pattern MEASURE = Pattern.compile("^m(\\d+)\\b(?!\\s*(?:-|=)).*");
    private static final Pattern KEY = Pattern.compile("(?:^|\\s)([A-Ga-g])([b#]*):");

    private Lieder() {}

    /**
     * A song.
     *
     * @param name of its file
     * @param piece its beginning
     * @param key such as {@code Eb major}
     */
    record Lied(String name, Piece piece, String key) {}

    /** All songs of a folder of scores with analyses beside them. */
    static List<Lied> all(Path folder) throws IOException {
        List<Path> scores;
        try (Stream<Path> files = Files.list(folder)) {
            scores = files.filter(f -> f.toString().endsWith(".mxl")).sorted().toList();
        }
        List<Lied> all = new ArrayList<>();
        for (Path file : scores) {
            String name = String.valueOf(file.getFileName()).replace(".mxl", "");
            Score score = MusicXml.read(file);
            all.add(new Lied(name, beginning(score.piece()), key(score, folder.resolve(name + ".rntxt"))));
        }
        return all;
    }

    private static Piece beginning(Piece piece) {
        List<Part> parts = new ArrayList<>();
        for (Part part : piece.parts()) {
            List<Note> notes = part.notes().stream()
                    .filter(note -> note.onset() < SECONDS)
                    .map(note -> new Note(
                            note.onset(),
                            Math.min(note.duration(), SECONDS - note.onset()),
                            note.pitch(),
                            note.velocity()))
                    .toList();
            boolean sung = parts.isEmpty() && piece.parts().size() > 1;
            parts.add(Part.of(part.name(), sung ? 52 : 0, notes));
        }
        return new Piece(piece.title(), parts);
    }

    /** The key of most measures that begin in time. */
    private static String key(Score score, Path analysis) throws IOException {
        TreeMap<Integer, String> byMeasure = new TreeMap<>();
        String key = "";
        for (String line : Files.readAllLines(analysis)) {
            Matcher measure = MEASURE.matcher(line);
            if (measure.matches()) {
                Matcher named = KEY.matcher(line);
                while (named.find()) {
                    key = named.group(1) + named.group(2);
                }
                byMeasure.put(Integer.parseInt(measure.group(1)), key);
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        int last = measures(score);
        for (int m = byMeasure.firstKey(); m <= last && byMeasure.floorEntry(m) != null; m++) {
            counts.merge(byMeasure.floorEntry(m).getValue(), 1, Integer::sum);
        }
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        boolean minor = Character.isLowerCase(most.charAt(0));
        return Character.toUpperCase(most.charAt(0)) + most.substring(1) + (minor ? " minor" : " major");
    }

    /** How many bars begin before the cut. */
    private static int measures(Score score) {
        TempoMap.Clock clock = score.tempo().clock();
        double quarter = 0;
        int measures = 0;
        while (clock.seconds(quarter) < SECONDS
                && clock.seconds(quarter) < score.piece().duration()) {
            double at = quarter;
            Meter meter = score.meters().stream()
                    .filter(m -> m.quarter() <= at)
                    .reduce((a, b) -> b)
                    .orElse(new Meter(0, 4, 4));
            quarter += meter.bar();
            measures++;
        }
        return measures;
    }
}
