package etude.symbolic.format;

import etude.symbolic.KeySignature;
import etude.symbolic.Meter;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.symbolic.Score;
import etude.symbolic.TempoMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the elements of a MusicXML score, in whichever of its two orders. */
final class MusicXmlReader {

    /** Velocity of a note that nothing is said about: the format's "default forte". */
    static final int FORTE = 90;

    private static final double TEMPO = 120;
    private static final int MOST_NOTES = 2_000_000;
    private static final int MOST_MEASURES = 200_000;
    private static final double MOST_DIVISIONS = 1e6;
    private static final double LONGEST = 1e9;

    /** Something that holds from a place in a measure on. */
    record Placed<T>(int measure, double at, T what) {}

    final XmlCursor xml;
    private String title = "";
    private final Map<String, WrittenVoices> parts = new LinkedHashMap<>();

    /** Quarter notes of each measure, by the longest part. */
    private final List<Double> lengths = new ArrayList<>();

    final List<Placed<Double>> tempi = new ArrayList<>();
    final List<Placed<int[]>> meters = new ArrayList<>();
    final List<Placed<KeySignature>> keys = new ArrayList<>();
    private int notes;

    MusicXmlReader(XmlCursor xml) {
        this.xml = xml;
    }

    Score read() throws SymbolicFormatException {
        String root = xml.name();
        if (!root.equals("score-partwise") && !root.equals("score-timewise")) {
            throw new SymbolicFormatException(
                    "The file's first element is " + root + "; a score begins with score-partwise or score-timewise.");
        }
        boolean byPart = root.equals("score-partwise");
        int[] measure = new int[1];
        xml.children(name -> {
            switch (name) {
                case "work" -> work();
                case "movement-title" -> title(xml.text());
                case "part-list" -> partList();
                case "part" -> {
                    if (byPart) {
                        measures(part());
                    } else {
                        xml.skip();
                    }
                }
                case "measure" -> {
                    if (byPart) {
                        xml.skip();
                    } else {
                        partsOf(measure[0]++);
                    }
                }
                default -> xml.skip();
            }
        });
        return score();
    }

    private void work() throws SymbolicFormatException {
        xml.children(name -> {
            if (name.equals("work-title")) {
                title(xml.text());
            } else {
                xml.skip();
            }
        });
    }

    private void title(String text) {
        title = title.isEmpty() ? text : title;
    }

    private void partList() throws SymbolicFormatException {
        xml.children(name -> {
            if (name.equals("score-part")) {
                WrittenVoices part = part();
                xml.children(child -> describe(part, child));
            } else {
                xml.skip();
            }
        });
    }

    /** The part whose element begins here. */
    private WrittenVoices part() throws SymbolicFormatException {
        String id = xml.attribute("id");
        if (id == null) {
            throw new SymbolicFormatException(xml.where() + "a " + xml.name() + " has no id.");
        }
        return parts.computeIfAbsent(id, key -> new WrittenVoices());
    }

    private void describe(WrittenVoices part, String child) throws SymbolicFormatException {
        if (child.equals("part-name")) {
            part.name = xml.text();
        } else if (child.equals("midi-instrument")) {
            String id = String.valueOf(xml.attribute("id"));
            xml.children(name -> {
                switch (name) {
                    case "midi-channel" -> part.drums |= xml.whole(1, 16) == 10;
                    case "midi-program" -> part.program = xml.whole(1, 128) - 1;
                    case "midi-unpitched" -> part.unpitched.put(id, xml.whole(1, 128) - 1);
                    default -> xml.skip();
                }
            });
        } else {
            xml.skip();
        }
    }

    private void measures(WrittenVoices part) throws SymbolicFormatException {
        int[] measure = new int[1];
        xml.children(name -> {
            if (name.equals("measure")) {
                measure(part, measure[0]++);
            } else {
                xml.skip();
            }
        });
    }

    private void partsOf(int measure) throws SymbolicFormatException {
        xml.children(name -> {
            if (name.equals("part")) {
                measure(part(), measure);
            } else {
                xml.skip();
            }
        });
    }

    private void measure(WrittenVoices part, int measure) throws SymbolicFormatException {
        if (measure >= MOST_MEASURES) {
            throw new SymbolicFormatException(
                    xml.where() + "there are more than " + MOST_MEASURES + " measures; that is no music.");
        }
        while (lengths.size() <= measure) {
            lengths.add(0.0);
        }
        double length = new MusicXmlMeasure(this, part, measure).read();
        lengths.set(measure, Math.max(lengths.get(measure), length));
    }

