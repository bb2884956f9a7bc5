package etude.train;

import etude.network.Weights;
import etude.nn.Batch;
import etude.nn.Learner;
import etude.nn.LearningState;
import etude.nn.Optimiser;
import etude.nn.TrainableNetwork;
import org.jspecify.annotations.Nullable;

/** The network that learns, with its learner of the moment. */
final class Pupil implements AutoCloseable {

    private final Lesson lesson;
    private final float[] weighting;
    private @Nullable TrainableNetwork network;
    private @Nullable Learner learner;

    Pupil(Lesson lesson, float[] weighting) {
        this.lesson = lesson;
        this.weighting = weighting;
    }

    /** Begins to learn by another optimiser, from these weights of the network that trains. */
    void begin(Optimiser optimiser, Weights weights) {
        close();
        TrainableNetwork fresh = TrainableNetwork.of(lesson.network(), weights, lesson.frozen());
        network = fresh;
        learner = new Learner(fresh, lesson.model().task(), optimiser).weighting(weighting);
    }

    /** Takes up where another one stopped. */
    void resume(Optimiser optimiser, LearningState state) {
        begin(optimiser, lesson.part(lesson.beginning()));
        learner().restore(state);
    }

    /** A step; the loss before it. */
    double step(Batch batch, double rate, double clip) {
        learner().learningRate(rate);
        if (clip > 0) {
            learner().clipping(clip);
        }
        return learner().step(batch).loss();
    }

    LearningState state() {
        return learner().state();
    }

    Weights weights() {
        if (network == null) {
            throw new IllegalStateException("Nothing has been learned yet.");
        }
        return network.weights();
    }

    private Learner learner() {
        if (learner == null) {
            throw new IllegalStateException("Learning has not begun.");
        }
        return learner;
    }

    @Override
    public void close() {
        if (learner != null) {
            learner.close();
            learner = null;
        }
        if (network != null) {
            network.close();
            network = null;
        }
    }
}
