package etude.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer over {@code (batch, frame, feature)}: what comes out of the last of its layers at each frame,
 * {@code (batch, frame, directions × output)}.
 *
 * <p>It may also take the state before the first frame ({@code stateful}): then its inputs are the sequence and the state(s),
 * and its side outputs {@code hidden} and, for LSTMs, {@code cell} are the states after the last frame, each
 * {@code (layers × directions, batch, size)} as in PyTorch.
 *
 * <p>Parameters, as PyTorch names them, for each layer k (with {@code _reverse} behind the name for the second direction):
 * {@code weight_ih_lk (gates × hidden, in)}, {@code weight_hh_lk (gates × hidden, output)}, {@code bias_ih_lk},
 * {@code bias_hh_lk (gates × hidden)}, with a projection {@code weight_hr_lk (projection, hidden)}; with peepholes
 * {@code weight_peep_lk (3 × hidden)}, in the order input, forget, output. Gates stand in PyTorch's order: LSTM input, forget,
 * cell, output; GRU reset, update, new.
 *
 * @param cell which
 * @param in features that come in
 * @param hidden units in a layer and direction
 * @param layers stacked
 * @param bidirectional whether a second stack hears the sequence backwards
 * @param bias whether there are biases
 * @param dropout between layers, in training
 * @param peepholes whether the gates of an LSTM see its cells
 * @param projection features of an LSTM's output after a linear map; 0: the hidden units themselves
 * @param stateful whether states go in and out
 * @param fromInputs which hidden units hear which inputs; null: all
 * @param fromHidden which hidden units hear which outputs of the frame before; null: all
 */
