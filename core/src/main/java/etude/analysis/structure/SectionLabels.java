package etude.analysis.structure;

import java.util.ArrayList;
import java.util.List;

/** Gives sections that are alike the same letter: the two closest groups are joined as long as they are close enough. */
final class SectionLabels {

    private static final double CLOSE = 0.8;

    private SectionLabels() {}

    /** Number of each section's group, in the order in which groups are first heard. */
    static int[] of(double[][] similarity) {
        int count = similarity.length;
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            groups.add(new ArrayList<>(List.of(i)));
        }
        while (groups.size() > 1) {
            int a = 0;
            int b = 1;
            for (int i = 0; i < groups.size(); i++) {
                for (int j = i + 1; j < groups.size(); j++) {
                    if (mean(similarity, groups.get(i), groups.get(j))
                            > mean(similarity, groups.get(a), groups.get(b))) {
                        a = i;
                        b = j;
                    }
                }
            }
            if (mean(similarity, groups.get(a), groups.get(b)) < CLOSE) {
                break;
            }
            groups.get(a).addAll(groups.remove(b));
        }
        int[] labels = new int[count];
        groups.sort(java.util.Comparator.comparingInt(java.util.Collections::min));
        for (int g = 0; g < groups.size(); g++) {
            for (int i : groups.get(g)) {
                labels[i] = g;
            }
        }
        return labels;
    }

    private static double mean(double[][] similarity, List<Integer> a, List<Integer> b) {
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                sum += similarity[i][j];
            }
        }
        return sum / (a.size() * b.size());
    }

    /** A, B … Z, A1, B1 … */
    static String letter(int group) {
        return (char) ('A' + group % 26) + (group < 26 ? "" : Integer.toString(group / 26));
    }
}
