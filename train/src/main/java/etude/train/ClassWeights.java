package etude.train;

import etude.learn.data.Example;
import etude.learn.recipe.TrainTable;
import java.util.List;

/** What each label counts where all are to count the same. */
final class ClassWeights {

    /** A label that is hardly there does not take over. */
    private static final double MOST = 100;

    private ClassWeights() {}

    /**
     * Weights of labels; none where each example counts the same. Of classes, in inverse proportion to their examples, 1 in the
     * mean over examples; of tags, as many times as there are examples without for one with it.
     */
    static float[] of(Lesson lesson, List<Example> examples) {
        if (lesson.recipe().train().classWeights() == TrainTable.ClassWeights.NONE) {
            return new float[0];
        }
        List<String> labels = lesson.model().labels();
        float[] weights = new float[labels.size()];
        for (int i = 0; i < weights.length; i++) {
            String label = labels.get(i);
            double with = Math.max(
                    1, examples.stream().filter(e -> e.labels().contains(label)).count());
            double weight = lesson.targets().exclusive()
                    ? examples.size() / (with * labels.size())
                    : Math.max(1, examples.size() - with) / with;
            weights[i] = (float) Math.min(MOST, weight);
        }
        return weights;
    }
}
