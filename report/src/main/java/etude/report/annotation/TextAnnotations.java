package etude.report.annotation;

import etude.annotation.Beat;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.report.annotation.Columns.Field;
import etude.signal.NoteName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Annotations out of tables of text. */
final class TextAnnotations {

    private TextAnnotations() {}

    static List<Segment> segments(Path file) throws IOException {
        List<Segment> segments = new ArrayList<>();
        Tables.read(file, List.of(Field.START, Field.END, Field.LABEL), (row, cells, columns) -> {
            if (!isSpectral(cells)) {
                double start = row.number(columns.cell(Field.START, cells, row, "start"), "a start in seconds");
                String label = columns.has(Field.LABEL, cells) ? columns.cell(Field.LABEL, cells, row, "label") : "";
                segments.add(new Segment(start, end(row, cells, columns, start), label));
            }
        });
        return segments;
    }

    /** Audacity writes a second line, which begins with a backslash, where frequencies were selected, too. */
    private static boolean isSpectral(List<String> cells) {
        return cells.get(0).equals("\\");
    }

    private static double end(Row row, List<String> cells, Columns columns, double start)
            throws AnnotationFormatException {
        if (!columns.has(Field.END) && columns.has(Field.DURATION)) {
            return start + row.number(columns.cell(Field.DURATION, cells, row, "duration"), "a duration in seconds");
        }
        return row.number(columns.cell(Field.END, cells, row, "end"), "an end in seconds");
    }

    /** Times with what is said of them; a second number between both, as in labels of Audacity, is an end. */
    static List<Beat> beats(Path file) throws IOException {
        List<Beat> beats = new ArrayList<>();
        Tables.read(file, List.of(Field.START, Field.POSITION, Field.LABEL), (row, cells, columns) -> {
            if (!isSpectral(cells)) {
                double time = row.number(columns.cell(Field.START, cells, row, "time"), "a time in seconds");
                boolean three = columns.has(Field.LABEL) && cells.size() > 2 && !columns.has(Field.END);
                Field field = three ? Field.LABEL : Field.POSITION;
                String position = columns.has(field, cells) ? columns.cell(field, cells, row, "position") : "";
                beats.add(new Beat(time, position(position)));
            }
        });
        return beats;
    }

    /** What is no whole number from 1 on says nothing of the place in the bar. */
    static int position(String text) {
        String whole = text.replaceFirst("\\.0*$", "");
        return whole.matches("[1-9]\\d{0,5}") ? Integer.parseInt(whole) : 0;
    }

    static double[] times(Path file) throws IOException {
        Numbers times = new Numbers();
        Tables.read(file, List.of(Field.START, Field.LABEL), (row, cells, columns) -> {
            if (!isSpectral(cells)) {
                times.add(row.number(columns.cell(Field.START, cells, row, "time"), "a time in seconds"));
            }
        });
        return times.toArray();
    }

    /** Zero, negative and no numbers are unvoiced; the negative ones say what the pitch would be. */
    static PitchTrack pitch(Path file) throws IOException {
        Numbers times = new Numbers();
        Numbers frequencies = new Numbers();
        Numbers voicing = new Numbers();
        Tables.read(file, List.of(Field.START, Field.FREQUENCY), (row, cells, columns) -> {
            times.ascend(row, row.number(columns.cell(Field.START, cells, row, "time"), "a time in seconds"));
            double hz = row.numberOrNone(columns.cell(Field.FREQUENCY, cells, row, "frequency"), "a frequency in Hz");
            frequencies.add(Double.isNaN(hz) ? 0 : Math.abs(hz));
            boolean told = columns.has(Field.VOICING, cells) && hz > 0;
            voicing.add(told ? voicing(row, columns.cell(Field.VOICING, cells, row, "voicing")) : hz > 0 ? 1 : 0);
        });
        return new PitchTrack(times.toArray(), frequencies.toArray(), voicing.toArray());
    }

    private static double voicing(Row row, String cell) throws AnnotationFormatException {
        if (cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")) {
            return cell.equalsIgnoreCase("true") ? 1 : 0;
        }
        double voicing = row.number(cell, "a voicing");
        if (!(voicing >= 0 && voicing <= 1)) {
            throw row.bad("a voicing of " + voicing, "It must be from 0 to 1.");
        }
        return voicing;
    }

    static MultiPitch multiPitch(Path file) throws IOException {
        Numbers times = new Numbers();
        List<double[]> frames = new ArrayList<>();
        try (TextLines lines = TextLines.open(file)) {
            long count = 0;
            for (Row row = lines.next(); row != null; row = lines.next()) {
                List<String> cells = row.cells(Integer.MAX_VALUE);
                if (frames.isEmpty()
                        && times.isEmpty()
                        && !Row.isNumber(cells.get(0))
                        && Columns.named(cells).has(Field.START)) {
                    continue;
                }
                times.ascend(row, row.number(cells.get(0), "a time in seconds"));
                frames.add(pitches(row, cells));
                count += cells.size();
                if (count > Numbers.MOST) {
                    throw row.bad("more than " + Numbers.MOST + " numbers", "Cut the file into parts.");
                }
            }
        }
        return new MultiPitch(times.toArray(), frames.toArray(double[][]::new));
    }

