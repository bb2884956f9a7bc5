package etude.analysis.harmony;

import etude.signal.Frames;

/** How well each chord explains what is heard, as logarithms of likelihoods. */
final class ChordScores {

    private static final int BASS_END = 52;
    private static final int TREBLE_START = 44;
    private static final int TREBLE_END = 96;
    private static final double SHARPNESS = 12;
    private static final double BASS_WEIGHT = 0.3;
    private static final double NOTHING = 0.5;
    /** Power relative to the loudest bin of the sound below which there is silence: 60 dB. */
    private static final double SILENT = 1e-6;

    private final ChordVocabulary vocabulary;
    private final float[][] templates;

    ChordScores(ChordVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.templates = new float[vocabulary.size() - 1][12];
        for (int chord = 0; chord < templates.length; chord++) {
            int[] intervals = vocabulary.quality(chord).intervals();
            for (int interval : intervals) {
                templates[chord][(chord + interval) % 12] = (float) (1 / Math.sqrt(intervals.length));
            }
        }
    }

    /**
     * Scores of stretches of time.
     *
     * @param bounds first frame of each stretch, and the frame behind the last one
     * @return {@code (chord, stretch)}
     */
    Frames of(HarmonyEvidence evidence, int[] bounds) {
        Frames treble = evidence.chroma(TREBLE_START, TREBLE_END);
        Frames bass = evidence.chroma(HarmonyEvidence.LOWEST, BASS_END);
        int count = bounds.length - 1;
        int size = vocabulary.size();
        float[] scores = new float[count * size];
        for (int i = 0; i < count; i++) {
            double[] high = mean(treble, bounds[i], bounds[i + 1]);
            double[] low = mean(bass, bounds[i], bounds[i + 1]);
            double power = mean(evidence.powers(), bounds[i], bounds[i + 1])[0];
            score(high, low, power < SILENT, scores, i * size);
        }
        return Frames.of(size, count, scores);
    }

    private static double[] mean(Frames frames, int from, int to) {
        double[] mean = new double[frames.stride()];
        for (int t = from; t < to; t++) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += frames.get(c, t) / (to - from);
            }
        }
        return mean;
    }

    private void score(double[] treble, double[] bass, boolean silent, float[] scores, int at) {
        double trebleLength = length(treble);
        double bassLength = length(bass);
        for (int chord = 0; chord < templates.length; chord++) {
            double score = trebleLength == 0 ? 0 : dot(treble, templates[chord]) / trebleLength;
            double root = bassLength == 0 ? 0 : bass[chord % 12] / bassLength;
            scores[at + chord] = silent ? 0 : (float) (SHARPNESS * (score + BASS_WEIGHT * root));
        }
        scores[at + templates.length] = (float) (SHARPNESS * (silent ? 1 : NOTHING));
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }

    private static double dot(double[] x, float[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
