package etude.network.describe;

import etude.network.Activate;
import etude.network.AdaptivePool;
import etude.network.Affine;
import etude.network.Along;
import etude.network.Attention;
import etude.network.BatchNorm;
import etude.network.Combine;
import etude.network.Concat;
import etude.network.Convolution;
import etude.network.Dropout;
import etude.network.Embedding;
import etude.network.Front;
import etude.network.Layer;
import etude.network.LayerNorm;
import etude.network.Linear;
import etude.network.Network;
import etude.network.Pad;
import etude.network.Permute;
import etude.network.Pool;
import etude.network.Position;
import etude.network.Recurrent;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.network.Shape;
import etude.network.Slice;
import etude.network.Softmax;
import etude.network.Token;
import etude.network.TransposedConvolution;
import etude.network.Upsample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Follows time through a network: along which axis it runs, and how much of the input each place on it sees. */
final class Reaches implements Layer.Visitor<Reaches.Seen> {

    private static final int NO_TIME = -1;

    /**
     * What is known of a tensor.
     *
     * @param axis along which time runs; -1 where it runs along none any more
     */
    record Seen(Reach reach, int axis) {

        Seen whole(String because) {
            return reach instanceof Reach.Whole ? this : new Seen(new Reach.Whole(because), axis);
        }

        Seen along(int other) {
            return new Seen(reach, other);
        }
    }

    private final Network.Node node;
    private final List<Seen> inputs;
    private final List<Shape> shapes;
    private final Shape output;

    private Reaches(Network.Node node, List<Seen> inputs, List<Shape> shapes, Shape output) {
        this.node = node;
        this.inputs = inputs;
        this.shapes = shapes;
        this.output = output;
    }

    /** The reach of each tensor of a network; time runs along the last free axis of an input. */
    static Map<String, Reach> of(Network network, Map<String, Shape> shapes) {
        Map<String, Seen> all = new LinkedHashMap<>();
        for (Network.Input input : network.inputs()) {
            all.put(input.name(), new Seen(new Reach.Local(1, 1), input.axes().lastIndexOf(Network.Input.FREE) + 1));
        }
        for (Network.Node node : network.nodes()) {
            List<Seen> inputs = node.from().stream().map(all::get).toList();
            List<Shape> given = node.from().stream().map(shapes::get).toList();
            Seen seen = node.layer()
                    .accept(new Reaches(node, inputs, given, Objects.requireNonNull(shapes.get(node.name()))));
            node.gives().forEach(tensor -> all.put(tensor, seen));
        }
        Map<String, Reach> reaches = new LinkedHashMap<>();
        all.forEach((name, seen) -> reaches.put(name, seen.reach()));
        return reaches;
    }

    private Seen x() {
        return inputs.get(0);
    }

    /** Places along one axis hear several places of the input; other axes of convolutions follow batch and channel. */
    private Seen over(List<Along> along) {
        int index = x().axis() - 2;
        if (x().axis() == NO_TIME || !(x().reach() instanceof Reach.Local local)) {
            return x();
        }
        if (index < 0 || index >= along.size()) {
            return x().whole("'" + node.name() + "' adds up all of time");
        }
        Along axis = along.get(index);
        long span = local.span() + Math.round((axis.span() - 1) * local.hop());
        return new Seen(new Reach.Local(span, local.hop() * axis.stride()), x().axis());
    }

    private boolean timeIs(int axis) {
        return x().axis() != NO_TIME && shapes.get(0).axis(axis) == x().axis();
    }

    @Override
    public Seen convolution(Convolution layer) {
        return over(layer.along());
    }

    @Override
    public Seen transposedConvolution(TransposedConvolution layer) {
        int index = x().axis() - 2;
        if (!(x().reach() instanceof Reach.Local local)
                || index < 0
                || index >= layer.along().size()) {
            return x().axis() == NO_TIME ? x() : x().whole("'" + node.name() + "' adds up all of time");
        }
        Along axis = layer.along().get(index);
        long places = (axis.span() - 1) / axis.stride();
        long span = local.span() + Math.round(places * local.hop());
        return new Seen(new Reach.Local(span, local.hop() / axis.stride()), x().axis());
    }

    @Override
    public Seen pool(Pool layer) {
        return over(layer.along());
    }

    @Override
    public Seen adaptivePool(AdaptivePool layer) {
        int index = x().axis() - (shapes.get(0).rank() - layer.places().size());
        boolean shrinks = index >= 0 && shapes.get(0).get(x().axis()) != output.get(x().axis());
        return shrinks ? x().whole("'" + node.name() + "' pools all of time") : x();
    }

