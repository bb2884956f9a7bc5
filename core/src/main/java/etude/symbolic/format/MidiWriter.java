package etude.symbolic.format;

import etude.symbolic.KeySignature;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a piece as a Standard MIDI File of format 1: a track of the tempo, then one track for each part. */
final class MidiWriter {

    /** Ticks of a quarter note: at 120 quarters a minute a tick is 0.1 ms. */
    static final int TICKS = 5000;

    private static final int DRUM_CHANNEL = 9;
    private static final int CHANNELS = 16;
    private static final int OFF_VELOCITY = 64;

    private final double ticksPerSecond;
    private final int microsPerQuarter;
    private final Map<Integer, Integer> channelOfProgram = new HashMap<>();

    /**
     * A writer.
     *
     * @param tempo quarter notes a minute
     */
    MidiWriter(double tempo) {
        if (!(tempo >= 4 && tempo <= 1000)) {
            throw new IllegalArgumentException(
                    "The tempo is " + tempo + " quarter notes a minute; a MIDI file holds 4 to 1000.");
        }
        this.microsPerQuarter = (int) Math.round(60e6 / tempo);
        this.ticksPerSecond = TICKS * 1e6 / microsPerQuarter;
    }

    byte[] write(Piece piece, List<KeySignature> keys) {
        var out = new ByteArrayOutputStream();
        chunk(out, "MThd", header(piece.parts().size() + 1));
        chunk(out, "MTrk", conductor(piece.title(), keys));
        for (Part part : piece.parts()) {
            chunk(out, "MTrk", track(part));
        }
        return out.toByteArray();
    }

    private static byte[] header(int tracks) {
        if (tracks > 0xffff) {
            throw new IllegalArgumentException(
                    "There are " + (tracks - 1) + " parts; a MIDI file holds at most 65534.");
        }
        return new byte[] {0, 1, (byte) (tracks >> 8), (byte) tracks, (byte) (TICKS >> 8), (byte) TICKS};
    }

    private byte[] conductor(String title, List<KeySignature> keys) {
        var track = new ByteArrayOutputStream();
        text(track, 0x03, title);
        meta(track, 0x51, new byte[] {
            (byte) (microsPerQuarter >> 16), (byte) (microsPerQuarter >> 8), (byte) microsPerQuarter
        });
        long now = 0;
        for (KeySignature key : keys) {
            long tick = Math.round(key.quarter() * TICKS);
            number(track, tick - now);
            track.write(0xff);
            track.write(0x59);
            number(track, 2);
            track.write(key.fifths());
            track.write(key.minor() ? 1 : 0);
            now = tick;
        }
        meta(track, 0x2f, new byte[0]);
        return track.toByteArray();
    }

    private byte[] track(Part part) {
        int channel = channel(part);
        var track = new ByteArrayOutputStream();
        text(track, 0x03, part.name());
        if (!part.drums()) {
            track.write(0);
            track.write(0xc0 | channel);
            track.write(part.program());
        }
        long now = 0;
        for (Event event : events(part.notes())) {
            number(track, event.tick - now);
            track.write((event.begins ? 0x90 : 0x80) | channel);
            track.write(event.pitch);
            track.write(event.velocity);
            now = event.tick;
        }
        meta(track, 0x2f, new byte[0]);
        return track.toByteArray();
    }

    /** Parts of the same program share a channel: there are only sixteen, one of them for drums. */
    private int channel(Part part) {
        if (part.drums()) {
            return DRUM_CHANNEL;
        }
        Integer known = channelOfProgram.get(part.program());
        if (known != null) {
            return known;
        }
        int channel = channelOfProgram.size();
        channel += channel >= DRUM_CHANNEL ? 1 : 0;
        if (channel >= CHANNELS) {
            throw new IllegalArgumentException(
                    "The pitched parts have more than 15 different programs; a MIDI file has 15 channels for them. Write"
                            + " them as several files, or give some parts the same program.");
        }
        channelOfProgram.put(part.program(), channel);
        return channel;
    }

    /** A note begins or ends. */
    private record Event(long tick, boolean begins, int pitch, int velocity) {}

    /** A key that is struck again before it is released is released first: MIDI does not know which of two notes ends. */
    private List<Event> events(List<Note> notes) {
        List<Note> sorted = new ArrayList<>(notes);
        sorted.sort(Comparator.comparingDouble(Note::onset).thenComparingInt(Note::pitch));
        Map<Integer, Integer> sounding = new LinkedHashMap<>();
        long[] ends = new long[sorted.size()];
        long[] begins = new long[sorted.size()];
        for (int i = 0; i < ends.length; i++) {
            Note note = sorted.get(i);
            begins[i] = tick(note.onset());
            ends[i] = Math.max(begins[i] + 1, tick(note.end()));
            Integer before = sounding.put(note.pitch(), i);
            if (before != null) {
                ends[before] = Math.min(ends[before], begins[i]);
            }
        }
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] > begins[i]) {
                Note note = sorted.get(i);
                events.add(new Event(begins[i], true, note.pitch(), note.velocity()));
                events.add(new Event(ends[i], false, note.pitch(), OFF_VELOCITY));
            }
        }
        events.sort(Comparator.comparingLong(Event::tick).thenComparing(Event::begins));
        return events;
    }

    private long tick(double seconds) {
        double tick = Math.rint(seconds * ticksPerSecond);
        if (tick > 0x0fffffff) {
            throw new IllegalArgumentException("A note is at " + seconds + " s; this file holds notes up to "
                    + (long) (0x0fffffff / ticksPerSecond) + " s.");
        }
        return (long) tick;
    }

    private static void text(ByteArrayOutputStream track, int type, String text) {
        meta(track, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void meta(ByteArrayOutputStream track, int type, byte[] content) {
        track.write(0);
        track.write(0xff);
        track.write(type);
        number(track, content.length);
        track.writeBytes(content);
    }

    /** A number in sevens of bits, the last one without its highest bit. */
    private static void number(ByteArrayOutputStream track, long value) {
        for (int shift = 21; shift > 0; shift -= 7) {
            if (value >> shift != 0) {
                track.write((int) (0x80 | value >> shift & 0x7f));
            }
        }
        track.write((int) (value & 0x7f));
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(content.length >> shift);
        }
        out.writeBytes(content);
    }
}