    void countNote() throws SymbolicFormatException {
        if (++notes > MOST_NOTES) {
            throw new SymbolicFormatException(
                    xml.where() + "there are more than " + MOST_NOTES + " notes; that is no music.");
        }
    }

    double divisions() throws SymbolicFormatException {
        return xml.number(1e-3, MOST_DIVISIONS);
    }

    /** A duration in quarter notes. */
    double duration(WrittenVoices part) throws SymbolicFormatException {
        return xml.number(0, LONGEST) / part.divisions;
    }

    private Score score() {
        double[] starts = starts();
        List<TempoMap.Tempo> changes = new ArrayList<>();
        for (Placed<Double> tempo : tempi) {
            changes.add(new TempoMap.Tempo(starts[tempo.measure] + tempo.at, tempo.what));
        }
        TempoMap tempo = TempoMap.of(changes, changes.isEmpty() ? TEMPO : earliest(changes));
        List<Part> played = new ArrayList<>();
        List<Score.WrittenPart> written = new ArrayList<>();
        TempoMap.Clock clock = tempo.clock();
        for (WrittenVoices part : parts.values()) {
            List<Score.WrittenNote> partNotes = part.written(starts);
            written.add(new Score.WrittenPart(part.name, partNotes));
            played.add(new Part(part.name, part.program, part.drums, played(partNotes, clock)));
        }
        return new Score(new Piece(title, played), written, tempo, meters(starts), keys(starts));
    }

    /** What stands before the first tempo mark is played like what stands behind it. */
    private static double earliest(List<TempoMap.Tempo> changes) {
        return changes.stream()
                .min(Comparator.comparingDouble(TempoMap.Tempo::quarter))
                .orElseThrow()
                .perMinute();
    }

    /** Where measures begin. One that no part fills is as long as its time signature says. */
    private double[] starts() {
        TreeMap<Integer, Double> bars = new TreeMap<>();
        for (Placed<int[]> meter : meters) {
            bars.put(meter.measure, 4.0 * meter.what[0] / meter.what[1]);
        }
        double[] starts = new double[lengths.size() + 1];
        for (int m = 0; m < lengths.size(); m++) {
            double length = lengths.get(m);
            var bar = bars.floorEntry(m);
            starts[m + 1] = starts[m] + (length > 0 ? length : bar == null ? 4 : bar.getValue());
        }
        return starts;
    }

    private static List<Note> played(List<Score.WrittenNote> written, TempoMap.Clock clock) {
        List<Note> played = new ArrayList<>();
        for (Score.WrittenNote note : written) {
            double onset = clock.seconds(note.onset());
            double duration = clock.seconds(note.onset() + note.duration()) - onset;
            if (!note.grace() && duration > 0) {
                played.add(new Note(onset, duration, note.pitch(), note.velocity()));
            }
        }
        return played;
    }

    /** All parts write the same time signature; it is told once, and again only where it changes. */
    private List<Meter> meters(double[] starts) {
        TreeMap<Double, Meter> places = new TreeMap<>();
        for (Placed<int[]> meter : meters) {
            double quarter = starts[meter.measure] + meter.at;
            places.putIfAbsent(quarter, new Meter(quarter, meter.what[0], meter.what[1]));
        }
        List<Meter> changes = new ArrayList<>();
        for (Meter meter : places.values()) {
            Meter last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (last == null || last.beats() != meter.beats() || last.unit() != meter.unit()) {
                changes.add(meter);
            }
        }
        return changes;
    }

    /** Keys as they sound, where parts differ those of the first. */
    private List<KeySignature> keys(double[] starts) {
        TreeMap<Double, KeySignature> places = new TreeMap<>();
        for (Placed<KeySignature> key : keys) {
            double quarter = starts[key.measure] + key.at;
            places.putIfAbsent(quarter, new KeySignature(quarter, key.what.fifths(), key.what.minor()));
        }
        List<KeySignature> changes = new ArrayList<>();
        for (KeySignature key : places.values()) {
            KeySignature last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (last == null || last.fifths() != key.fifths() || last.minor() != key.minor()) {
                changes.add(key);
            }
        }
        return changes;
    }
}
