package etude.nn;

import etude.network.Connections;
import etude.network.Recurrent;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Recurrent layers: by libtorch's kernels where it has one, otherwise frame by frame. */
final class Recurrence {

    private final Recurrent layer;
    private final Owned own;
    private final @Nullable Tensor inputMask;
    private final @Nullable Tensor hiddenMask;

    private Recurrence(Recurrent layer, Owned own) {
        this.layer = layer;
        this.own = own;
        this.inputMask = mask(layer.fromInputs());
        this.hiddenMask = mask(layer.fromHidden());
    }

    static boolean hasKernel(Recurrent layer) {
        return !layer.peepholes() && layer.cell() != Recurrent.Cell.GRU_RESET_BEFORE;
    }

    static Step byKernel(Recurrent layer, Owned own) {
        return new Recurrence(layer, own)::kernel;
    }

    static Step byFrames(Recurrent layer, Owned own) {
        return new Recurrence(layer, own)::frames;
    }

    private @Nullable Tensor mask(@Nullable Connections connections) {
        if (connections == null) {
            return null;
        }
        int gates = layer.cell().gates();
        return own.keep(own.numbers()
                .of(connections.factors(gates), (long) gates * connections.units(), connections.sources()));
    }

    private static Tensor masked(Tensor weight, @Nullable Tensor mask) {
        return mask == null ? weight : weight.mul(mask);
    }

    private Tensor fromInputs(String suffix) {
        return masked(own.get("weight_ih" + suffix), inputMask);
    }

    private Tensor fromHidden(String suffix) {
        return masked(own.get("weight_hh" + suffix), hiddenMask);
    }

    /** The state before the first frame, {@code (layers × directions, batch, size)}: nothing, unless it is given. */
    private Tensor state(List<Tensor> inputs, int index, int size) {
        return index < inputs.size()
                ? inputs.get(index)
                : own.numbers()
                        .zeros(
                                (long) layer.layers() * layer.directions(),
                                inputs.get(0).size(0),
                                size);
    }

    private List<Tensor> kernel(List<Tensor> inputs, Step.Pass pass) {
        Tensor x = inputs.get(0);
        Tensor hidden = state(inputs, 1, layer.output());
        TensorVector weights = weights();
        boolean two = layer.bidirectional();
        boolean train = pass.training();
        double dropout = layer.dropout();
        int layers = layer.layers();
        if (layer.cell() == Recurrent.Cell.LSTM) {
            TensorVector states = new TensorVector(hidden, state(inputs, 2, layer.hidden()));
            T_TensorTensorTensor_T out =
                    torch.lstm(x, states, weights, layer.bias(), layers, dropout, train, two, true);
            return List.of(out.get0(), out.get1(), out.get2());
        }
        T_TensorTensor_T out = switch (layer.cell()) {
            case GRU -> torch.gru(x, hidden, weights, layer.bias(), layers, dropout, train, two, true);
            case TANH -> torch.rnn_tanh(x, hidden, weights, layer.bias(), layers, dropout, train, two, true);
            case RELU -> torch.rnn_relu(x, hidden, weights, layer.bias(), layers, dropout, train, two, true);
            case LSTM, GRU_RESET_BEFORE -> throw new IllegalStateException("No kernel of this form: " + layer.cell());
        };
        return List.of(out.get0(), out.get1());
    }

    private TensorVector weights() {
        TensorVector all = new TensorVector();
        for (int k = 0; k < layer.layers(); k++) {
            for (int direction = 0; direction < layer.directions(); direction++) {
                String suffix = Recurrent.suffix(k, direction);
                all.push_back(fromInputs(suffix));
                all.push_back(fromHidden(suffix));
                if (layer.bias()) {
                    all.push_back(own.get("bias_ih" + suffix));
                    all.push_back(own.get("bias_hh" + suffix));
                }
                if (layer.projection() > 0) {
                    all.push_back(own.get("weight_hr" + suffix));
                }
            }
        }
        return all;
    }

