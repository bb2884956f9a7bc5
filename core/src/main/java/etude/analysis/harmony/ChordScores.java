package etude.analysis.harmony;

import etude.signal.Frames;
import etude.signal.Parallel;
import java.util.Arrays;

/**
 * How likely each chord is, given what is heard: the strengths of pitch classes in four registers, as a share of the whole and
 * on a scale of loudness, are weighed as seen from each root ({@link ChordWeights}).
 */
final class ChordScores {

    /** Where each register begins to count, counts in full, counts no longer in full, and ends: MIDI numbers. */
    private static final int[][] REGISTERS = {{0, 1, 40, 48}, {40, 48, 54, 62}, {54, 62, 70, 78}, {70, 78, 120, 121}};

    /** Stretches that one thread scores at a time. */
    private static final int BLOCK = 32;

    private static final double COMPRESSION = 9;
    private static final double FLOOR = 1e-6;
    private static final double NONE_FLOOR = 0.01;

    /** Power relative to the loudest bin of the sound below which there is silence: 60 dB. */
    private static final double SILENT = 1e-6;

    private static final double CERTAIN = 30;

    private final ChordVocabulary vocabulary;
    private final double trust;
    private final float[][] shares = new float[REGISTERS.length][HarmonyEvidence.NOTES];

    /**
     * Prepares.
     *
     * @param trust factor of the logarithms: below 1, as neighbouring frames hear much of the same
     */
    ChordScores(ChordVocabulary vocabulary, double trust) {
        this.vocabulary = vocabulary;
        this.trust = trust;
        for (int r = 0; r < REGISTERS.length; r++) {
            int[] edges = REGISTERS[r];
            for (int n = 0; n < HarmonyEvidence.NOTES; n++) {
                double midi = HarmonyEvidence.LOWEST + n;
                double rise = (midi - edges[0]) / (edges[1] - edges[0]);
                double fall = (edges[3] - midi) / (edges[3] - edges[2]);
                shares[r][n] = (float) Math.max(0, Math.min(1, Math.min(rise, fall)));
            }
        }
    }

    /**
     * Scores of stretches of time.
     *
     * @param bounds first frame of each stretch, and the frame behind the last one
     * @return logarithms of probabilities, {@code (chord, stretch)}
     */
    Frames of(HarmonyEvidence evidence, int[] bounds) {
        int count = bounds.length - 1;
        int size = vocabulary.size();
        float[] scores = new float[Math.multiplyExact(count, size)];
        Parallel.blocks(count, BLOCK, (from, to) -> {
            for (int i = from; i < to; i++) {
                stretch(evidence, bounds[i], bounds[i + 1], scores, i * size);
            }
        });
        return Frames.of(size, count, scores);
    }

    private void stretch(HarmonyEvidence evidence, int from, int to, float[] scores, int at) {
        double[] notes = mean(evidence.notes(), from, to);
        double power = mean(evidence.powers(), from, to)[0];
        double[] fine = normalised(fine(notes, power < SILENT));
        for (int chord = 0; chord < vocabulary.size(); chord++) {
            scores[at + chord] = (float) (trust * score(fine, chord));
        }
    }

    private static double[] mean(Frames frames, int from, int to) {
        double[] mean = new double[frames.stride()];
        for (int t = from; t < to; t++) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += frames.get(c, t) / (double) (to - from);
            }
        }
        return mean;
    }

    /** Logarithms of odds of all qualities on all roots, and of no chord. */
    private double[] fine(double[] notes, boolean silent) {
        double[][] classes = classes(notes);
        double total = FLOOR + Math.sqrt(squares(classes));
        double[] scores = new double[12 * ChordQuality.values().length + 1];
        scores[scores.length - 1] = silent ? CERTAIN : none(classes);
        for (double[] register : classes) {
            for (int c = 0; c < 12; c++) {
                register[c] = Math.log1p(COMPRESSION * register[c] / total);
            }
        }
        for (int i = 0; i < scores.length - 1; i++) {
            scores[i] = silent ? 0 : chord(classes, i / 12, i % 12);
        }
        return scores;
    }

    private double[][] classes(double[] notes) {
        double[][] classes = new double[REGISTERS.length][12];
        for (int r = 0; r < classes.length; r++) {
            for (int n = 0; n < notes.length; n++) {
                classes[r][(HarmonyEvidence.LOWEST + n) % 12] += shares[r][n] * notes[n];
            }
        }
        return classes;
    }

    private static double squares(double[][] rows) {
        double sum = 0;
        for (double[] row : rows) {
            for (double x : row) {
                sum += x * x;
            }
        }
        return sum;
    }

    private static double none(double[][] classes) {
        double[] all = new double[12];
        for (double[] register : classes) {
            for (int c = 0; c < 12; c++) {
                all[c] -= register[c];
            }
        }
        Arrays.sort(all);
        double strength = FLOOR + Math.sqrt(squares(new double[][] {all}));
        double sum = ChordWeights.NONE + ChordWeights.NONE_STRENGTH * Math.log(strength + NONE_FLOOR);
        for (int c = 0; c < 12; c++) {
            sum += ChordWeights.NONE_SORTED[c] * -all[c] / strength;
        }
        return sum;
    }

    private static double chord(double[][] classes, int quality, int root) {
        double sum = ChordWeights.QUALITIES[quality];
        for (int r = 0; r < classes.length; r++) {
            float[] weights = ChordWeights.CLASSES[quality][r];
            for (int i = 0; i < 12; i++) {
                sum += weights[i] * classes[r][(root + i) % 12];
            }
        }
        return sum;
    }

    /** Probabilities that add up to 1, as logarithms. */
    private static double[] normalised(double[] scores) {
        double top = Arrays.stream(scores).max().orElseThrow();
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - top);
        }
        double whole = top + Math.log(sum);
        return Arrays.stream(scores).map(score -> score - whole).toArray();
    }

    /** A triad of the smaller vocabulary is as likely as all its sevenths together. */
    private double score(double[] fine, int chord) {
        if (chord == vocabulary.size() - 1) {
            return fine[fine.length - 1];
        }
        double sum = 0;
        for (ChordQuality quality : ChordQuality.values()) {
            if (vocabulary.reduced(quality) == vocabulary.quality(chord)) {
                sum += Math.exp(fine[12 * quality.ordinal() + chord % 12]);
            }
        }
        return Math.log(Math.max(sum, Double.MIN_NORMAL));
    }
}
