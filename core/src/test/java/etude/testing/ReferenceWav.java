package etude.testing;

import etude.signal.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reference sounds: wav files of 16 bits, for modules without a decoder. */
public final class ReferenceWav {

    private static final int DATA = 0x61746164;

    private ReferenceWav() {}

    /** Reads a file; full scale is ±1. */
    public static Waveform read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int channels = bytes.getShort(22);
        int at = 12;
        while (bytes.getInt(at) != DATA) {
            at += 8 + bytes.getInt(at + 4);
        }
        float[][] samples = new float[channels][bytes.getInt(at + 4) / 2 / channels];
        bytes.position(at + 8);
        for (int t = 0; t < samples[0].length; t++) {
            for (float[] channel : samples) {
                channel[t] = bytes.getShort() / 32768f;
            }
        }
        return Waveform.of(samples, bytes.getInt(24));
    }
}
