package etude.train;

import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.learn.recipe.NetworkTable;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.TaskKind;
import etude.network.Front;
import etude.network.Model;
import etude.network.Network;
import etude.network.Shape;
import etude.network.Task;
import etude.network.Weights;
import etude.network.zoo.Architecture;
import etude.network.zoo.Zoo;
import etude.representation.Representation;
import etude.runtime.onnx.FrontSplit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be learned, settled before the first step: the model for these labels, the numbers it begins with, and what of it
 * trains. Where its representation does not, that is computed beforehand and the network behind it trains.
 *
 * @param recipe how
 * @param model for the labels of the data set
 * @param beginning weights of the model before the first step
 * @param network that trains: the model's, or what is behind its representation
 * @param representation that is computed beforehand; none where the network hears sound
 * @param targets what it should say
 */
record Lesson(
        Recipe recipe,
        Model model,
        Weights beginning,
        Network network,
        Optional<Representation> representation,
        Targets targets) {

    /**
     * Settles it.
     *
     * @throws IllegalArgumentException saying what does not fit
     */
    static Lesson of(Recipe recipe, Dataset data) {
        NetworkTable table =
                recipe.network().orElseThrow(() -> new IllegalArgumentException("The recipe has no table [network]."));
        Model model = model(recipe, table, data);
        Weights beginning = Beginning.of(model.network(), table, recipe.seed());
        Frozen frozen = Frozen.of(model.network(), table.freeze());
        Optional<FrontSplit> split =
                frontTrains(model.network(), frozen) ? Optional.empty() : FrontSplit.of(model.network(), beginning);
        Network network = split.map(FrontSplit::body).orElse(model.network());
        Targets targets = new Targets(model.task(), model.labels(), answers(model));
        Lesson lesson = new Lesson(recipe, model, beginning, network, split.map(FrontSplit::representation), targets);
        lesson.check(data);
        return lesson;
    }

    private static Model model(Recipe recipe, NetworkTable table, Dataset data) {
        Architecture architecture = Zoo.get(table.architecture());
        Model published = architecture.model(data.labels(), table.options());
        Task task = recipe.task().kind() == TaskKind.AUTO
                ? data.task()
                : recipe.task().kind().of(data.task());
        if (task.perFrame() != published.task().perFrame()) {
            throw new IllegalArgumentException("The network '" + table.architecture() + "' answers "
                    + (task.perFrame()
                            ? "for a whole piece of sound, not frame by frame"
                            : "frame by frame, not for a whole clip")
                    + ", which is not what is to be learned here. Architectures that do: "
                    + Zoo.all().stream()
                            .filter(other -> other.task().perFrame() == task.perFrame())
                            .map(Architecture::name)
                            .toList()
                    + ".");
        }
        return new Model(
                published.architecture(),
                published.network(),
                published.listening(),
                task,
                published.labels(),
                provenance(published, recipe, data));
    }

    private static Map<String, String> provenance(Model published, Recipe recipe, Dataset data) {
        Map<String, String> provenance = new LinkedHashMap<>(published.provenance());
        provenance.put("recipe", recipe.name());
        provenance.put("seed", Long.toString(recipe.seed()));
        provenance.put("data", (data.name() + " " + data.version()).strip());
        if (!data.licence().isBlank()) {
            provenance.put("data licence", data.licence());
        }
        return provenance;
    }

    private static boolean frontTrains(Network network, Frozen frozen) {
        return network.nodes().stream()
                .anyMatch(node -> node.layer() instanceof Front front && front.trains() && !frozen.test(node.name()));
    }

    /** How often the network answers in a piece. */
    private static int answers(Model model) {
        if (!model.task().perFrame()) {
            return 1;
        }
        Shape shape =
                model.network().shapes(1, model.samples()).get(model.network().output());
        return java.util.Objects.requireNonNull(shape).get(1);
    }

    private void check(Dataset data) {
        var augment = recipe.augment();
        Variation variation = new Variation(augment, model.listening().sampleRate());
        if (variation.ofFrames() && representation.isEmpty()) {
            throw new IllegalArgumentException("augment masks frames (timeMasks, frequencyMasks), but the network '"
                    + model.architecture() + "' hears sound, or its representation trains. Leave them out.");
        }
        if (augment.mixup() > 0 && model.task().perFrame() && targets.exclusive()) {
            throw new IllegalArgumentException("augment.mixup cannot mix classes of frames. Leave it out.");
        }
        if (model.task().perFrame() && variation.changesTime()) {
            throw new IllegalArgumentException(
                    "augment.stretch moves events away from their times. Leave it out where frames are labelled.");
        }
        if (model.task().perFrame()
                && data.examples().stream().map(Example::occurrences).allMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "The data set " + data.name()
                            + " does not say when its labels hold, which a network that answers frame by frame has to be told.");
        }
    }

    /** Samples of a piece. */
    int samples() {
        return model.samples();
    }

    /** Frames of a piece, where a representation is computed beforehand. */
    int inputFrames() {
        return representation.map(model::frames).orElse(0);
    }

    /** Which nodes stay as they are. */
    Frozen frozen() {
        return Frozen.of(model.network(), recipe.network().orElseThrow().freeze());
    }

    /** The weights of the model, given those of the network that trains. */
    Weights whole(Weights trained) {
        Map<String, etude.network.Weight> all = new LinkedHashMap<>(beginning.byName());
        all.putAll(trained.byName());
        return Weights.of(all).fitting(model.network());
    }

    /** The weights of the network that trains, given those of the model. */
    Weights part(Weights whole) {
        Map<String, etude.network.Weight> some = new LinkedHashMap<>();
        network.parameters().keySet().forEach(name -> {
            if (whole.byName().containsKey(name)) {
                some.put(name, whole.get(name));
            }
        });
        return Weights.of(some);
    }
}
