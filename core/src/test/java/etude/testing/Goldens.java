package etude.testing;

import etude.signal.Waveform;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Values that librosa 0.11.0 computed from a signal that a formula gives, kept among the test resources.
 *
 * <p>{@code griffinlim_zero_3}: {@code griffinlim(abs(stft(x)), n_iter=3, init=None, length=4096)}; {@code time_stretch_R}:
 * {@code effects.time_stretch(x, rate=R)}, both in double precision, with {@code n_fft=256, hop_length=64}; {@code preemphasis},
 * {@code deemphasis} (coef 0.9): the first 512 samples.
 */
public final class Goldens {

    private Goldens() {}

    /** Reads one. */
    public static float[] read(String name) throws IOException {
        try {
            var url = Goldens.class.getResource("/goldens/sound/" + name + ".npy");
            double[] data = Npy.read(
                            Path.of(java.util.Objects.requireNonNull(url, name).toURI()))
                    .data();
            float[] values = new float[data.length];
            for (int i = 0; i < data.length; i++) {
                values[i] = (float) data[i];
            }
            return values;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** The signal: 4096 samples at 8 kHz of a decaying tone with overtones, rising in pitch. */
    public static Waveform signal() {
        float[] x = new float[4096];
        for (int i = 0; i < x.length; i++) {
            double t = i / 8000.0;
            double phase = 2 * Math.PI * (220 * t + 150 * t * t);
            x[i] = (float) ((0.4 * Math.sin(phase) + 0.2 * Math.sin(2 * phase) + 0.1 * Math.sin(3.5 * phase))
                    * Math.exp(-2 * t));
        }
        return Waveform.mono(x, 8000);
    }
}
