package etude.audio.synth;

import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Prints the hash of a rendered piece: run in a process of its own by {@link SynthesizerTest}. */
public final class RenderProgram {

    private RenderProgram() {}

    /** Renders and prints. */
    public static void main(String[] args) {
        System.out.println(hash(Synthesizer.render(piece(), 22050)));
    }

    static Piece piece() {
        return new Piece(
                "test",
                List.of(
                        Part.of("piano", 0, List.of(new Note(0.5, 0.5, 60, 100), new Note(0.75, 0.5, 64, 90))),
                        Part.of("flute", 73, List.of(new Note(0.25, 0.5, 81, 80))),
                        Part.drums(List.of(new Note(0, 0.2, 36, 110), new Note(0.5, 0.2, 38, 110)))));
    }

    static String hash(Waveform sound) {
        ByteBuffer bytes = ByteBuffer.allocate(sound.channels() * sound.length() * Float.BYTES);
        for (int c = 0; c < sound.channels(); c++) {
            for (float x : sound.channel(c)) {
                bytes.putFloat(x);
            }
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
