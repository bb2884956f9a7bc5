package etude.runtime.model;

import etude.network.Model;
import etude.network.Network;
import etude.network.Token;
import etude.network.Weight;
import etude.network.Weights;
import etude.network.zoo.Architecture;
import etude.network.zoo.Option;
import etude.network.zoo.Zoo;
import etude.runtime.checkpoint.Checkpoint;
import etude.runtime.checkpoint.CheckpointException;
import etude.runtime.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes a model of a published checkpoint: an architecture of the zoo takes the weights, sizes that may vary are taken from
 * the tensors' shapes, and filters that the file holds are compared with ours.
 */
public final class ModelImport {

    /** More combinations of sizes than any architecture needs. */
    private static final int MAX_TRIALS = 1000;

    private final Architecture architecture;
    private final List<Map<String, Weight>> tensors;

    private ModelImport(Architecture architecture, List<Map<String, Weight>> tensors) {
        this.architecture = architecture;
        this.tensors = tensors;
    }

    /**
     * What became of a checkpoint.
     *
     * @param model with the weights
     * @param notes sentences that its user should read
     */
    public record Imported(SavedModel model, List<String> notes) {}

    /**
     * Reads a checkpoint.
     *
     * @param architecture name in the zoo
     * @param labels one for each output, in the order of the outputs
     * @throws CheckpointException if the file is no checkpoint, or is not of this architecture: it names what is missing, left
     *     over or of another shape, and the architecture that would fit
     * @throws IllegalArgumentException if there is no such architecture, naming the nearest
     */
    public static Imported read(Path file, String architecture, List<String> labels) throws IOException {
        Architecture found = Zoo.get(architecture);
        Checkpoint checkpoint = Checkpoints.read(file);
        try {
            Imported imported = of(checkpoint, found, labels);
            Map<String, String> provenance =
                    new LinkedHashMap<>(imported.model().model().provenance());
            provenance.put("file", String.valueOf(file.getFileName()));
            provenance.put("sha256", Digest.sha256(file));
            Model model = imported.model().model().from(provenance);
            return new Imported(new SavedModel(model, imported.model().weights()), imported.notes());
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The model of a checkpoint.
     *
     * @throws IllegalArgumentException if it is not of this architecture: the message names what is missing, left over or of
     *     another shape, and the architecture that would fit
     */
    public static Imported of(Checkpoint checkpoint, Architecture architecture, List<String> labels) {
        ModelImport trial = new ModelImport(architecture, spellings(checkpoint));
        Optional<SavedModel> fitting = trial.fitting(labels);
        if (fitting.isEmpty()) {
            throw trial.refusal(labels);
        }
        List<String> notes = new ArrayList<>();
        tokens(fitting.get().model().network(), notes);
        SavedModel model = SavedFilters.taken(fitting.get(), checkpoint, notes);
        return new Imported(model, List.copyOf(notes));
    }

    /**
     * The architectures of the zoo that a checkpoint fits, whatever its labels.
     */
    public static List<String> architectures(Checkpoint checkpoint) {
        List<Map<String, Weight>> spellings = spellings(checkpoint);
        List<String> names = new ArrayList<>();
        for (Architecture architecture : Zoo.all()) {
            if (new ModelImport(architecture, spellings).outputs().isPresent()) {
                names.add(architecture.name());
            }
        }
        return names;
    }

    /** The tensors as the file names them, and without a word that stands before all names. */
    private static List<Map<String, Weight>> spellings(Checkpoint checkpoint) {
        Map<String, Weight> tensors = checkpoint.weights().byName();
        String first = tensors.keySet().stream().findFirst().orElse("");
        String prefix = first.substring(0, first.indexOf('.') + 1);
        if (prefix.isEmpty() || !tensors.keySet().stream().allMatch(name -> name.startsWith(prefix))) {
            return List.of(tensors);
        }
        Map<String, Weight> plain = new LinkedHashMap<>();
        tensors.forEach((name, weight) -> plain.put(name.substring(prefix.length()), weight));
        return List.of(tensors, plain);
    }

    /** The model whose sizes are those of the tensors, the published sizes first. */
    private Optional<SavedModel> fitting(List<String> labels) {
        Optional<SavedModel> published = fitting(labels, Map.of());
        if (published.isPresent()) {
            return published;
        }
        for (Map<String, Integer> options : combinations()) {
            Optional<SavedModel> model = fitting(labels, options);
            if (model.isPresent()) {
                return model;
            }
        }
        return Optional.empty();
    }

    private Optional<SavedModel> fitting(List<String> labels, Map<String, Integer> options) {
        Model model = architecture.model(labels, options);
        for (Map<String, Weight> spelling : tensors) {
            try {
                return Optional.of(new SavedModel(model, weights(model.network(), spelling)));
            } catch (IllegalArgumentException e) {
                continue; // another spelling or size may fit; if none does, the refusal asks again
            }
        }
        return Optional.empty();
    }

    /** Tensors of another architecture may be too small for the rules of this one. */
    private Weights weights(Network network, Map<String, Weight> spelling) {
        try {
            return architecture.weights(network, spelling);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "The checkpoint is not of architecture " + architecture.name() + ": its tensors have other axes.",
                    e);
        }
    }

    /** Options of the sizes that tensors have: all combinations, where they are few. */
    private List<Map<String, Integer>> combinations() {
        List<Map<String, Integer>> all = List.of(Map.of());
        for (Option option : architecture.options()) {
            List<Map<String, Integer>> more = new ArrayList<>();
            for (Map<String, Integer> chosen : all) {
                for (int size : sizes()) {
                    if (size >= option.least() && size <= option.most()) {
                        Map<String, Integer> with = new LinkedHashMap<>(chosen);
                        with.put(option.name(), size);
                        more.add(with);
                    }
                }
            }
            if (more.size() > MAX_TRIALS) {
                return List.of();
            }
            all = more;
        }
        return all;
    }

    /** Lengths of the axes of matrices and vectors of weights. */
    private TreeSet<Integer> sizes() {
        TreeSet<Integer> sizes = new TreeSet<>();
        tensors.get(0).values().forEach(weight -> {
            for (int length : weight.shape().toArray()) {
                sizes.add(length);
            }
        });
        return sizes;
    }

    /** How many outputs the weights have, if they are of this architecture with its published sizes. */
    private Optional<Integer> outputs() {
        return sizes().stream()
                .filter(size -> size > 0 && size <= 10_000)
                .filter(size -> fitting(placeholders(size), Map.of()).isPresent())
                .findFirst();
    }

    private static List<String> placeholders(int size) {
        return IntStream.range(0, size).mapToObj(i -> "label " + i).toList();
    }

    private IllegalArgumentException refusal(List<String> labels) {
        Optional<Integer> outputs = outputs();
        if (outputs.isPresent()) {
            return new IllegalArgumentException("The weights have " + outputs.get() + " outputs; " + labels.size()
                    + " labels were given. Give one for each output.");
        }
        List<String> others = others();
        String advice = others.isEmpty() ? "" : " They are weights of '" + String.join("' or '", others) + "'.";
        try {
            weights(architecture.model(labels).network(), tensors.get(0));
            throw new IllegalStateException("What was refused fits.");
        } catch (IllegalArgumentException e) {
            return new IllegalArgumentException(e.getMessage() + advice, e);
        }
    }

    private List<String> others() {
        List<String> names = new ArrayList<>();
        for (Architecture other : Zoo.all()) {
            if (!other.name().equals(architecture.name())
                    && new ModelImport(other, tensors).outputs().isPresent()) {
                names.add(other.name());
            }
        }
        return names;
    }

    private static void tokens(Network network, List<String> notes) {
        for (Network.Node node : network.nodes()) {
            if (node.layer() instanceof Token token && token.seed() != null) {
                notes.add("The class token '" + node.name()
                        + "' is not in the file: the published code draws it at random."
                        + " Here it is drawn with the published seed, " + token.seed() + ".");
            }
        }
    }
}
