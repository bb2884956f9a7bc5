package etude.train;

import etude.learn.data.Example;
import etude.learn.data.Occurrence;
import etude.network.Shape;
import etude.network.Task;
import java.util.List;

/**
 * What a network should say of a piece, as {@link etude.nn.Batch} takes it: of labels that do not exclude each other a number
 * from 0 to 1 each, of those that do the number of the one that holds; -1 where nobody knows.
 */
final class Targets {

    /** Nobody knows. */
    static final float UNKNOWN = -1;

    private final Task task;
    private final List<String> labels;
    private final int frames;

    /**
     * Targets of a task.
     *
     * @param frames that the network answers for in a piece; 1 where it answers for the whole
     */
    Targets(Task task, List<String> labels, int frames) {
        this.task = task;
        this.labels = labels;
        this.frames = frames;
    }

    /** How many there are. */
    int labels() {
        return labels.size();
    }

    /** Whether one label at a time holds. */
    boolean exclusive() {
        return task.activation() == Task.Activation.SOFTMAX;
    }

    /** Numbers of a piece, or of each of its frames. */
    private int width() {
        return exclusive() ? 1 : labels.size();
    }

    /** The shape of the targets of so many pieces. */
    Shape shape(int pieces) {
        if (task.perFrame()) {
            return exclusive() ? Shape.of(pieces, frames) : Shape.of(pieces, frames, labels.size());
        }
        return exclusive() ? Shape.of(pieces) : Shape.of(pieces, labels.size());
    }

    /**
     * Targets of a piece.
     *
     * @param from seconds in the example where the piece begins
     * @param seconds that it lasts
     */
    float[] of(Example example, double from, double seconds) {
        if (!task.perFrame()) {
            return whole(example);
        }
        float[] all = new float[frames * width()];
        for (int t = 0; t < frames; t++) {
            System.arraycopy(at(example, from + (t + 0.5) * seconds / frames), 0, all, t * width(), width());
        }
        return all;
    }

    /** Targets of the whole example. */
    private float[] whole(Example example) {
        return exclusive() ? number(example.labels()) : shares(example.labels(), example.unknown());
    }

    /** Targets at a moment. */
    float[] at(Example example, double time) {
        List<String> holding = example.occurrences().stream()
                .filter(occurrence -> occurrence.onset() <= time && time < occurrence.offset())
                .map(Occurrence::label)
                .toList();
        return exclusive() ? number(holding) : shares(holding, example.unknown());
    }

    private float[] number(List<String> holding) {
        return new float[] {holding.isEmpty() ? UNKNOWN : labels.indexOf(holding.get(0))};
    }

    private float[] shares(List<String> holding, List<String> unknown) {
        float[] row = new float[labels.size()];
        unknown.forEach(label -> set(row, label, UNKNOWN));
        holding.forEach(label -> set(row, label, 1));
        return row;
    }

    private void set(float[] row, String label, float value) {
        int number = labels.indexOf(label);
        if (number >= 0) {
            row[number] = value;
        }
    }
}
