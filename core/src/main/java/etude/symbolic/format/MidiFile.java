package etude.symbolic.format;

import etude.symbolic.Piece;

/** Standard MIDI Files: notes as key numbers with velocities, in tracks of a channel each. */
public final class MidiFile {

    private static final double TEMPO = 120;

    private MidiFile() {}

    /**
     * A piece as the bytes of a file of format 1, 120 quarter notes a minute.
     *
     * @throws IllegalArgumentException as {@link #write(Piece, double)}
     */
    public static byte[] write(Piece piece) {
        return write(piece, TEMPO);
    }

    /**
     * A piece as the bytes of a file of format 1: the tempo in the first track, then a track for each part. Times are kept
     * within half a tick, 0.05 ms at 120 quarters a minute. Parts of one program share a channel. A key that is struck
     * again while it sounds is released first.
     *
     * @param piece the music
     * @param tempo quarter notes a minute, 4 to 1000: what the file's bars are counted by; it does not change when notes
     *     sound
     * @throws IllegalArgumentException if the tempo is outside its range, if pitched parts have more than 15 different
     *     programs, or if a note lies beyond what the file's numbers reach (7 hours at 120 quarters a minute)
     */
    public static byte[] write(Piece piece, double tempo) {
        return new MidiWriter(tempo).write(piece);
    }
}
