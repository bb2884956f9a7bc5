package etude.analysis.synchronisation;

import etude.features.FeatureStream;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Resampler;
import etude.signal.ResamplerStream;
import etude.signal.SampleSource;
import java.io.IOException;
import java.util.Arrays;

/** The pitch classes of a sound over time, by a constant-Q transform that is heard piece by piece. */
final class SoundSequence {

    private static final int RATE = 22_050;

    /** A multiple of 64, as seven octaves ask: 49 frames a second. */
    private static final int HOP = 448;

    /** Six octaves from C2. */
    private static final int BINS = 72;

    private static final double LOWEST = 65.40639132514966;

    /** Shorter filters: neighbouring keys leak into each other a little, but low ones begin in time. */
    private static final String SHORT = "1";

    /** How much fainter pitches count beside the loudest. */
    static final double COMPRESSION = 10;

    /** Of full scale: what is fainter is silence. */
    private static final double FAINT = 1e-5;

    /** Frames in which the memory of the loudest bin falls to a half: five seconds. */
    private static final double HALF_LIFE = 5.0 * RATE / HOP;

    private static final double FORGETTING = Math.pow(0.5, 1 / HALF_LIFE);

    private final double[] before = new double[BINS];
    private float[] chroma = new float[1024 * Sequence.CLASSES];
    private float[] onsets = new float[1024 * Sequence.CLASSES];
    private int frames;
    private double loudest = FAINT;

    private SoundSequence() {}

    /** Hears a sound. */
    static Sequence of(SampleSource sound) throws IOException {
        SoundSequence sequence = new SoundSequence();
        Representation cqt = Preset.librosa(RATE)
                .with("hop", Integer.toString(HOP))
                .with("fMin", Double.toString(LOWEST))
                .with("nBins", Integer.toString(BINS))
                .with("filterScale", SHORT)
                .with("tuning", "0")
                .get("cqt");
        FeatureStream stream = FeatureStream.of(cqt);
        ResamplerStream resampler = Resampler.of(sound.sampleRate(), RATE).stream();
        boolean same = sound.sampleRate() == RATE;
        sound.play((samples, from, length) -> {
            requireFinite(samples, from, length);
            float[] slow =
                    same ? Arrays.copyOfRange(samples, from, from + length) : resampler.push(samples, from, length);
            sequence.take(stream.push(slow, 0, slow.length));
        });
        float[] rest = same ? new float[0] : resampler.end();
        sequence.take(stream.push(rest, 0, rest.length));
        sequence.take(stream.end());
        return sequence.result();
    }

    private static void requireFinite(float[] samples, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new IllegalArgumentException("A sample is " + samples[i]
                        + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
            }
        }
    }

    private void take(Frames some) {
        int width = some.complex() ? 2 : 1;
        for (int t = 0; t < some.count(); t++) {
            frame(some.data(), t * BINS * width, width);
        }
    }

    private void frame(float[] values, int at, int width) {
        if ((frames + 1) * Sequence.CLASSES > chroma.length) {
            chroma = Arrays.copyOf(chroma, 2 * chroma.length);
            onsets = Arrays.copyOf(onsets, 2 * onsets.length);
        }
        double largest = 0;
        double[] magnitudes = new double[BINS];
        for (int k = 0; k < BINS; k++) {
            magnitudes[k] =
                    width == 1 ? Math.abs(values[at + k]) : Math.hypot(values[at + 2 * k], values[at + 2 * k + 1]);
            largest = Math.max(largest, magnitudes[k]);
        }
        loudest = Math.max(FAINT, Math.max(largest, loudest * FORGETTING));
        for (int k = 0; k < BINS; k++) {
            bin(k, magnitudes[k], largest);
        }
        Sequence.normalise(chroma, frames++);
    }

    private void bin(int k, double magnitude, double largest) {
        int to = frames * Sequence.CLASSES + k % Sequence.CLASSES;
        if (largest > FAINT) {
            chroma[to] += (float) Math.log1p(COMPRESSION * magnitude / largest);
        }
        double level = Math.log1p(COMPRESSION * magnitude / loudest);
        onsets[to] += (float) Math.max(0, level - before[k]);
        before[k] = level;
    }

    private Sequence result() {
        double rate = (double) RATE / HOP;
        int size = frames * Sequence.CLASSES;
        return new Sequence(
                frames, rate, Arrays.copyOf(chroma, size), Beginnings.of(Arrays.copyOf(onsets, size), rate));
    }
}
