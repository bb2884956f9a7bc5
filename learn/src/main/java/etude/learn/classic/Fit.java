package etude.learn.classic;

import etude.learn.data.Dataset;
import etude.network.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * A method fitted to examples.
 *
 * @param standardisation fitted to the same
 * @param classifiers one for all classes; or, for tags, one each that tells with from without
 * @param single whether there is one for all classes
 */
record Fit(Standardisation standardisation, List<Classifier> classifiers, boolean single) {

    static Fit of(Method method, Dataset data, List<Integer> learned, double[][] all) {
        double[][] x = learned.stream().map(i -> all[i]).toArray(double[][]::new);
        Standardisation standardisation = Standardisation.of(x);
        double[][] z = standardisation.applyAll(x);
        if (data.task() instanceof Task.Classes) {
            int[] y = learned.stream()
                    .mapToInt(i -> data.classOf(data.examples().get(i)))
                    .toArray();
            return new Fit(
                    standardisation, List.of(method.fit(z, y, data.labels().size())), true);
        }
        List<Classifier> each = new ArrayList<>();
        for (String label : data.labels()) {
            each.add(tag(method, data, learned, z, label));
        }
        return new Fit(standardisation, each, false);
    }

    /** Examples of which nobody knows whether they have the tag are left out. */
    private static Classifier tag(Method method, Dataset data, List<Integer> learned, double[][] z, String label) {
        List<double[]> rows = new ArrayList<>();
        List<Integer> has = new ArrayList<>();
        for (int i = 0; i < z.length; i++) {
            var example = data.examples().get(learned.get(i));
            if (!example.unknown().contains(label)) {
                rows.add(z[i]);
                has.add(example.labels().contains(label) ? 1 : 0);
            }
        }
        if (has.isEmpty() || has.stream().distinct().count() < 2) {
            double share = has.isEmpty() ? 0.5 : has.get(0);
            return x -> new double[] {1 - share, share};
        }
        return method.fit(
                rows.toArray(double[][]::new),
                has.stream().mapToInt(Integer::intValue).toArray(),
                2);
    }

    double[] scores(double[] x) {
        double[] z = standardisation.apply(x);
        return single
                ? classifiers.get(0).probabilities(z)
                : classifiers.stream()
                        .mapToDouble(classifier -> classifier.probabilities(z)[1])
                        .toArray();
    }
}
