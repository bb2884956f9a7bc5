package etude.tasks.classic;

import etude.classic.Fitted;
import etude.classic.Known;
import etude.classic.Layers;
import etude.classic.LinearScores;
import etude.classic.Mixtures;
import etude.classic.Neighbours;
import etude.classic.OneVsRest;
import etude.classic.Pipeline;
import etude.classic.Standardisation;
import etude.classic.SupportVectors;
import etude.network.Weights;
import java.util.ArrayList;
import java.util.List;

/** What was learned as named tensors, and back. */
final class PipelineTensors implements Fitted.Visitor<TensorWriter> {

    private static final String MEAN = "standardisation.mean";
    private static final String SCALE = "standardisation.scale";
    private static final String FITTED = "fitted.";

    private final TensorWriter out;
    private final String prefix;

    private PipelineTensors(TensorWriter out, String prefix) {
        this.out = out;
        this.prefix = prefix;
    }

    static Weights of(Pipeline pipeline) {
        TensorWriter out = new TensorWriter();
        out.row(MEAN, pipeline.standardisation().mean());
        out.row(SCALE, pipeline.standardisation().scale());
        pipeline.fitted().accept(new PipelineTensors(out, FITTED));
        return out.weights();
    }

    /**
     * The way back.
     *
     * @param kinds of the classifier, or of each tag's
     * @throws IllegalArgumentException if a tensor is missing, left over or of another shape
     */
    static Pipeline pipeline(List<FittedKind> kinds, boolean tags, Weights weights) {
        TensorReader in = new TensorReader(weights);
        Standardisation standardisation = new Standardisation(in.row(MEAN), in.row(SCALE));
        if (!tags && kinds.size() != 1) {
            throw new IllegalArgumentException(
                    "It names " + kinds.size() + " classifiers; one tells all classes apart.");
        }
        Fitted fitted = tags ? tags(kinds, in) : fitted(kinds.get(0), in, FITTED);
        in.requireNothingLeft();
        return new Pipeline(standardisation, fitted);
    }

    private static Fitted tags(List<FittedKind> kinds, TensorReader in) {
        List<Fitted> each = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            each.add(fitted(kinds.get(i), in, FITTED + i + "."));
        }
        return new OneVsRest(each);
    }

    private static Fitted fitted(FittedKind kind, TensorReader in, String at) {
        return switch (kind) {
            case LINEAR_SCORES -> new LinearScores(in.rows(at + "weights"), in.row(at + "bias"));
            case SUPPORT_VECTORS ->
                new SupportVectors(
                        in.number(at + "gamma"),
                        in.rows(at + "vectors"),
                        in.counts(at + "counts"),
                        in.rows(at + "coefficients"),
                        in.row(at + "offsets"),
                        in.row(at + "slopes"),
                        in.row(at + "shifts"));
            case NEIGHBOURS ->
                new Neighbours(
                        in.count(at + "k"),
                        in.rows(at + "vectors"),
                        in.counts(at + "counts"),
                        in.row(at + "class_weights"));
            case MIXTURES ->
                new Mixtures(
                        in.row(at + "prior"),
                        in.rows(at + "weights"),
                        in.rows(at + "means"),
                        in.rows(at + "variances"));
            case LAYERS ->
                new Layers(
                        in.rows(at + "hidden"),
                        in.row(at + "hidden_bias"),
                        in.rows(at + "output"),
                        in.row(at + "output_bias"));
            case KNOWN -> new Known(in.row(at + "shares"));
        };
    }

    @Override
    public TensorWriter linearScores(LinearScores fitted) {
        out.rows(prefix + "weights", fitted.weights());
        return out.row(prefix + "bias", fitted.bias());
    }

    @Override
    public TensorWriter supportVectors(SupportVectors fitted) {
        out.row(prefix + "gamma", fitted.gamma());
        out.rows(prefix + "vectors", fitted.vectors());
        out.counts(prefix + "counts", fitted.counts());
        out.rows(prefix + "coefficients", fitted.coefficients());
        out.row(prefix + "offsets", fitted.offsets());
        out.row(prefix + "slopes", fitted.slopes());
        return out.row(prefix + "shifts", fitted.shifts());
    }

    @Override
    public TensorWriter neighbours(Neighbours fitted) {
        out.counts(prefix + "k", fitted.k());
        out.rows(prefix + "vectors", fitted.vectors());
        out.counts(prefix + "counts", fitted.counts());
        return out.row(prefix + "class_weights", fitted.classWeights());
    }

    @Override
    public TensorWriter mixtures(Mixtures fitted) {
        out.row(prefix + "prior", fitted.prior());
        out.rows(prefix + "weights", fitted.weights());
        out.rows(prefix + "means", fitted.means());
        return out.rows(prefix + "variances", fitted.variances());
    }

    @Override
    public TensorWriter layers(Layers fitted) {
        out.rows(prefix + "hidden", fitted.hidden());
        out.row(prefix + "hidden_bias", fitted.hiddenBias());
        out.rows(prefix + "output", fitted.output());
        return out.row(prefix + "output_bias", fitted.outputBias());
    }

    @Override
    public TensorWriter known(Known fitted) {
        return out.row(prefix + "shares", fitted.shares());
    }

    @Override
    public TensorWriter oneVsRest(OneVsRest fitted) {
        List<Fitted> tags = fitted.tags();
        for (int i = 0; i < tags.size(); i++) {
            tags.get(i).accept(new PipelineTensors(out, prefix + i + "."));
        }
        return out;
    }
}
