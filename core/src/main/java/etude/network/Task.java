package etude.network;

import java.util.List;

/**
 * What a network's outputs mean. The task alone decides the output activation and how pieces of a clip are averaged (and, in
 * training, the loss and the metrics); nothing else branches on it.
 */
public sealed interface Task {

    /** What turns the network's numbers into scores. */
    enum Activation {
        /** Each output by itself, from 0 to 1. */
        SIGMOID,
        /** Scores of a piece add up to 1. */
        SOFTMAX
    }

    /** The activation of the outputs. */
    Activation activation();

    /** Whether there is an answer for each frame rather than one for the piece: outputs {@code (batch, frame, label)}. */
    boolean perFrame();

    /** Hands this task to an interpreter. */
    <R> R accept(Visitor<R> visitor);

    /**
     * An interpreter of tasks.
     *
     * @param <R> what it makes of them
     */
    interface Visitor<R> {
        /** Visits multi-label tags. */
        R tags(Tags task);

        /** Visits single-label classes. */
        R classes(Classes task);

        /** Visits sound events. */
        R events(Events task);

        /** Visits classes of frames. */
        R frameClasses(FrameClasses task);
    }

    /** Any number of labels for a clip: scores of pieces are averaged. */
    record Tags() implements Task {
        @Override
        public Activation activation() {
            return Activation.SIGMOID;
        }

        @Override
        public boolean perFrame() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tags(this);
        }
    }

    /** One label for a clip: probabilities of pieces are averaged. */
    record Classes() implements Task {
        @Override
        public Activation activation() {
            return Activation.SOFTMAX;
        }

        @Override
        public boolean perFrame() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.classes(this);
        }
    }

    /** Any number of labels for each frame; a clip has the largest score of its frames. */
    record Events() implements Task {
        @Override
        public Activation activation() {
            return Activation.SIGMOID;
        }

        @Override
        public boolean perFrame() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.events(this);
        }
    }

    /** One label for each frame, such as a pitch. */
    record FrameClasses() implements Task {
        @Override
        public Activation activation() {
            return Activation.SOFTMAX;
        }

        @Override
        public boolean perFrame() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.frameClasses(this);
        }
    }

    /** All tasks. */
    static List<Task> all() {
        return List.of(new Tags(), new Classes(), new Events(), new FrameClasses());
    }
}
