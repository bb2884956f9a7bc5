package etude.symbolic.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a track plays, in quarter notes. */
final class MidiTrack {

    /** A note; its end is set when it is known. */
    static final class Sounding {

        final double onset;
        final int channel;
        final int pitch;
        final int velocity;
        double end = Double.NaN;

        Sounding(double onset, int channel, int pitch, int velocity) {
            this.onset = onset;
            this.channel = channel;
            this.pitch = pitch;
            this.velocity = velocity;
        }
    }

    /** A program change. */
    record Program(double quarter, int channel, int program) {}

    private String name = "";
    final List<Sounding> notes = new ArrayList<>();
    final List<Program> programs = new ArrayList<>();
    private final Map<Integer, List<Sounding>> open = new HashMap<>();

    /** The first name counts. */
    void name(String text) {
        name = name.isEmpty() ? text : name;
    }

    String name() {
        return name;
    }

    void program(double quarter, int channel, int program) {
        programs.add(new Program(quarter, channel, program));
    }

    void begin(double quarter, int channel, int pitch, int velocity) {
        Sounding note = new Sounding(quarter, channel, pitch, velocity);
        notes.add(note);
        open.computeIfAbsent(channel << 7 | pitch, key -> new ArrayList<>()).add(note);
    }

    /** A release ends all notes of its key that began before it. */
    void end(double quarter, int channel, int pitch) {
        List<Sounding> sounding = open.get(channel << 7 | pitch);
        if (sounding == null) {
            return;
        }
        sounding.removeIf(note -> {
            if (note.onset < quarter) {
                note.end = quarter;
                return true;
            }
            return false;
        });
    }

    /** What still sounds ends with the track. */
    void end(double quarter) {
        for (List<Sounding> sounding : open.values()) {
            for (Sounding note : sounding) {
                note.end = quarter;
            }
        }
        open.clear();
        notes.removeIf(note -> !(note.end > note.onset));
    }
}
