package etude.learn.data.check;

import etude.features.Features;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Waveform;

/**
 * A small picture of a sound: levels of mel bands over its length, in 32 × 32 cells, and again in 8 × 8. Without its mean and of
 * length 1, so that the product of two is their correlation: neither loudness nor coding nor rate changes it much, another
 * performance does.
 *
 * @param fine the picture
 * @param coarse the smaller one
 * @param duration of the sound, seconds
 */
record Fingerprint(float[] fine, float[] coarse, double duration) {

    private static final int CELLS = 32;
    private static final int COARSE = 8;
    private static final int RATE = 8000;
    private static final double ALIKE = 0.99;
    private static final double ALIKE_COARSE = 0.97;
    private static final double SAME_LENGTH = 0.03;

    private static final Representation PICTURE = Preset.librosa(RATE)
            .with("nMels", Integer.toString(CELLS))
            .with("nFft", "512")
            .with("hop", "80")
            .with("topDb", "60")
            .get("log_melspectrogram");

    static Fingerprint of(Waveform sound) {
        Waveform mono = sound.toMono().resample(RATE);
        Frames frames = Features.compute(PICTURE, mono);
        float[] fine = new float[CELLS * CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            int from = (int) ((long) frames.count() * cell / CELLS);
            int to = Math.max(from + 1, (int) ((long) frames.count() * (cell + 1) / CELLS));
            for (int band = 0; band < CELLS; band++) {
                fine[cell * CELLS + band] =
                        mean(frames, band, Math.min(from, frames.count() - 1), Math.min(to, frames.count()));
            }
        }
        return new Fingerprint(normalised(fine), normalised(coarse(fine)), sound.duration());
    }

    private static float mean(Frames frames, int band, int from, int to) {
        double sum = 0;
        for (int frame = from; frame < to; frame++) {
            sum += frames.get(band, frame);
        }
        return (float) (sum / (to - from));
    }

    private static float[] coarse(float[] fine) {
        int step = CELLS / COARSE;
        float[] coarse = new float[COARSE * COARSE];
        for (int i = 0; i < fine.length; i++) {
            coarse[i / CELLS / step * COARSE + i % CELLS / step] += fine[i];
        }
        return coarse;
    }

    private static float[] normalised(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        double square = 0;
        for (float value : values) {
            square += (value - mean) * (value - mean);
        }
        double length = Math.sqrt(square);
        float[] normalised = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            normalised[i] = length == 0 ? 0 : (float) ((values[i] - mean) / length);
        }
        return normalised;
    }

    /** Whether two sounds are as long as each other, and nearly the same. */
    boolean resembles(Fingerprint other) {
        return Math.abs(duration - other.duration) <= SAME_LENGTH * Math.max(duration, other.duration)
                && product(coarse, other.coarse) > ALIKE_COARSE
                && product(fine, other.fine) > ALIKE;
    }

    private static double product(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
