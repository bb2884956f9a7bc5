package etude.testing;

import etude.signal.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Sounds for tests. */
public final class Signals {

    private Signals() {}

    /** Gaussian noise of standard deviation 0.1, the same for the same seed. */
    public static Waveform noise(int samples, int sampleRate, long seed) {
        var random = new SplittableRandom(seed);
        float[] x = new float[samples];
        for (int i = 0; i < samples; i++) {
            x[i] = (float) (0.1 * random.nextGaussian());
        }
        return Waveform.mono(x, sampleRate);
    }

    /** A sine of amplitude 0.5. */
    public static Waveform sine(double hz, double seconds, int sampleRate) {
        float[] x = new float[(int) Math.round(seconds * sampleRate)];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / sampleRate));
        }
        return Waveform.mono(x, sampleRate);
    }

    /** The samples of a 16-bit mono wav file with a plain 44-byte header, divided by 32768: for reference inputs only. */
    public static Waveform referenceWav(Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        float[] x = new float[(bytes.limit() - 44) / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = bytes.getShort(44 + 2 * i) / 32768f;
        }
        return Waveform.mono(x, bytes.getInt(24));
    }
}
