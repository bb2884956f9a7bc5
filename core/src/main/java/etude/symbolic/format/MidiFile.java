package etude.symbolic.format;

import etude.symbolic.KeySignature;
import etude.symbolic.Piece;
import etude.symbolic.Score;
import etude.symbolic.TempoMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Standard MIDI Files: notes as key numbers with velocities, in tracks of a channel each.
 *
 * <pre>{@code
 * Score score = MidiFile.read(Path.of("song.mid"));
 * Files.write(Path.of("copy.mid"), MidiFile.write(score.piece()));
 * }</pre>
 *
 * @see <a href="https://midi.org/standard-midi-files-specification">The Standard MIDI Files specification</a>
 */
public final class MidiFile {

    /** Quarter notes a minute where nothing else is known. */
    public static final double TEMPO = 120;

    /** Bytes; the largest files of music are a few MB. */
    private static final long LARGEST = 64L << 20;

    private MidiFile() {}

    /**
     * Reads a file of format 0 or 1.
     *
     * @throws SymbolicFormatException if it is no such file, damaged, or larger than 64 MB
     * @throws IOException if it cannot be read
     */
    public static Score read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new SymbolicFormatException(file + " has " + size + " bytes; a MIDI file may have " + LARGEST + ".");
        }
        try {
            return read(Files.readAllBytes(file));
        } catch (SymbolicFormatException e) {
            throw new SymbolicFormatException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The score in the bytes of a file. Each part has the notes of one track, channel and program; channel 10 is the drums.
     * A release ends all notes of its key that began before; what still sounds at the end of a track ends there. Without a
     * tempo it is 120.
     *
     * @throws SymbolicFormatException if it is no file of format 0 or 1, or damaged
     */
    public static Score read(byte[] file) throws SymbolicFormatException {
        MidiReader reader = new MidiReader(file);
        reader.read();
        TempoMap tempo = TempoMap.of(reader.tempi, TEMPO);
        return new MidiParts(reader.tracks, tempo).score(reader, tempo);
    }

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
        return write(piece, tempo, List.of());
    }

    /**
     * As {@link #write(Piece, double)}, with key signatures.
     *
     * @param keys by place, at the file's tempo; empty where none is known
     */
    public static byte[] write(Piece piece, double tempo, List<KeySignature> keys) {
        return new MidiWriter(tempo).write(piece, keys);
    }
}
