package etude.features;

import static org.assertj.core.api.Assertions.assertThat;

import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Npy;
import java.util.Arrays;

/** Comparisons that tests of constant-Q transforms and chroma share. */
final class Chroma {

    private Chroma() {}

    /** Largest difference over largest reference. */
    static double distance(Npy expected, Frames actual) {
        assertThat(actual.bins()).isEqualTo(expected.shape()[0]);
        assertThat(actual.count()).isEqualTo(expected.shape()[1]);
        double worst = 0;
        double largest = 0;
        for (int b = 0; b < actual.bins(); b++) {
            for (int t = 0; t < actual.count(); t++) {
                worst = Math.max(worst, Math.abs(expected.get(b, t) - actual.get(b, t)));
                largest = Math.max(largest, Math.abs(expected.get(b, t)));
            }
        }
        return worst / largest;
    }

    static void assertStreamsLikeTheClip(Representation representation, Waveform clip, int chunk) {
        Representation local = Features.resolve(representation, clip);
        float[] whole = Features.compute(local, clip).data();
        FeatureStream stream = FeatureStream.of(local);
        float[] parts = new float[whole.length];
        int length = 0;
        for (int at = 0; at <= clip.length(); at += chunk) {
            boolean last = at + chunk > clip.length();
            length = append(parts, length, stream.push(clip.channel(0), at, Math.min(chunk, clip.length() - at)));
            if (last) {
                length = append(parts, length, stream.end());
            }
        }
        assertThat(length).isEqualTo(whole.length);
        assertThat(Arrays.mismatch(parts, whole)).isEqualTo(-1);
    }

    private static int append(float[] parts, int length, Frames frames) {
        System.arraycopy(frames.data(), 0, parts, length, frames.data().length);
        return length + frames.data().length;
    }
}
