package etude.analysis.synchronisation;

/**
 * What is compared: for each frame how strong the twelve pitch classes are, a vector of length 1, and how much of each begins
 * there and dies away.
 *
 * @param frames number of them
 * @param rate frames a second
 * @param chroma frame after frame, twelve values each
 * @param onsets likewise
 */
record Sequence(int frames, double rate, float[] chroma, float[] onsets) {

    static final int CLASSES = 12;

    /** Fewer frames, each the mean of as many as the factor says. */
    Sequence coarser(int factor) {
        int count = (frames + factor - 1) / factor;
        float[] fewer = new float[count * CLASSES];
        float[] begun = new float[count * CLASSES];
        for (int t = 0; t < frames; t++) {
            for (int c = 0; c < CLASSES; c++) {
                fewer[t / factor * CLASSES + c] += chroma[t * CLASSES + c];
                begun[t / factor * CLASSES + c] += onsets[t * CLASSES + c] / factor;
            }
        }
        for (int t = 0; t < count; t++) {
            normalise(fewer, t);
        }
        return new Sequence(count, rate / factor, fewer, begun);
    }

    /** Brings a frame to length 1; one of silence has a little of everything. */
    static void normalise(float[] chroma, int frame) {
        double sum = 0;
        int from = frame * CLASSES;
        for (int c = 0; c < CLASSES; c++) {
            sum += (double) chroma[from + c] * chroma[from + c];
        }
        for (int c = 0; c < CLASSES; c++) {
            chroma[from + c] = sum > 0 ? (float) (chroma[from + c] / Math.sqrt(sum)) : (float) Math.sqrt(1.0 / CLASSES);
        }
    }

    /** From 0 where both frames have the same pitch classes to 1 where they share none. */
    double chromaDistance(int frame, Sequence other, int otherFrame) {
        double inner = 0;
        for (int c = 0; c < CLASSES; c++) {
            inner += (double) chroma[frame * CLASSES + c] * other.chroma[otherFrame * CLASSES + c];
        }
        return Math.max(0, 1 - inner);
    }

    /** How alike two frames are beyond what any two have in common: their correlation, 0 where one of them is silent. */
    double likeness(int frame, Sequence other, int otherFrame) {
        double own = 0;
        double theirs = 0;
        for (int c = 0; c < CLASSES; c++) {
            own += chroma[frame * CLASSES + c] / CLASSES;
            theirs += other.chroma[otherFrame * CLASSES + c] / CLASSES;
        }
        double inner = 0;
        double squares = 0;
        double others = 0;
        for (int c = 0; c < CLASSES; c++) {
            double a = chroma[frame * CLASSES + c] - own;
            double b = other.chroma[otherFrame * CLASSES + c] - theirs;
            inner += a * b;
            squares += a * a;
            others += b * b;
        }
        boolean silent = squares < 1e-9 || others < 1e-9;
        return silent ? 0 : Math.max(0, Math.min(1, inner / Math.sqrt(squares * others)));
    }

    /** How differently pitch classes begin, from 0. */
    double onsetDistance(int frame, Sequence other, int otherFrame) {
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            double away = onsets[frame * CLASSES + c] - other.onsets[otherFrame * CLASSES + c];
            sum += away * away;
        }
        return Math.sqrt(sum);
    }
}
