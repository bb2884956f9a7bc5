package etude.features;

import static org.assertj.core.api.Assertions.assertThat;

import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.Arrays;

/** What tests of constant-Q transforms and chroma share. */
final class Chroma {

    private Chroma() {}

    /** Three chords of decaying overtones, 12 cents sharp, 4 s at 22050 Hz: the input of the reference arrays. */
    static Waveform chords() {
        int[][] chords = {{48, 64, 67, 72}, {53, 57, 60, 69}, {43, 59, 62, 77}};
        double[] sum = new double[4 * 22050];
        for (int c = 0; c < chords.length; c++) {
            int start = c * sum.length / 3;
            for (int note : chords[c]) {
                for (int k = 1; k < 6; k++) {
                    double hz = k * 440 * Math.pow(2, (note + 0.12 - 69) / 12);
                    for (int i = start; i < sum.length; i++) {
                        double t = (i - start) / 22050.0;
                        sum[i] += 0.1 / k * Math.exp(-1.5 * t * k) * Math.sin(2 * Math.PI * hz * t);
                    }
                }
            }
        }
        float[] x = new float[sum.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) sum[i];
        }
        return Waveform.mono(x, 22050);
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
