package etude.report.annotation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which column of a table is what: as its header says, or else as is usual. */
final class Columns {

    private static final Map<Field, Set<String>> NAMES = Map.of(
            Field.START, Set.of("time", "times", "start", "start_time", "begin", "onset", "onset_time", "start time"),
            Field.END, Set.of("end", "end_time", "stop", "offset", "offset_time", "end time"),
            Field.DURATION, Set.of("duration", "length"),
            Field.LABEL,
                    Set.of(
                            "label",
                            "event_label",
                            "chord",
                            "key",
                            "segment",
                            "section",
                            "name",
                            "value",
                            "event",
                            "class"),
            Field.FREQUENCY, Set.of("frequency", "freq", "f0", "hz", "pitch", "pitch_hz", "f0_hz", "frequency_hz"),
            Field.MIDI, Set.of("midi", "midi_pitch", "pitch_midi", "midi_note", "note", "key_number"),
            Field.VELOCITY, Set.of("velocity"),
            Field.VOICING, Set.of("voicing", "confidence", "probability", "voiced", "voiced_prob"),
            Field.POSITION, Set.of("position", "beat", "beat_number", "number"),
            Field.FILE, Set.of("file", "filename", "file_name", "audio", "clip", "track", "item", "path"));

    private final Map<Field, Integer> places = new HashMap<>();

    /** What a column can be. */
    enum Field {
        START,
        END,
        DURATION,
        LABEL,
        FREQUENCY,
        MIDI,
        VELOCITY,
        VOICING,
        POSITION,
        FILE
    }

    /** Columns without a header, in an order. */
    static Columns inOrder(Field... fields) {
        Columns columns = new Columns();
        for (int i = 0; i < fields.length; i++) {
            columns.places.put(fields[i], i);
        }
        return columns;
    }

    /** Columns as a header names them; those that are not known are left out, of two alike the first is taken. */
    static Columns named(List<String> header) {
        Columns columns = new Columns();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).toLowerCase(Locale.ROOT);
            for (Map.Entry<Field, Set<String>> entry : NAMES.entrySet()) {
                if (entry.getValue().contains(name)) {
                    columns.places.putIfAbsent(entry.getKey(), i);
                }
            }
        }
        return columns;
    }

    /** Fields in words. */
    static String words(List<Field> fields) {
        return fields.stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Whether there is such a column. */
    boolean has(Field field) {
        return places.containsKey(field);
    }

    /** Whether a row has something there. */
    boolean has(Field field, List<String> cells) {
        Integer place = places.get(field);
        return place != null && place < cells.size() && !cells.get(place).isEmpty();
    }

    /** What a row has there. */
    String cell(Field field, List<String> cells, Row row, String what) throws AnnotationFormatException {
        Integer place = places.get(field);
        if (place == null || place >= cells.size()) {
            throw row.bad("no " + what + " in " + row, "Each line needs one.");
        }
        return cells.get(place);
    }
}
