package etude.symbolic.format;

import etude.symbolic.KeySignature;
import etude.symbolic.Meter;
import etude.symbolic.TempoMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes a Standard MIDI File apart: chunks, and the events of its tracks. */
final class MidiReader {

    /** Notes and program changes that are kept; a file of this size takes some hundred MB. */
    private static final int MOST_EVENTS = 5_000_000;

    /** Bytes of a name that are kept. */
    private static final int LONGEST_NAME = 1000;

    private static final double DEFAULT_MICROS = 500_000;

    private final MidiBytes bytes;

    /** Ticks of a quarter note. */
    private double ticks;

    /** Whether ticks are parts of a film's frames, which tempi do not change. */
    private boolean countsFrames;

    final List<TempoMap.Tempo> tempi = new ArrayList<>();
    private final Set<Meter> meters = new LinkedHashSet<>();
    private final Set<KeySignature> keys = new LinkedHashSet<>();
    final List<MidiTrack> tracks = new ArrayList<>();
    private int events;

    MidiReader(byte[] file) {
        this.bytes = new MidiBytes(file, 0, file.length);
    }

    /** Time signatures by place; what several tracks say alike is there once. */
    List<Meter> meters() {
        return meters.stream()
                .sorted(Comparator.comparingDouble(Meter::quarter))
                .toList();
    }

    /** Key signatures by place; one that changes nothing is left out. */
    List<KeySignature> keys() {
        List<KeySignature> changes = new ArrayList<>();
        for (KeySignature key : keys.stream()
                .sorted(Comparator.comparingDouble(KeySignature::quarter))
                .toList()) {
            KeySignature last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (last == null || last.fifths() != key.fifths() || last.minor() != key.minor()) {
                changes.add(key);
            }
        }
        return changes;
    }

    void read() throws SymbolicFormatException {
        int declared = header();
        while (bytes.left() >= 8) {
            String name = bytes.part(4).text();
            MidiBytes chunk = bytes.part(bytes.number(4));
            if (name.equals("MTrk")) {
                track(chunk);
            }
        }
        if (tracks.size() < declared) {
            throw new SymbolicFormatException("The file holds " + tracks.size() + " tracks, but says that there are "
                    + declared + "; it is cut off.");
        }
    }

    private int header() throws SymbolicFormatException {
        if (bytes.left() < 14 || !bytes.part(4).text().equals("MThd")) {
            throw new SymbolicFormatException("The file does not begin with MThd; it is no Standard MIDI File.");
        }
        long length = bytes.number(4);
        if (length < 6) {
            throw new SymbolicFormatException("The header has " + length + " bytes; it must have at least 6.");
        }
        MidiBytes header = bytes.part(length);
        int format = (int) header.number(2);
        if (format > 1) {
            throw new SymbolicFormatException("The file is of format " + format
                    + ", independent patterns; formats 0 and 1 can be read. Save the patterns one by one.");
        }
        int declared = (int) header.number(2);
        division((int) header.number(2));
        return declared;
    }

    /** Ticks of a quarter note; where the file counts film frames, of half a second, as long as its tempo is 120. */
    private void division(int value) throws SymbolicFormatException {
        if (value < 0x8000) {
            ticks = value;
        } else {
            int frames = 256 - (value >> 8);
            double perSecond = frames == 29 ? 30_000 / 1001.0 : frames;
            ticks = perSecond * (value & 0xff) * DEFAULT_MICROS / 1e6;
            tempi.add(new TempoMap.Tempo(0, 60e6 / DEFAULT_MICROS));
        }
        if (!(ticks > 0)) {
            throw new SymbolicFormatException(
                    "The file divides a quarter note into " + ticks + " ticks; there must be at least 1.");
        }
        countsFrames = value >= 0x8000;
    }

    private void track(MidiBytes in) throws SymbolicFormatException {
        MidiTrack track = new MidiTrack();
        tracks.add(track);
        long tick = 0;
        int running = 0;
        boolean ended = false;
        while (in.left() > 0 && !ended) {
            tick += in.variable();
            int status = in.peek();
            if (status >= 0x80) {
                in.next();
                running = status < 0xf0 ? status : status == 0xff ? running : 0;
            } else if (running >= 0x80) {
                status = running;
            } else {
                throw new SymbolicFormatException("Byte " + in.at() + " of the file is " + status
                        + " where an event must begin; the file is damaged.");
            }
            if (status == 0xff) {
                ended = meta(in, track, tick);
            } else if (status >= 0xf0) {
                in.part(systemLength(status, in));
            } else {
                channel(status, in, track, tick);
            }
        }
        track.end(tick / ticks);
    }

    private static long systemLength(int status, MidiBytes in) throws SymbolicFormatException {
        return switch (status) {
            case 0xf0, 0xf7 -> in.variable();
            case 0xf1, 0xf3 -> 1;
            case 0xf2 -> 2;
            default -> 0;
        };
    }

    private void channel(int status, MidiBytes in, MidiTrack track, long tick) throws SymbolicFormatException {
        int channel = status & 0x0f;
        int kind = status & 0xf0;
        int first = in.data();
        if (kind == 0xc0) {
            count();
            track.program(tick / ticks, channel, first);
            return;
        }
        if (kind == 0xd0) {
            return;
        }
        int second = in.data();
        if (kind == 0x90 && second > 0) {
            count();
            track.begin(tick / ticks, channel, first, second);
        } else if (kind == 0x80 || kind == 0x90) {
            track.end(tick / ticks, channel, first);
        }
    }

    private void count() throws SymbolicFormatException {
        if (++events > MOST_EVENTS) {
            throw new SymbolicFormatException("The file has more than " + MOST_EVENTS + " notes; that is no music.");
        }
    }

    /** Whether the track ends. */
    private boolean meta(MidiBytes in, MidiTrack track, long tick) throws SymbolicFormatException {
        int type = in.data();
        MidiBytes content = in.part(in.variable());
        switch (type) {
            case 0x03 ->
                track.name(content.part(Math.min(content.left(), LONGEST_NAME)).text());
            case 0x51 -> tempo(content, tick);
            case 0x58 -> meter(content, tick);
            case 0x59 -> key(content, tick);
            default -> {}
        }
        return type == 0x2f;
    }

    private void tempo(MidiBytes content, long tick) throws SymbolicFormatException {
        long micros = content.number(3);
        if (micros == 0) {
            throw new SymbolicFormatException(
                    "A tempo before byte " + content.at() + " lets a quarter note last 0 µs; it must last at least 1.");
        }
        if (!countsFrames) {
            tempi.add(new TempoMap.Tempo(tick / ticks, 60e6 / micros));
        }
    }

    private void meter(MidiBytes content, long tick) throws SymbolicFormatException {
        int beats = content.next();
        int power = content.next();
        if (beats == 0 || power > 10) {
            throw new SymbolicFormatException("A time signature before byte " + content.at() + " is " + beats + "/2^"
                    + power + "; the file is damaged.");
        }
        meters.add(new Meter(tick / ticks, beats, 1 << power));
    }

    /** Keys that do not exist are written by some programs; they are left out. */
    private void key(MidiBytes content, long tick) throws SymbolicFormatException {
        int fifths = (byte) content.next();
        int mode = content.next();
        if (Math.abs(fifths) <= 7 && mode <= 1) {
            keys.add(new KeySignature(tick / ticks, fifths, mode == 1));
        }
    }
}
