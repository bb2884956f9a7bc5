package etude.analysis.synchronisation;

/**
 * Onsets of pitch classes made comparable between performances: each as large as it is beside the largest within a second or so
 * on either side, and dying away over a fifth of a second (Ewert, Müller, Grosche 2009).
 */
final class Beginnings {

    private static final double AROUND = 1.5;
    private static final double DYING = 0.2;

    private Beginnings() {}

    /** Normalised, decaying onsets of raw ones; frame after frame, twelve values each. */
    static float[] of(float[] raw, double rate) {
        int frames = raw.length / Sequence.CLASSES;
        float[] norms = norms(raw, frames);
        float[] local = localMaxima(norms, (int) Math.ceil(AROUND * rate));
        float[] onsets = new float[raw.length];
        int tail = Math.max(1, (int) Math.round(DYING * rate));
        for (int t = 0; t < frames; t++) {
            if (local[t] > 0) {
                spread(raw, onsets, t, Math.min(frames, t + tail), local[t], tail);
            }
        }
        return onsets;
    }

    private static void spread(float[] raw, float[] onsets, int from, int to, float largest, int tail) {
        for (int s = from; s < to; s++) {
            double weight = Math.sqrt(1 - (double) (s - from) / tail);
            for (int c = 0; c < Sequence.CLASSES; c++) {
                float value = (float) (weight * raw[from * Sequence.CLASSES + c] / largest);
                int at = s * Sequence.CLASSES + c;
                onsets[at] = Math.max(onsets[at], value);
            }
        }
    }

    private static float[] norms(float[] raw, int frames) {
        float[] norms = new float[frames];
        for (int t = 0; t < frames; t++) {
            double sum = 0;
            for (int c = 0; c < Sequence.CLASSES; c++) {
                sum += (double) raw[t * Sequence.CLASSES + c] * raw[t * Sequence.CLASSES + c];
            }
            norms[t] = (float) Math.sqrt(sum);
        }
        return norms;
    }

    /** The largest value within some frames on either side. */
    private static float[] localMaxima(float[] values, int around) {
        float[] largest = new float[values.length];
        int[] queue = new int[values.length];
        int head = 0;
        int tail = 0;
        int next = 0;
        for (int t = 0; t < values.length; t++) {
            for (; next < Math.min(values.length, t + around + 1); next++) {
                while (tail > head && values[queue[tail - 1]] <= values[next]) {
                    tail--;
                }
                queue[tail++] = next;
            }
            while (queue[head] < t - around) {
                head++;
            }
            largest[t] = values[queue[head]];
        }
        return largest;
    }
}
