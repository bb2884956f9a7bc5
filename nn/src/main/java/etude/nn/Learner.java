package etude.nn;

import etude.network.Task;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Takes optimisation steps with a network.
 *
 * <pre>{@code
 * try (TrainableNetwork net = TrainableNetwork.of(network, 7);
 *         Learner learner = new Learner(net, new Task.Tags(), Optimiser.Adam.of(1e-3))) {
 *     for (Batch batch : batches) {
 *         double loss = learner.step(batch).loss();
 *     }
 * }
 * }</pre>
 *
 * <p>Close it before its network. As its network, it is for one thread at a time.
 */
public final class Learner implements AutoCloseable {

    /**
     * What a step found.
     *
     * @param loss of the batch before the step, in nats
     * @param gradientNorm length of the gradient over all parameters, before it was clipped
     */
    public record Outcome(double loss, double gradientNorm) {}

    private final TrainableNetwork network;
    private final Losses.Loss loss;
    private final List<Tensor> trained;
    private final Statistics statistics;
    private final Descent descent;
    private final Runnable move;
    private double longestGradient = Double.POSITIVE_INFINITY;
    private boolean closed;
    private long steps;
    private float[] weighting = {};

    /** A learner of a task, without clipping. */
    public Learner(TrainableNetwork network, Task task, Optimiser optimiser) {
        this.network = network;
        this.loss = task.accept(new Losses());
        this.trained = List.copyOf(network.parameters().trained().values());
        if (trained.isEmpty()) {
            throw new IllegalArgumentException("The network has no parameters that train.");
        }
        this.statistics = new Statistics(network.parameters().statistics());
        this.descent = new Descent(trained, optimiser.learningRate());
        this.move = optimiser.accept(descent);
    }

    /**
     * Shortens gradients that are longer than this.
     *
     * @param longest length of the gradient over all parameters; infinite for no clipping
     */
    public Learner clipping(double longest) {
        if (!(longest > 0)) {
            throw new IllegalArgumentException("The longest gradient is " + longest + "; it must be positive.");
        }
        longestGradient = longest;
        return this;
    }

    /**
     * Counts labels unequally: of classes, faults of examples of that class; of tags and events, faults where the label is there.
     *
     * @param weights one for each label, positive; none to count all alike
     */
    public Learner weighting(float... weights) {
        for (float weight : weights) {
            if (!(weight > 0 && Float.isFinite(weight))) {
                throw new IllegalArgumentException("The weight of a label is " + weight + "; it must be positive.");
            }
        }
        weighting = weights.clone();
        return this;
    }

    /** What is needed to go on later, in another process, to the bit. */
    public LearningState state() {
        return network.alone(() -> {
            open();
            return new Snapshot(network, descent).take();
        });
    }

    /**
     * Goes on where another learner of the same network and optimiser stopped.
     *
     * @throws IllegalArgumentException if the state is of another network; nothing is changed then
     */
    public void restore(LearningState state) {
        network.alone(() -> {
            open();
            new Snapshot(network, descent).restore(state);
            steps = state.steps();
            return steps;
        });
    }

    /** Another step size from now on. */
    public void learningRate(double rate) {
        if (!(rate >= 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException("The learning rate is " + rate + "; it must not be negative.");
        }
        descent.learningRate(rate);
    }

    /** Steps taken so far. */
    public long steps() {
        return steps;
    }

    /**
     * One step: the network hears the batch as in training, its parameters follow the gradient, and those that only mean
     * something in a range are brought back into it.
     *
     * @throws IllegalArgumentException if shapes or targets do not fit; nothing is changed then
     * @throws TrainingException if the loss or the gradient is not a finite number; nothing is changed then
     */
    public Outcome step(Batch batch) {
        return network.alone(() -> {
            open();
            forget();
            statistics.remember();
            try {
                Tensor fault = fault(batch, true);
                double value = fault.item_double();
                if (!Double.isFinite(value)) {
                    throw notFinite("The loss is " + value);
                }
                fault.backward();
                double norm = clip();
                try (NoGradGuard noGradients = new NoGradGuard()) {
                    move.run();
                    network.project();
                }
                steps++;
                return new Outcome(value, norm);
            } catch (RuntimeException e) {
                statistics.restore();
                throw e;
            } finally {
                forget();
            }
        });
    }

    /**
     * The loss of a batch as after training; nothing changes.
     *
     * @throws IllegalArgumentException if shapes or targets do not fit
     */
    public double loss(Batch batch) {
        return network.alone(() -> {
            open();
            try (NoGradGuard noGradients = new NoGradGuard()) {
                return fault(batch, false).item_double();
            }
        });
    }

    private Tensor fault(Batch batch, boolean training) {
        String output = network.network().output();
        Tensor outputs = network.run(batch.inputs(), training, List.of(output)).get(0);
        return loss.of(outputs, batch.targets(), weighting, network.numbers());
    }

    /** Gradients of the step before are not added to. */
    private void forget() {
        trained.forEach(parameter -> parameter.mutable_grad().reset());
    }

    private double clip() {
        TensorVector all = new TensorVector();
        for (Tensor parameter : trained) {
            if (parameter.grad().defined()) {
                all.push_back(parameter);
            }
        }
        double longest = Math.min(longestGradient, Float.MAX_VALUE);
        double norm = torch.clip_grad_norm_(all, longest, 2, false);
        if (!Double.isFinite(norm)) {
            throw notFinite("The length of the gradient is " + norm);
        }
        return norm;
    }

    private TrainingException notFinite(String what) {
        return new TrainingException(
                what + " at step " + (steps + 1) + "; the parameters are those of the step before. Lower"
                        + " the learning rate, clip the gradient, or look for inputs that are too large.");
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("The learner is closed; make a new one.");
        }
    }

    /**
     * Frees what it remembers of gradients; the network stays. A second call does nothing.
     *
     * @throws IllegalStateException if another thread uses the network
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (network.closed()) {
            release();
        } else {
            network.alone(() -> {
                release();
                return closed;
            });
        }
    }

    private void release() {
        closed = true;
        descent.release();
        statistics.release();
    }
}