public record Recurrent(
        Cell cell,
        int in,
        int hidden,
        int layers,
        boolean bidirectional,
        boolean bias,
        double dropout,
        boolean peepholes,
        int projection,
        boolean stateful,
        @Nullable Connections fromInputs,
        @Nullable Connections fromHidden)
        implements Layer {

    /** Kinds of cells. */
    public enum Cell {
        /** Elman's network with tanh. */
        TANH(1),
        /** Elman's network with max(0, x). */
        RELU(1),
        /** Long short-term memory with a forget gate (Hochreiter and Schmidhuber 1997; Gers 1999). */
        LSTM(4),
        /** Gated recurrent unit whose reset gate acts after the recurrent weights, as in PyTorch and cuDNN. */
        GRU(3),
        /** Gated recurrent unit whose reset gate acts before them (Cho 2014), as in TensorFlow 1. */
        GRU_RESET_BEFORE(3);

        private final int gates;

        Cell(int gates) {
            this.gates = gates;
        }

        /** Blocks of rows in its weights. */
        public int gates() {
            return gates;
        }
    }

    /** Checks the ranges. */
    public Recurrent {
        Require.positive("in", in);
        Require.positive("hidden", hidden);
        Require.positive("layers", layers);
        Require.probability("dropout", dropout);
        Require.notNegative("projection", projection);
        if (cell != Cell.LSTM && (peepholes || projection > 0)) {
            throw new IllegalArgumentException("Only an LSTM has peepholes or a projection; found " + cell + ".");
        }
        if ((fromInputs != null || fromHidden != null) && (layers > 1 || bidirectional)) {
            throw new IllegalArgumentException("Connections are for one layer in one direction; found " + layers
                    + " layers" + (bidirectional ? " in two directions." : "."));
        }
        check("fromInputs", fromInputs, hidden, in);
        check("fromHidden", fromHidden, hidden, projection > 0 ? projection : hidden);
    }

    private static void check(String name, @Nullable Connections connections, int units, int sources) {
        if (connections != null && (connections.units() != units || connections.sources() != sources)) {
            throw new IllegalArgumentException(name + " is " + connections.units() + " × " + connections.sources()
                    + "; needed is " + units + " × " + sources + ".");
        }
    }

    /** A plain stack of layers in one direction, with biases. */
    public static Recurrent of(Cell cell, int in, int hidden, int layers) {
        return new Recurrent(cell, in, hidden, layers, false, true, 0, false, 0, false, null, null);
    }

    /** The same in both directions. */
    public Recurrent inBothDirections() {
        return new Recurrent(
                cell, in, hidden, layers, true, bias, dropout, peepholes, projection, stateful, fromInputs, fromHidden);
    }

    /** The same with states that go in and out. */
    public Recurrent withStates() {
        return new Recurrent(
                cell,
                in,
                hidden,
                layers,
                bidirectional,
                bias,
                dropout,
                peepholes,
                projection,
                true,
                fromInputs,
                fromHidden);
    }

    /** The same with dropout between layers. */
    public Recurrent withDropout(double probability) {
        return new Recurrent(
                cell,
                in,
                hidden,
                layers,
                bidirectional,
                bias,
                probability,
                peepholes,
                projection,
                stateful,
                fromInputs,
                fromHidden);
    }

    /** The same with peepholes and a projection, as in Sak 2014; 0: no projection. */
    public Recurrent withPeepholesAndProjection(int features) {
        return new Recurrent(
                cell,
                in,
                hidden,
                layers,
                bidirectional,
                bias,
                dropout,
                true,
                features,
                stateful,
                fromInputs,
                fromHidden);
    }

    /** The same with a sparse wiring. */
    public Recurrent wired(@Nullable Connections inputs, @Nullable Connections units) {
        return new Recurrent(
                cell, in, hidden, layers, bidirectional, bias, dropout, peepholes, projection, stateful, inputs, units);
    }

    /** 2 where it hears the sequence backwards too. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** Features that one direction gives. */
    public int output() {
        return projection > 0 ? projection : hidden;
    }

    /** What names of parameters of a layer and direction end in: {@code _l0}, {@code _l0_reverse}… */
    public static String suffix(int layer, int direction) {
        return "_l" + layer + (direction == 1 ? "_reverse" : "");
    }

    /** Features that a layer takes. */
    public int inputOf(int layer) {
        return layer == 0 ? in : directions() * output();
    }

    @Override
    public int inputs() {
        return stateful ? 1 + sideOutputs().size() : 1;
    }

    @Override
    public List<String> sideOutputs() {
        if (!stateful) {
            return List.of();
        }
        return cell == Cell.LSTM ? List.of("hidden", "cell") : List.of("hidden");
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            for (int direction = 0; direction < directions(); direction++) {
                add(all, suffix(layer, direction), inputOf(layer));
            }
        }
        return List.copyOf(all);
    }

    private void add(List<Parameter> all, String suffix, int sources) {
        Initial initial = Initial.fanIn(hidden);
        int rows = cell.gates() * hidden;
        all.add(Parameter.trained("weight_ih" + suffix, Shape.of(rows, sources), initial));
        all.add(Parameter.trained("weight_hh" + suffix, Shape.of(rows, output()), initial));
        if (bias) {
            all.add(Parameter.trained("bias_ih" + suffix, Shape.of(rows), initial));
            all.add(Parameter.trained("bias_hh" + suffix, Shape.of(rows), initial));
        }
        if (projection > 0) {
            all.add(Parameter.trained("weight_hr" + suffix, Shape.of(projection, hidden), initial));
        }
        if (peepholes) {
            all.add(Parameter.trained("weight_peep" + suffix, Shape.of(3 * hidden), initial));
        }
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = Require.rank("A recurrent layer", inputs.get(0), 3);
        Require.axis("A recurrent layer", x, -1, in);
        List<Shape> all = new ArrayList<>();
        all.add(x.with(-1, directions() * output()));
        if (stateful) {
            all.add(Shape.of(layers * directions(), x.get(0), output()));
            if (cell == Cell.LSTM) {
                all.add(Shape.of(layers * directions(), x.get(0), hidden));
            }
        }
        return all;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.recurrent(this);
    }
}