    @Override
    public Seen reduce(Reduce layer) {
        List<Integer> gone = layer.axes().stream().map(shapes.get(0)::axis).toList();
        if (x().axis() == NO_TIME) {
            return x();
        }
        if (gone.contains(x().axis())) {
            return collapsed(layer.keep() ? x().axis() : NO_TIME);
        }
        long before = gone.stream().filter(axis -> axis < x().axis()).count();
        return layer.keep() ? x() : x().along(x().axis() - (int) before);
    }

    /** Time is gone: nothing new where there was one place of it, everything where there were more. */
    private Seen collapsed(int axis) {
        boolean one = shapes.get(0).get(x().axis()) == 1;
        return (one ? x() : x().whole("'" + node.name() + "' takes all of time together")).along(axis);
    }

    @Override
    public Seen linear(Linear layer) {
        return timeIs(-1) ? x().whole("'" + node.name() + "' adds up all of time") : x();
    }

    @Override
    public Seen layerNorm(LayerNorm layer) {
        return timeIs(-1) ? x().whole("'" + node.name() + "' normalises over time") : x();
    }

    @Override
    public Seen softmax(Softmax layer) {
        return timeIs(layer.axis()) ? x().whole("'" + node.name() + "' compares all of time") : x();
    }

    @Override
    public Seen recurrent(Recurrent layer) {
        return x().whole("'" + node.name() + "' remembers");
    }

    @Override
    public Seen attention(Attention layer) {
        return x().whole("'" + node.name() + "' attends to every frame");
    }

    /** Time stays an axis where one of the same length has as many values before it. */
    @Override
    public Seen reshape(Reshape layer) {
        if (x().axis() == NO_TIME) {
            return x();
        }
        Shape from = shapes.get(0);
        long before = product(from, x().axis());
        for (int axis = 0; axis < output.rank(); axis++) {
            if (output.get(axis) == from.get(x().axis()) && product(output, axis) == before) {
                return x().along(axis);
            }
        }
        return collapsed(NO_TIME);
    }

    private static long product(Shape shape, int axes) {
        long product = 1;
        for (int axis = 0; axis < axes; axis++) {
            product *= shape.get(axis);
        }
        return product;
    }

    @Override
    public Seen permute(Permute layer) {
        return x().axis() == NO_TIME ? x() : x().along(layer.order().indexOf(x().axis()));
    }

    @Override
    public Seen upsample(Upsample layer) {
        int index = x().axis() - (output.rank() - layer.factors().size());
        if (index < 0 || !(x().reach() instanceof Reach.Local local)) {
            return x();
        }
        long span = local.span() + (layer.mode() == Upsample.Mode.LINEAR ? Math.round(local.hop()) : 0);
        return new Seen(new Reach.Local(span, local.hop() / layer.factors().get(index)), x().axis());
    }

    @Override
    public Seen concat(Concat layer) {
        return timeIs(layer.axis()) ? union().whole("'" + node.name() + "' joins stretches of time") : union();
    }

    @Override
    public Seen combine(Combine layer) {
        boolean product = layer.kind() == Combine.Kind.MATRIX_PRODUCT;
        return product ? union().whole("'" + node.name() + "' multiplies frames with each other") : union();
    }

    /** What any of the inputs sees; time runs where it runs in the one of most axes. */
    private Seen union() {
        long span = 1;
        double hop = 1;
        int axis = NO_TIME;
        for (int i = 0; i < inputs.size(); i++) {
            Seen input = inputs.get(i);
            if (input.reach() instanceof Reach.Whole) {
                return input.along(aligned());
            }
            Reach.Local local = (Reach.Local) input.reach();
            span = Math.max(span, local.span());
            hop = Math.max(hop, local.hop());
        }
        axis = aligned();
        return new Seen(new Reach.Local(span, hop), axis);
    }

    private int aligned() {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).axis() != NO_TIME) {
                return inputs.get(i).axis() + output.rank() - shapes.get(i).rank();
            }
        }
        return NO_TIME;
    }

    @Override
    public Seen front(Front layer) {
        Reach reach = layer.representation().accept(new FrameReach());
        return new Seen(reach, output.rank() - 1);
    }

    @Override
    public Seen batchNorm(BatchNorm layer) {
        return x();
    }

    @Override
    public Seen activate(Activate layer) {
        return x();
    }

    @Override
    public Seen dropout(Dropout layer) {
        return x();
    }

    @Override
    public Seen embedding(Embedding layer) {
        return x();
    }

    @Override
    public Seen slice(Slice layer) {
        return timeIs(layer.axis()) && output.get(layer.axis()) == 1 ? x().along(NO_TIME) : x();
    }

    @Override
    public Seen pad(Pad layer) {
        return x();
    }

    @Override
    public Seen affine(Affine layer) {
        return x();
    }

    @Override
    public Seen token(Token layer) {
        return x();
    }

    @Override
    public Seen position(Position layer) {
        return x();
    }
}
