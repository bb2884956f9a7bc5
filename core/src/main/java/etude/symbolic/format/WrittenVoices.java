package etude.symbolic.format;

import etude.symbolic.Score.WrittenNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a part of a MusicXML score holds, measure by measure, until it is known when its measures begin. */
final class WrittenVoices {

    /** Quarter notes that two places may differ by and be the same. */
    private static final double SAME = 1e-6;

    /** A note in its measure, in quarter notes from the measure's beginning. */
    record Raw(
            int measure,
            double onset,
            double duration,
            int pitch,
            int velocity,
            String voice,
            boolean grace,
            boolean tiedBefore,
            boolean tiedBehind) {}

    String name = "";
    int program;
    boolean drums;
    final Map<String, Integer> unpitched = new HashMap<>();

    /** Divisions of a quarter note. */
    double divisions = 1;

    int transposition;
    int velocity = MusicXmlReader.FORTE;
    final List<Raw> notes = new ArrayList<>();

    /** The notes by onset, tied ones joined. */
    List<WrittenNote> written(double[] starts) {
        List<Raw> sorted = new ArrayList<>(notes);
        sorted.sort(Comparator.comparingDouble((Raw n) -> starts[n.measure] + n.onset)
                .thenComparing(n -> !n.tiedBefore)
                .thenComparingInt(Raw::pitch));
        List<WrittenNote> written = new ArrayList<>();
        Map<Integer, Integer> open = new HashMap<>();
        for (Raw raw : sorted) {
            double onset = starts[raw.measure] + raw.onset;
            Integer before = raw.tiedBefore ? open.get(raw.pitch) : null;
            if (before != null && Math.abs(end(written.get(before)) - onset) < SAME) {
                written.set(before, longer(written.get(before), raw.duration));
            } else {
                before = written.size();
                written.add(new WrittenNote(onset, raw.duration, raw.pitch, raw.velocity, raw.voice, raw.grace));
            }
            if (raw.tiedBehind && !raw.grace) {
                open.put(raw.pitch, before);
            } else if (raw.tiedBefore) {
                open.remove(raw.pitch);
            }
        }
        written.sort(Comparator.comparingDouble(WrittenNote::onset).thenComparingInt(WrittenNote::pitch));
        return written;
    }

    private static double end(WrittenNote note) {
        return note.onset() + note.duration();
    }

    private static WrittenNote longer(WrittenNote note, double by) {
        return new WrittenNote(
                note.onset(), note.duration() + by, note.pitch(), note.velocity(), note.voice(), note.grace());
    }
}
