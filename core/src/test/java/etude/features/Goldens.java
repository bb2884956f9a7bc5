package etude.features;

import static org.assertj.core.api.Assertions.assertThat;

import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Npy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The reference arrays of the test resources (see their README), and agreement with them. */
final class Goldens {

    private Goldens() {}

    static Npy read(String name) {
        try {
            return Npy.read(Path.of(
                    Goldens.class.getResource("/goldens/" + name + ".npy").toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The input of the reference arrays: 0.5 s at 16 kHz. */
    static Waveform signal() {
        double[] values = read("signal").data();
        float[] x = new float[values.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) values[i];
        }
        return Waveform.mono(x, 16000);
    }

    /** Largest error over largest reference value, for frames in the shape of the reference, {@code (…, frame)}. */
    static double error(Frames actual, Npy expected) {
        int[] shape = expected.shape();
        assertThat(actual.count()).isEqualTo(shape[shape.length - 1]);
        return errorOfFirstFrames(actual, expected);
    }

    /** As {@link #error}, but the reference may have the first frames only. */
    static double errorOfFirstFrames(Frames actual, Npy expected) {
        int count = expected.shape()[expected.shape().length - 1];
        int bins = expected.data().length / count;
        assertThat(actual.stride()).isEqualTo(bins);
        assertThat(actual.count()).isGreaterThanOrEqualTo(count);
        double worst = 0;
        double largest = 0;
        for (int b = 0; b < bins; b++) {
            for (int t = 0; t < count; t++) {
                double reference = expected.data()[b * count + t];
                worst = Math.max(worst, Math.abs(reference - actual.get(b, t)));
                largest = Math.max(largest, Math.abs(reference));
            }
        }
        return worst / largest;
    }
}
