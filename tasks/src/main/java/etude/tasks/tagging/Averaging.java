package etude.tasks.tagging;

import etude.network.Task;
import java.util.List;

/** From the scores of moments to those of a sound, as the task says. */
final class Averaging implements Task.Visitor<float[]> {

    private final List<Taggram.Moment> moments;
    private final int labels;

    private Averaging(List<Taggram.Moment> moments, int labels) {
        this.moments = moments;
        this.labels = labels;
    }

    /** One score a label. */
    static float[] of(Task task, List<Taggram.Moment> moments, int labels) {
        return task.accept(new Averaging(moments, labels));
    }

    @Override
    public float[] tags(Task.Tags task) {
        return mean();
    }

    @Override
    public float[] classes(Task.Classes task) {
        return mean();
    }

    @Override
    public float[] events(Task.Events task) {
        float[] largest = new float[labels];
        for (Taggram.Moment moment : moments) {
            for (int i = 0; i < labels; i++) {
                largest[i] = Math.max(largest[i], moment.scores()[i]);
            }
        }
        return largest;
    }

    @Override
    public float[] frameClasses(Task.FrameClasses task) {
        return mean();
    }

    private float[] mean() {
        float[] mean = new float[labels];
        for (int i = 0; i < labels; i++) {
            double sum = 0;
            for (Taggram.Moment moment : moments) {
                sum += moment.scores()[i];
            }
            mean[i] = (float) (sum / moments.size());
        }
        return mean;
    }
}
