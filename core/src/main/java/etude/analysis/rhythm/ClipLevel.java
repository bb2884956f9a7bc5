package etude.analysis.rhythm;

import etude.signal.SampleSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * What must be known of a whole sound before its frames are computed: its mean (a constant offset is no sound) and how loud
 * it is where it is not silent, so that results do not depend on the gain.
 *
 * @param mean of all samples
 * @param level root mean square of what is not silent, 0 for silence
 * @param samples number of samples
 */
record ClipLevel(double mean, double level, long samples) {

    /** Parts of a second that are silent or not. */
    private static final int PARTS = 20;

    /** Power below the mean power from which on a part counts as silent. */
    private static final double SILENT = 0.01;

    /** Root mean square below which there is nothing to hear: -120 dB. */
    private static final double NOTHING = 1e-6;

    static ClipLevel of(float[] x, int sampleRate) {
        var meter = new Meter(sampleRate);
        meter.hear(x, 0, x.length);
        return meter.end();
    }

    static ClipLevel of(SampleSource sound) throws IOException {
        var meter = new Meter(sound.sampleRate());
        sound.play(meter::hear);
        return meter.end();
    }

    boolean silent() {
        return level < NOTHING;
    }

    /** Hears the sound once. */
    private static final class Meter {

        private final int partLength;
        private double[] sums = new double[256];
        private double[] squares = new double[256];
        private int parts = 1;
        private int inPart;
        private long samples;

        Meter(int sampleRate) {
            this.partLength = Math.max(1, sampleRate / PARTS);
        }

        void hear(float[] x, int from, int length) {
            for (int i = from; i < from + length; i++) {
                if (!Float.isFinite(x[i])) {
                    throw new IllegalArgumentException("Sample " + (samples + i - from) + " is " + x[i]
                            + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
                }
                if (inPart == partLength) {
                    nextPart();
                }
                sums[parts - 1] += x[i];
                squares[parts - 1] += (double) x[i] * x[i];
                inPart++;
            }
            samples += length;
        }

        private void nextPart() {
            if (parts == sums.length) {
                sums = Arrays.copyOf(sums, 2 * parts);
                squares = Arrays.copyOf(squares, 2 * parts);
            }
            parts++;
            inPart = 0;
        }

        ClipLevel end() {
            if (samples == 0) {
                return new ClipLevel(0, 0, 0);
            }
            double mean = Arrays.stream(sums).limit(parts).sum() / samples;
            double[] powers = new double[parts];
            double whole = 0;
            for (int p = 0; p < parts; p++) {
                int count = p == parts - 1 ? inPart : partLength;
                powers[p] = Math.max(0, squares[p] - 2 * mean * sums[p] + count * mean * mean) / Math.max(1, count);
                whole += powers[p] * count / samples;
            }
            double gate = SILENT * whole;
            double loud = Arrays.stream(powers).filter(p -> p >= gate).average().orElse(0);
            return new ClipLevel(mean, Math.sqrt(loud), samples);
        }
    }
}