    private static double[] pitches(Row row, List<String> cells) throws AnnotationFormatException {
        Numbers pitches = new Numbers();
        for (String cell : cells.subList(1, cells.size())) {
            double hz = row.numberOrNone(cell, "a frequency in Hz");
            if (hz < 0) {
                throw row.bad("a frequency of " + hz + " Hz", "It must be positive, or 0 for none.");
            }
            if (hz > 0) {
                pitches.add(hz);
            }
        }
        return pitches.toArray();
    }

    static List<PitchedNote> notes(Path file) throws IOException {
        List<PitchedNote> notes = new ArrayList<>();
        List<Field> usual = List.of(Field.START, Field.END, Field.FREQUENCY, Field.VELOCITY);
        Tables.read(file, usual, (row, cells, columns) -> {
            double onset = row.number(columns.cell(Field.START, cells, row, "onset"), "an onset in seconds");
            double velocity = columns.has(Field.VELOCITY, cells)
                    ? row.numberOrNone(columns.cell(Field.VELOCITY, cells, row, "velocity"), "a velocity")
                    : Double.NaN;
            notes.add(new PitchedNote(onset, end(row, cells, columns, onset), hz(row, cells, columns), velocity));
        });
        return notes;
    }

    private static double hz(Row row, List<String> cells, Columns columns) throws AnnotationFormatException {
        if (columns.has(Field.MIDI) && !columns.has(Field.FREQUENCY, cells)) {
            return hz(row.number(columns.cell(Field.MIDI, cells, row, "pitch"), "a MIDI number"));
        }
        String cell = columns.cell(Field.FREQUENCY, cells, row, "frequency");
        return !cell.isEmpty() && Character.isLetter(cell.charAt(0))
                ? NoteName.parse(cell).hz()
                : row.number(cell, "a frequency in Hz or the name of a note");
    }

    static double hz(double midi) {
        return 440 * Math.pow(2, (midi - 69) / 12);
    }

    /** One key: as a line of its own, or as the one stretch of a file of stretches. */
    static String key(Path file) throws IOException {
        try (TextLines lines = TextLines.open(file)) {
            Row row = lines.next();
            if (row == null) {
                throw new AnnotationFormatException(file + " is empty; it should say a key, such as 'F# minor'.");
            }
            List<String> cells = row.cellsByTabs();
            if (!Row.isNumber(cells.get(0)) && !Columns.named(cells).has(Field.START)) {
                Row second = lines.next();
                if (second != null) {
                    throw second.bad("a second line, " + second, "A file of a key has one line, such as 'F# minor'.");
                }
                return keyLabel(row.text());
            }
        }
        return onlyKey(file, segments(file));
    }

    static String onlyKey(Path file, List<Segment> stretches) throws AnnotationFormatException {
        if (stretches.size() != 1) {
            throw new AnnotationFormatException(file + " has " + stretches.size()
                    + " keys; one key of the whole piece can be read, such as 'F# minor'.");
        }
        return keyLabel(stretches.get(0).label());
    }

    /** {@code Eb:major} is {@code Eb major}, and a tonic alone is a major key. */
    static String keyLabel(String text) {
        String label = String.join(" ", text.strip().split("[\\s:,;]+"));
        return label.matches("[A-Ga-g][#b]?") ? label + " major" : label;
    }

    /** One line of one, two or three numbers. */
    static Tempi tempo(Path file) throws IOException {
        try (TextLines lines = TextLines.open(file)) {
            Row row = lines.next();
            if (row == null) {
                throw new AnnotationFormatException(
                        file + " is empty; it should say two tempi and the weight of the first, such as '60 120 0.3'.");
            }
            Row second = lines.next();
            if (second != null) {
                throw second.bad("a second line, " + second, "A file of tempi has one line, such as '60 120 0.3'.");
            }
            return tempo(row);
        }
    }

    private static Tempi tempo(Row row) throws AnnotationFormatException {
        List<String> cells = row.cells(Integer.MAX_VALUE);
        double[] numbers = new double[cells.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.number(cells.get(i), i < 2 ? "a tempo" : "the weight of the first tempo");
        }
        try {
            return switch (numbers.length) {
                case 1 -> Tempi.of(numbers[0]);
                case 2 -> new Tempi(numbers[0], numbers[1], 0.5);
                case 3 -> new Tempi(numbers[0], numbers[1], numbers[2]);
                default ->
                    throw row.bad(numbers.length + " numbers", "There must be two tempi and the weight of the first.");
            };
        } catch (IllegalArgumentException e) {
            throw row.bad(e);
        }
    }
}