    private List<Tensor> frames(List<Tensor> inputs, Step.Pass pass) {
        Tensor x = inputs.get(0);
        Tensor hidden = state(inputs, 1, layer.output());
        Tensor cells = state(inputs, 2, layer.hidden());
        List<Tensor> lastHidden = new ArrayList<>();
        List<Tensor> lastCells = new ArrayList<>();
        for (int k = 0; k < layer.layers(); k++) {
            List<Tensor> directions = new ArrayList<>();
            for (int direction = 0; direction < layer.directions(); direction++) {
                int at = k * layer.directions() + direction;
                Walk walk = new Walk(Recurrent.suffix(k, direction), hidden.select(0, at), cells.select(0, at));
                directions.add(walk.along(x, direction == 1));
                lastHidden.add(walk.h);
                lastCells.add(walk.c);
            }
            x = directions.size() == 1 ? directions.get(0) : torch.cat(vector(directions), 2);
            if (pass.training() && layer.dropout() > 0 && k < layer.layers() - 1) {
                x = torch.dropout(x, layer.dropout(), true);
            }
        }
        return List.of(x, torch.stack(vector(lastHidden)), torch.stack(vector(lastCells)));
    }

    private static TensorVector vector(List<Tensor> tensors) {
        return new TensorVector(tensors.toArray(Tensor[]::new));
    }

    /** One layer along the frames in one direction. */
    private final class Walk {

        private final String suffix;
        private final Tensor recurrent;
        private Tensor h;
        private Tensor c;

        Walk(String suffix, Tensor hidden, Tensor cell) {
            this.suffix = suffix;
            this.recurrent = fromHidden(suffix);
            this.h = hidden;
            this.c = cell;
        }

        Tensor along(Tensor x, boolean backwards) {
            // What comes from the inputs does not wait for the frame before: one product for all frames.
            Tensor given = torch.linear(x, fromInputs(suffix), own.optional("bias_ih" + suffix));
            int count = Math.toIntExact(x.size(1));
            Tensor[] outputs = new Tensor[count];
            for (int i = 0; i < count; i++) {
                int t = backwards ? count - 1 - i : i;
                Tensor frame = given.select(1, t);
                if (layer.cell() == Recurrent.Cell.LSTM) {
                    lstm(frame);
                } else {
                    gru(frame);
                }
                outputs[t] = h;
            }
            return torch.stack(new TensorVector(outputs), 1);
        }

        /** Peepholes see the cell before the frame at the input and forget gates, the new one at the output gate. */
        private void lstm(Tensor frame) {
            Tensor sum = frame.add(torch.linear(h, recurrent, own.optional("bias_hh" + suffix)));
            TensorVector gates = sum.chunk(4, 1);
            TensorVector peeps = own.get("weight_peep" + suffix).chunk(3, 0);
            Tensor in = gates.get(0).add(c.mul(peeps.get(0))).sigmoid();
            Tensor forget = gates.get(1).add(c.mul(peeps.get(1))).sigmoid();
            c = forget.mul(c).add(in.mul(gates.get(2).tanh()));
            Tensor out = gates.get(3).add(c.mul(peeps.get(2))).sigmoid();
            h = out.mul(c.tanh());
            if (layer.projection() > 0) {
                h = torch.linear(h, own.get("weight_hr" + suffix));
            }
        }

        private void gru(Tensor frame) {
            int n = layer.hidden();
            Tensor bias =
                    layer.bias() ? own.get("bias_hh" + suffix) : own.numbers().zeros(3L * n);
            Tensor sums = torch.linear(
                    h,
                    recurrent.narrow(0, 0, 2L * n),
                    new org.bytedeco.pytorch.TensorOptional(bias.narrow(0, 0, 2L * n)));
            TensorVector gates = frame.narrow(1, 0, 2L * n).add(sums).sigmoid().chunk(2, 1);
            Tensor reset = gates.get(0);
            Tensor update = gates.get(1);
            Tensor heard = torch.linear(
                    reset.mul(h),
                    recurrent.narrow(0, 2L * n, n),
                    new org.bytedeco.pytorch.TensorOptional(bias.narrow(0, 2L * n, n)));
            Tensor fresh = frame.narrow(1, 2L * n, n).add(heard).tanh();
            h = fresh.add(update.mul(h.sub(fresh)));
        }
    }
}
