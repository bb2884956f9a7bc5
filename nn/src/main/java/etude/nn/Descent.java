package etude.nn;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Optimisers at work: the past of each parameter's gradients, and the step. Gradients must have been made. */
final class Descent implements Optimiser.Visitor<Runnable> {

    private final List<Tensor> parameters;
    private final Tensor[] first;
    private final Tensor[] second;
    private double learningRate;
    private long steps;

    Descent(List<Tensor> parameters, double learningRate) {
        this.parameters = parameters;
        this.learningRate = learningRate;
        this.first = new Tensor[parameters.size()];
        this.second = new Tensor[parameters.size()];
    }

    void learningRate(double rate) {
        this.learningRate = rate;
    }

    @Override
    public Runnable adam(Optimiser.Adam adam) {
        return () -> {
            steps++;
            double rate = learningRate / (1 - Math.pow(adam.beta1(), steps));
            double root = 1 / Math.sqrt(1 - Math.pow(adam.beta2(), steps));
            each((i, parameter, gradient) -> adam(adam, i, parameter, gradient, rate, root));
        };
    }

    private void adam(Optimiser.Adam adam, int i, Tensor parameter, Tensor gradient, double rate, double root) {
        Tensor slope = gradient;
        if (adam.weightDecay() > 0 && adam.decoupled()) {
            parameter.mul_(Numbers.scalar(1 - learningRate * adam.weightDecay()));
        } else if (adam.weightDecay() > 0) {
            slope = gradient.add(parameter, Numbers.scalar(adam.weightDecay()));
        }
        Tensor mean = past(first, i, parameter);
        Tensor squares = past(second, i, parameter);
        mean.lerp_(slope, Numbers.scalar(1 - adam.beta1()));
        squares.mul_(Numbers.scalar(adam.beta2())).addcmul_(slope, slope, Numbers.scalar(1 - adam.beta2()));
        Tensor size = squares.sqrt().mul_(Numbers.scalar(root)).add_(Numbers.scalar(adam.epsilon()));
        parameter.addcdiv_(mean, size, Numbers.scalar(-rate));
    }

    @Override
    public Runnable sgd(Optimiser.Sgd sgd) {
        return () -> {
            steps++;
            each((i, parameter, gradient) -> sgd(sgd, i, parameter, gradient));
        };
    }

    private void sgd(Optimiser.Sgd sgd, int i, Tensor parameter, Tensor gradient) {
        Tensor slope = gradient;
        if (sgd.weightDecay() > 0) {
            slope = slope.add(parameter, Numbers.scalar(sgd.weightDecay()));
        }
        if (sgd.momentum() > 0) {
            Tensor momentum = past(first, i, parameter)
                    .mul_(Numbers.scalar(sgd.momentum()))
                    .add_(slope);
            slope = sgd.nesterov() ? slope.add(momentum, Numbers.scalar(sgd.momentum())) : momentum;
        }
        parameter.add_(slope, Numbers.scalar(-learningRate));
    }

    /** What is remembered of a parameter's gradients, nothing at first. */
    private static Tensor past(Tensor[] all, int i, Tensor parameter) {
        if (all[i] == null) {
            all[i] = Kept.of(org.bytedeco.pytorch.global.torch.zeros_like(parameter));
        }
        return all[i];
    }

    private interface Move {
        void apply(int i, Tensor parameter, Tensor gradient);
    }

    private void each(Move move) {
        for (int i = 0; i < parameters.size(); i++) {
            try (PointerScope scope = new PointerScope()) {
                Tensor gradient = parameters.get(i).grad();
                if (gradient.defined()) {
                    move.apply(i, parameters.get(i), gradient);
                }
            }
        }
    }

    /** Steps taken. */
    long steps() {
        return steps;
    }

    /** What is remembered of each parameter's gradients, where there is anything: the mean, the mean of squares. */
    List<Tensor[]> memories() {
        return List.of(first, second);
    }

    /** Goes on as if so many steps had been taken that left these memories. */
    void restore(long taken, Memories memories) {
        steps = taken;
        for (int i = 0; i < parameters.size(); i++) {
            remember(first, i, memories.of(0, i));
            remember(second, i, memories.of(1, i));
        }
    }

    /** Memories by their kind and the number of their parameter; null where there is none. */
    interface Memories {
        @Nullable
        Tensor of(int kind, int parameter);
    }

    private void remember(Tensor[] all, int i, @Nullable Tensor memory) {
        if (memory == null) {
            if (all[i] != null) {
                all[i].zero_();
            }
        } else {
            past(all, i, parameters.get(i)).copy_(memory);
        }
    }

    void release() {
        for (Tensor[] all : new Tensor[][] {first, second}) {
            for (Tensor past : all) {
                if (past != null) {
                    Kept.release(past);
                }
            }
        }
    }
}
