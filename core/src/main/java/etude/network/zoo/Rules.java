package etude.network.zoo;

import etude.network.Recurrent;
import etude.network.Weight;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rules for the layers of TensorFlow and Keras. */
final class Rules {

    private Rules() {}

    /** A convolution whose kernel is {@code (frame, bin, in, out)}. */
    static Published.Rule timeFirst(String kernel, String bias) {
        return convolution(kernel, bias, 3, 2, 1, 0);
    }

    /** A depthwise convolution whose kernel is {@code (frame, bin, in, 1)}. */
    static Published.Rule depthwiseTimeFirst(String kernel, String bias) {
        return convolution(kernel, bias, 2, 3, 1, 0);
    }

    /** A convolution whose kernel is {@code (bin, frame, in, out)}. */
    static Published.Rule binsFirst(String kernel, String bias) {
        return convolution(kernel, bias, 3, 2, 0, 1);
    }

    /** A convolution with a kernel as PyTorch has it. */
    static Published.Rule channelsFirst(String kernel, String bias) {
        return convolution(kernel, bias, 0, 1, 2, 3);
    }

    /** A convolution over frames alone, whose kernel is {@code (frame, in, 1, out)}. */
    static Published.Rule overFrames(String kernel, String bias) {
        return tensors -> {
            Weight weight = withoutLast(tensors.get(kernel, 3, 1, 0, 2));
            return Map.of("weight", weight, "bias", tensors.get(bias));
        };
    }

    /** A convolution over frames alone without bias, whose kernel is {@code (frame, 1, in, out)}. */
    static Published.Rule overFrames(String kernel) {
        return tensors -> Map.of("weight", withoutLast(tensors.get(kernel, 3, 2, 0, 1)));
    }

    /** A depthwise convolution over frames alone without bias, whose kernel is {@code (frame, 1, in, 1)}. */
    static Published.Rule depthwiseOverFrames(String kernel) {
        return tensors -> Map.of("weight", withoutLast(tensors.get(kernel, 2, 3, 0, 1)));
    }

    private static Weight withoutLast(Weight weight) {
        int[] axes = weight.shape().toArray();
        return weight.reshaped(axes[0], axes[1], axes[2]);
    }

    private static Published.Rule convolution(String kernel, String bias, int... order) {
        return tensors -> Map.of("weight", tensors.get(kernel, order), "bias", tensors.get(bias));
    }

    /** A linear map whose weights are {@code (in, out)}. */
    static Published.Rule linear(String kernel, String bias) {
        return convolution(kernel, bias, 1, 0);
    }

    /** A batch normalisation. */
    static Published.Rule norm(String gamma, String beta, String mean, String variance) {
        return tensors -> Map.of(
                "weight", tensors.get(gamma),
                "bias", tensors.get(beta),
                "running_mean", tensors.get(mean),
                "running_var", tensors.get(variance));
    }

    /** A batch normalisation in a scope of its own. */
    static Published.Rule norm(String scope) {
        return norm(scope + "/gamma", scope + "/beta", scope + "/moving_mean", scope + "/moving_variance");
    }

    /**
     * An LSTM of TensorFlow 1: kernel {@code (in + output, 4 × units)}, gates in the order input, cell, forget, output, 1 added
     * to the forget gate's bias.
     */
    static Published.Rule lstm(String scope, int in, boolean peepholesAndProjection) {
        return tensors -> {
            int units = tensors.get(scope + "/bias").shape().get(0) / 4;
            Weight kernel = reordered(tensors.get(scope + "/kernel", 1, 0), units);
            Weight bias = reordered(tensors.get(scope + "/bias"), units);
            Weight forget = Tensors.plus(Tensors.rows(bias, units, 2 * units), 1);
            bias = Tensors.stacked(Tensors.rows(bias, 0, units), forget, Tensors.rows(bias, 2 * units, 4 * units));
            Map<String, Weight> all = recurrent(0, kernel, bias, in);
            if (peepholesAndProjection) {
                all.put("weight_hr_l0", tensors.get(scope + "/projection/kernel", 1, 0));
                all.put(
                        "weight_peep_l0",
                        Tensors.stacked(
                                tensors.get(scope + "/w_i_diag"),
                                tensors.get(scope + "/w_f_diag"),
                                tensors.get(scope + "/w_o_diag")));
            }
            return all;
        };
    }

    /** From input, cell, forget, output to input, forget, cell, output. */
    private static Weight reordered(Weight gates, int units) {
        return Tensors.stacked(
                Tensors.rows(gates, 0, units),
                Tensors.rows(gates, 2 * units, 3 * units),
                Tensors.rows(gates, units, 2 * units),
                Tensors.rows(gates, 3 * units, 4 * units));
    }

    /**
     * A stack of GRUs of TensorFlow 1: for each layer kernels {@code (in + units, 2 × units)} of reset and update gates and
     * {@code (in + units, units)} of the candidate.
     */
    static Published.Rule gru(String scope, int layers) {
        return tensors -> {
            Map<String, Weight> all = new LinkedHashMap<>();
            for (int layer = 0; layer < layers; layer++) {
                String cell = scope + "/cell_" + layer + "/gru_cell";
                Weight kernel = Tensors.stacked(
                        tensors.get(cell + "/gates/kernel", 1, 0), tensors.get(cell + "/candidate/kernel", 1, 0));
                Weight bias = Tensors.stacked(tensors.get(cell + "/gates/bias"), tensors.get(cell + "/candidate/bias"));
                int units = tensors.get(cell + "/candidate/bias").shape().get(0);
                all.putAll(recurrent(layer, kernel, bias, kernel.shape().get(1) - units));
            }
            return all;
        };
    }

    /** A kernel {@code (gates × units, in + output)} in its two parts, and its bias beside one of zeros. */
    private static Map<String, Weight> recurrent(int layer, Weight kernel, Weight bias, int in) {
        String suffix = Recurrent.suffix(layer, 0);
        Weight columns = kernel.permuted(1, 0);
        Map<String, Weight> all = new LinkedHashMap<>();
        all.put("weight_ih" + suffix, Tensors.rows(columns, 0, in).permuted(1, 0));
        all.put(
                "weight_hh" + suffix,
                Tensors.rows(columns, in, columns.shape().get(0)).permuted(1, 0));
        all.put("bias_ih" + suffix, bias);
        all.put("bias_hh" + suffix, Tensors.zeros(bias));
        return all;
    }
}
