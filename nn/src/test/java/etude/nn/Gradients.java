package etude.nn;

import etude.runtime.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Gradients of a number made of all outputs of a network that computes in double precision: the sum of all values, weighted
 * by random numbers.
 */
final class Gradients {

    private Gradients() {}

    static Map<String, double[]> analytic(TrainableNetwork net, Map<String, Values> inputs) {
        return net.alone(() -> {
            Tensor number = number(net, inputs);
            Map<String, double[]> gradients = new LinkedHashMap<>();
            Map<String, Tensor> trained = net.parameters().trained();
            if (!trained.isEmpty()) {
                number.backward();
            }
            trained.forEach((name, parameter) -> {
                Tensor gradient = parameter.grad();
                gradients.put(
                        name, gradient.defined() ? Numbers.doubles(gradient) : new double[(int) parameter.numel()]);
                parameter.mutable_grad().reset();
            });
            return gradients;
        });
    }

    static double numeric(TrainableNetwork net, Map<String, Values> inputs, String parameter, int index, double step) {
        return net.alone(() -> {
            try (NoGradGuard noGradients = new NoGradGuard()) {
                Tensor value = net.parameters().get(parameter).reshape(-1).narrow(0, index, 1);
                double before = value.item_double();
                value.fill_(Numbers.scalar(before + step));
                double above = number(net, inputs).item_double();
                value.fill_(Numbers.scalar(before - step));
                double below = number(net, inputs).item_double();
                value.fill_(Numbers.scalar(before));
                return (above - below) / (2 * step);
            }
        });
    }

    private static Tensor number(TrainableNetwork net, Map<String, Values> inputs) {
        List<String> outputs = net.network().outputs();
        Tensor sum = net.numbers().zeros(1);
        SplittableRandom random = new SplittableRandom(11);
        for (Tensor output : net.run(inputs, false, outputs)) {
            double[] weights = new double[(int) output.numel()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random.nextDouble() - 0.5;
            }
            sum = sum.add(output.reshape(-1)
                    .mul(net.numbers().of(weights, weights.length))
                    .sum());
        }
        return sum;
    }
}
