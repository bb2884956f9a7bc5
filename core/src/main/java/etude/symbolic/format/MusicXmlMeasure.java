package etude.symbolic.format;

import etude.symbolic.KeySignature;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one measure of one part: a place that moves forward with notes and can be set back. */
final class MusicXmlMeasure {

    private static final String STEPS = "C D EF G A B";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}(\\.\\d{1,6})?");

    private static final int MOST_FIFTHS = 7;
    private static final int NO_KEY = 100;

    private static final Map<String, Double> UNITS = Map.of(
            "long", 16.0, "breve", 8.0, "whole", 4.0, "half", 2.0, "quarter", 1.0, "eighth", 0.5, "16th", 0.25, "32nd",
            0.125, "64th", 0.0625);

    private final MusicXmlReader score;
    private final XmlCursor xml;
    private final WrittenVoices part;
    private final int measure;

    /** Quarter notes from the measure's beginning. */
    private double place;

    private double end;
    private double lastOnset;
    private int fifths;
    private boolean minor;

    MusicXmlMeasure(MusicXmlReader score, WrittenVoices part, int measure) {
        this.score = score;
        this.xml = score.xml;
        this.part = part;
        this.measure = measure;
    }

    /** The measure's length in quarter notes, as far as this part fills it. */
    double read() throws SymbolicFormatException {
        xml.children(name -> {
            switch (name) {
                case "note" -> note();
                case "backup" -> move(-1);
                case "forward" -> move(1);
                case "attributes" -> attributes();
                case "direction" -> direction();
                case "sound" -> sound(place);
                default -> xml.skip();
            }
        });
        return end;
    }

    private void move(int direction) throws SymbolicFormatException {
        double[] by = new double[1];
        xml.children(name -> {
            if (name.equals("duration")) {
                by[0] = score.duration(part);
            } else {
                xml.skip();
            }
        });
        place += direction * by[0];
        // Some programs go back too far, to the beginning as they mean it.
        place = Math.max(0, place);
        end = Math.max(end, place);
    }

    /** What is known of a note when its element ends. */
    private static final class Draft {
        boolean grace;
        boolean cue;
        boolean chord;
        boolean rest;
        boolean unpitched;
        boolean tiedBefore;
        boolean tiedBehind;
        double duration;
        int pitch = -1;
        String voice = "";

        @Nullable
        String instrument;
    }

    private void note() throws SymbolicFormatException {
        Draft draft = new Draft();
        String dynamics = xml.attribute("dynamics");
        int velocity = dynamics == null ? part.velocity : velocity(dynamics);
        xml.children(name -> {
            switch (name) {
                case "grace" -> draft.grace = mark();
                case "cue" -> draft.cue = mark();
                case "chord" -> draft.chord = mark();
                case "rest" -> draft.rest = mark();
                case "pitch" -> draft.pitch = pitch("step", "octave") + part.transposition;
                case "unpitched" -> {
                    draft.unpitched = true;
                    draft.pitch = pitch("display-step", "display-octave");
                }
                case "duration" -> draft.duration = score.duration(part);
                case "voice" -> draft.voice = xml.text();
                case "instrument" -> {
                    draft.instrument = xml.attribute("id");
                    xml.skip();
                }
                case "tie" -> tie(draft);
                default -> xml.skip();
            }
        });
        place(draft, velocity);
    }

    private boolean mark() throws SymbolicFormatException {
        xml.skip();
        return true;
    }

    private void tie(Draft draft) throws SymbolicFormatException {
        String type = String.valueOf(xml.attribute("type"));
        draft.tiedBehind |= type.equals("start");
        draft.tiedBefore |= type.equals("stop");
        xml.skip();
    }

    /** A MIDI number: step, alteration, octave. */
    private int pitch(String step, String octave) throws SymbolicFormatException {
        double[] midi = {0};
        xml.children(name -> {
            if (name.equals(step)) {
                String letter = xml.text();
                int index = letter.length() == 1 && !letter.isBlank() ? STEPS.indexOf(letter.charAt(0)) : -1;
                if (index < 0) {
                    throw new SymbolicFormatException(
                            xml.where() + "a step is '" + letter + "'; it must be a letter from A to G.");
                }
                midi[0] += index;
            } else if (name.equals(octave)) {
                midi[0] += 12 * (xml.number(-1, 10) + 1);
            } else if (name.equals("alter")) {
                midi[0] += xml.number(-12, 12);
            } else {
                xml.skip();
            }
        });
        return (int) Math.rint(midi[0]);
    }

    /** Writes a note down and moves on. A note of a chord begins with the one before it. */
    private void place(Draft draft, int velocity) throws SymbolicFormatException {
        double onset = draft.chord ? lastOnset : place;
        if (!draft.chord) {
            lastOnset = place;
            place += draft.grace ? 0 : draft.duration;
            end = Math.max(end, place);
        }
        if (draft.rest || draft.cue || draft.pitch == -1 || (!draft.grace && draft.duration == 0)) {
            return;
        }
        int pitch = sounding(draft);
        if (pitch < 0 || pitch > 127) {
            throw new SymbolicFormatException(
                    xml.where() + "a note has the MIDI pitch " + pitch + "; it must be from 0 to 127.");
        }
        score.countNote();
        part.notes.add(new WrittenVoices.Raw(
                measure,
                onset,
                draft.grace ? 0 : draft.duration,
                pitch,
                velocity,
                draft.voice,
                draft.grace,
                draft.tiedBefore,
                draft.tiedBehind));
    }

    private int sounding(Draft draft) {
        if (!draft.unpitched) {
            return draft.pitch;
        }
        part.drums = true;
        return part.unpitched.getOrDefault(String.valueOf(draft.instrument), draft.pitch);
    }

    /** What a transposition does to the key is known when all attributes are read. */
    private void attributes() throws SymbolicFormatException {
        fifths = NO_KEY;
        xml.children(name -> {
            switch (name) {
                case "divisions" -> part.divisions = score.divisions();
                case "key" -> key();
                case "time" -> time();
                case "transpose" -> transpose();
                default -> xml.skip();
            }
        });
        if (Math.abs(fifths) <= MOST_FIFTHS) {
            int sounding = sounding(fifths, part.transposition);
            score.keys.add(new MusicXmlReader.Placed<>(measure, place, new KeySignature(0, sounding, minor)));
        }
    }

    private static int sounding(int fifths, int transposition) {
        if (transposition % 12 == 0) {
            return fifths;
        }
        return Math.floorMod(fifths + 7 * transposition + 5, 12) - 5;
    }

    private void key() throws SymbolicFormatException {
        minor = false;
        xml.children(name -> {
            if (name.equals("fifths")) {
                fifths = xml.whole(-NO_KEY, NO_KEY);
            } else if (name.equals("mode")) {
                minor = xml.text().equals("minor");
            } else {
                xml.skip();
            }
        });
    }

    /** Beats may be a sum, as in 3+2. Signatures without numbers (senza misura) say nothing. */
    private void time() throws SymbolicFormatException {
        int[] meter = new int[2];
        xml.children(name -> {
            if (name.equals("beats")) {
                for (String summand : xml.text().split("\\+")) {
                    meter[0] += (int) xml.number("beats", summand.strip(), 1, 1000);
                }
            } else if (name.equals("beat-type")) {
                meter[1] = xml.whole(1, 1024);
            } else {
                xml.skip();
            }
        });
        if (meter[0] > 0 && meter[1] > 0) {
            score.meters.add(new MusicXmlReader.Placed<>(measure, place, meter));
        }
    }

    private void transpose() throws SymbolicFormatException {
        int[] by = new int[1];
        xml.children(name -> {
            if (name.equals("chromatic")) {
                by[0] += xml.whole(-60, 60);
            } else if (name.equals("octave-change")) {
                by[0] += 12 * xml.whole(-5, 5);
            } else {
                xml.skip();
            }
        });
        part.transposition = by[0];
    }

    private void direction() throws SymbolicFormatException {
        double[] offset = new double[1];
        double[] metronome = {0};
        boolean[] sounded = new boolean[1];
        xml.children(name -> {
            switch (name) {
                case "offset" -> offset[0] = xml.number(-1e9, 1e9) / part.divisions;
                case "sound" -> {
                    sounded[0] |= xml.attribute("tempo") != null;
                    sound(Math.max(0, place + offset[0]));
                }
                case "direction-type" ->
                    xml.children(type -> {
                        if (type.equals("metronome")) {
                            metronome[0] = metronome();
                        } else {
                            xml.skip();
                        }
                    });
                default -> xml.skip();
            }
        });
        if (!sounded[0] && metronome[0] > 0) {
            tempo(Math.max(0, place + offset[0]), metronome[0]);
        }
    }

    private void sound(double at) throws SymbolicFormatException {
        String tempo = xml.attribute("tempo");
        if (tempo != null) {
            double value = xml.number("tempo", tempo, 0, 10_000);
            if (value > 0) {
                tempo(at, value);
            }
        }
        String dynamics = xml.attribute("dynamics");
        if (dynamics != null) {
            part.velocity = velocity(dynamics);
        }
        xml.skip();
    }

    private void tempo(double at, double perMinute) {
        score.tempi.add(new MusicXmlReader.Placed<>(measure, at, perMinute));
    }

    /** A percentage of the velocity of forte. */
    private int velocity(String percent) throws SymbolicFormatException {
        double value = xml.number("dynamics", percent, 0, 1e6) * MusicXmlReader.FORTE / 100;
        return (int) Math.max(1, Math.min(127, Math.rint(value)));
    }

    /** Quarter notes a minute; 0 where the mark says something else. */
    private double metronome() throws SymbolicFormatException {
        double[] unit = {0};
        double[] perMinute = {0};
        xml.children(name -> {
            switch (name) {
                case "beat-unit" -> unit[0] = UNITS.getOrDefault(xml.text(), 0.0);
                case "beat-unit-dot" -> {
                    unit[0] *= 1.5;
                    xml.skip();
                }
                case "per-minute" -> perMinute[0] = leading(xml.text());
                default -> xml.skip();
            }
        });
        return unit[0] * perMinute[0];
    }

    /** The first number in a text such as {@code ca. 120}; 0 without one. */
    private static double leading(String text) {
        var match = NUMBER.matcher(text);
        return match.find() ? Double.parseDouble(match.group()) : 0;
    }
}
