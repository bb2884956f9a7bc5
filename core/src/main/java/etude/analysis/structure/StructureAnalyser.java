package etude.analysis.structure;

import etude.analysis.harmony.HarmonyEvidence;
import etude.annotation.Method;
import etude.annotation.Segment;
import etude.signal.Parallel;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the sections of a song: where pitch classes and timbre change for longer, and which stretches are alike.
 *
 * <p>Memory: the matrix of at most 1500 moments squared, 9 MB, for a sound of any length.
 *
 * @param kernelSeconds how much before and after a boundary is compared, seconds
 */
public record StructureAnalyser(double kernelSeconds) {

    /** Moments on each side of a boundary at least: where moments are long, as in concerts of hours, so are sections. */
    private static final int FEWEST = 10;

    /** Checks the range. */
    public StructureAnalyser {
        if (!(kernelSeconds > 0 && kernelSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("kernelSeconds is " + kernelSeconds + "; it must be positive.");
        }
    }

    /** The analyser with settings for songs. */
    public static StructureAnalyser standard() {
        return new StructureAnalyser(12);
    }

    /**
     * The structure of a clip.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     */
    public Structure analyse(Waveform clip) {
        return analyse(HarmonyEvidence.of(clip));
    }

    /** The structure of what was heard. */
    public Structure analyse(HarmonyEvidence evidence) {
        Moments moments = Moments.of(evidence);
        SelfSimilarity similarity = similarity(moments);
        var method = new Method(
                "checkerboard novelty and agglomerative clustering",
                "Foote, Automatic audio" + " segmentation using a measure of audio novelty, ICME 2000");
        if (moments.count() == 0 || evidence.powers().max() == 0) {
            return new Structure(List.of(), similarity, method);
        }
        int half = (int) Math.max(FEWEST, Math.rint(kernelSeconds / moments.times()[1]));
        var novelty = new Novelty(half);
        double[] changes = novelty.of(similarity);
        List<Integer> bounds = new ArrayList<>(novelty.peaks(changes));
        bounds.add(0, 0);
        bounds.add(moments.count());
        return new Structure(sections(similarity, bounds, changes), similarity, method);
    }

    private static SelfSimilarity similarity(Moments moments) {
        int count = moments.count();
        float[][] values = new float[count][count];
        Parallel.blocks(count, 16, (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int j = 0; j < count; j++) {
                    values[i][j] = (float) alike(moments, i, j);
                }
            }
        });
        return new SelfSimilarity(values, moments.times());
    }

    private static double alike(Moments moments, int i, int j) {
        double harmony = 0;
        for (int c = 0; c < 12; c++) {
            harmony += moments.chroma()[i][c] * moments.chroma()[j][c];
        }
        double distance = 0;
        double[] a = moments.timbre()[i];
        double[] b = moments.timbre()[j];
        for (int c = 0; c < a.length; c++) {
            distance += (a[c] - b[c]) * (a[c] - b[c]);
        }
        return 0.5 * harmony + 0.5 * Math.exp(-distance / (2 * a.length));
    }

    private static List<Structure.Section> sections(SelfSimilarity similarity, List<Integer> bounds, double[] changes) {
        int count = bounds.size() - 1;
        double[][] alike = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                alike[i][j] = mean(similarity, bounds.get(i), bounds.get(i + 1), bounds.get(j), bounds.get(j + 1));
            }
        }
        double[][] relative = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double own = Math.sqrt(alike[i][i] * alike[j][j]);
                relative[i][j] = own == 0 ? 1 : alike[i][j] / own;
            }
        }
        int[] labels = SectionLabels.of(relative);
        List<Structure.Section> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double start = similarity.times()[bounds.get(i)];
            double end = similarity.times()[bounds.get(i + 1)];
            double confidence = Math.min(1, 5 * Math.max(changes[bounds.get(i)], changes[bounds.get(i + 1)]));
            sections.add(new Structure.Section(new Segment(start, end, SectionLabels.letter(labels[i])), confidence));
        }
        return sections;
    }

    private static double mean(SelfSimilarity similarity, int fromI, int toI, int fromJ, int toJ) {
        double sum = 0;
        for (int i = fromI; i < toI; i++) {
            for (int j = fromJ; j < toJ; j++) {
                sum += similarity.values()[i][j];
            }
        }
        return sum / ((double) (toI - fromI) * (toJ - fromJ));
    }
}
