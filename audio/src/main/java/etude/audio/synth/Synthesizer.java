package etude.audio.synth;

import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Soundbank;

/**
 * Renders notes with the JDK's software synthesiser and its built-in sound bank: the same samples on every JDK, nothing
 * read from the system's banks or settings, nothing written to the user's home, no sound device needed.
 *
 * <p>The instruments are General MIDI's; the sounds are simple. The instrument waves of the built-in bank have
 * random phases, a new draw in every process; here the draw has a fixed seed.
 */
public final class Synthesizer {

    /** Seconds that are rendered after the last note, for what still rings. */
    public static final double TAIL = 2;

    private static final int DRUM_CHANNEL = 9;
    private static final int CHANNELS = 16;
    private static final int FRAMES_AT_A_TIME = 4096;

    private Synthesizer() {}

    /**
     * A piece as stereo sound, from time 0 to {@value #TAIL} s after its last note.
     *
     * @param piece at most 15 pitched parts; all drum parts share one channel
     * @param sampleRate Hz, 8000 to 192000
     * @throws IllegalArgumentException if the piece has more parts, or the sample rate is out of range
     * @throws IllegalStateException if the running JDK has no such synthesiser
     */
    public static Waveform render(Piece piece, int sampleRate) {
        return render(piece, sampleRate, Gervill.builtIn());
    }

    /**
     * As {@link #render(Piece, int)} with the instruments of a sound font, version 2.
     *
     * @param font a file; a program that it has not is silent
     * @throws IOException if it cannot be read, or is no sound font
     */
    public static Waveform render(Piece piece, int sampleRate, Path font) throws IOException {
        return render(piece, sampleRate, Gervill.font(font));
    }

    private static Waveform render(Piece piece, int sampleRate, Soundbank bank) {
        if (sampleRate < 8000 || sampleRate > 192000) {
            throw new IllegalArgumentException(
                    "The sample rate is " + sampleRate + " Hz; the synthesiser renders 8000 to 192000 Hz.");
        }
        List<Event> events = events(piece);
        int frames = (int) Math.ceil((piece.duration() + TAIL) * sampleRate);
        try (Gervill gervill = Gervill.open(sampleRate, bank)) {
            Receiver receiver = gervill.receiver();
            for (Event event : events) {
                receiver.send(event.message(), event.microseconds());
            }
            return read(gervill, frames, sampleRate);
        } catch (IOException | MidiUnavailableException e) {
            throw new IllegalStateException("The JDK's synthesiser failed: " + e.getMessage(), e);
        }
    }

    private static Waveform read(Gervill gervill, int frames, int sampleRate) throws IOException {
        float[] left = new float[frames];
        float[] right = new float[frames];
        for (int at = 0; at < frames; at += FRAMES_AT_A_TIME) {
            int n = Math.min(FRAMES_AT_A_TIME, frames - at);
            byte[] bytes = gervill.stream().readNBytes(2 * Float.BYTES * n);
            var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            for (int i = 0; i < n; i++) {
                left[at + i] = floats.get();
                right[at + i] = floats.get();
            }
        }
        return Waveform.of(new float[][] {left, right}, sampleRate);
    }

    private record Event(long microseconds, int order, ShortMessage message) {}

    /** All messages in time, at one time: programs, then ends, then beginnings. */
    private static List<Event> events(Piece piece) {
        var events = new ArrayList<Event>();
        int next = 0;
        for (Part part : piece.parts()) {
            int channel = part.drums() ? DRUM_CHANNEL : next++;
            if (!part.drums()) {
                next += next == DRUM_CHANNEL ? 1 : 0;
                if (channel >= CHANNELS) {
                    throw new IllegalArgumentException("The piece has more than " + (CHANNELS - 1)
                            + " pitched parts; the synthesiser has no channel for " + part.name()
                            + ". Render it in two pieces and add them.");
                }
                events.add(event(0, 0, ShortMessage.PROGRAM_CHANGE, channel, part.program(), 0));
            }
            for (Note note : part.notes()) {
                events.add(event(note.onset(), 2, ShortMessage.NOTE_ON, channel, note.pitch(), note.velocity()));
                events.add(event(note.end(), 1, ShortMessage.NOTE_OFF, channel, note.pitch(), 0));
            }
        }
        events.sort(Comparator.comparingLong(Event::microseconds).thenComparingInt(Event::order));
        return events;
    }

    private static Event event(double seconds, int order, int command, int channel, int data1, int data2) {
        try {
            return new Event(Math.round(seconds * 1e6), order, new ShortMessage(command, channel, data1, data2));
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
