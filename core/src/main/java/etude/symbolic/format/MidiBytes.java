package etude.symbolic.format;

import java.nio.charset.StandardCharsets;

/** A stretch of a MIDI file, read byte by byte and never beyond its end. */
final class MidiBytes {

    private final byte[] bytes;
    private final int end;
    private int at;

    MidiBytes(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Index of the next byte in the file. */
    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    int next() throws SymbolicFormatException {
        need(1);
        return bytes[at++] & 0xff;
    }

    int peek() throws SymbolicFormatException {
        need(1);
        return bytes[at] & 0xff;
    }

    /** A number of some bytes, the highest first. */
    long number(int count) throws SymbolicFormatException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | next();
        }
        return value;
    }

    /** A number in sevens of bits, at most four of them. */
    int variable() throws SymbolicFormatException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int b = next();
            value = value << 7 | b & 0x7f;
            if (b < 0x80) {
                return value;
            }
        }
        throw new SymbolicFormatException(
                "The number that ends at byte " + at + " has more than four bytes; the file is damaged.");
    }

    /** A byte of data, below 128. */
    int data() throws SymbolicFormatException {
        int value = next();
        if (value > 127) {
            throw new SymbolicFormatException("Byte " + (at - 1) + " is " + value
                    + " where a number up to 127 is expected; the file is damaged.");
        }
        return value;
    }

    /** The next bytes as a stretch of their own; goes on behind them. */
    MidiBytes part(long length) throws SymbolicFormatException {
        need(length);
        MidiBytes part = new MidiBytes(bytes, at, at + (int) length);
        at += (int) length;
        return part;
    }

    /** All that is left, as text: UTF-8 where it is that, otherwise Latin-1. */
    String text() {
        String utf = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        return utf.indexOf('\uFFFD') < 0 ? utf : new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    }

    private void need(long count) throws SymbolicFormatException {
        if (count > end - at) {
            throw new SymbolicFormatException("The file ends, or a part of it ends, at byte " + end + ", where " + count
                    + " more bytes are expected from byte " + at + " on; it is cut off or damaged.");
        }
    }
}
