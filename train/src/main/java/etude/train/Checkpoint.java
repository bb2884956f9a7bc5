package etude.train;

import etude.network.Weight;
import etude.network.Weights;
import etude.nn.LearningState;
import etude.runtime.checkpoint.CheckpointException;
import etude.runtime.checkpoint.Checkpoints;
import etude.runtime.checkpoint.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is needed to go on: how far training is, the learner to the bit, and the weights of the best epoch. One file, so that
 * it is whole or not there.
 *
 * @param standing how far it is
 * @param learner of the last epoch
 * @param best weights of the network that trains, of the best epoch
 * @param lesson a digest of what is learned from what; training goes on with the same alone
 * @param engine what computed, with its threads
 */
record Checkpoint(Standing standing, LearningState learner, Weights best, String lesson, String engine) {

    private static final String FILE = "checkpoint.safetensors";
    private static final String LEARNER = "learner.";
    private static final String BEST = "best.";

    /** Writes it into a folder, over the last one. */
    void write(Path folder) throws IOException {
        Map<String, Weight> all = new LinkedHashMap<>();
        learner.tensors().byName().forEach((name, weight) -> all.put(LEARNER + name, weight));
        best.byName().forEach((name, weight) -> all.put(BEST + name, weight));
        Files.createDirectories(folder);
        Safetensors.write(folder.resolve(FILE), true, Weights.of(all), words());
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("epoch", Integer.toString(standing.epoch()));
        words.put("steps", Long.toString(standing.steps()));
        words.put("best", Integer.toString(standing.best()));
        words.put("score", Double.toString(standing.score()));
        words.put("loss", Double.toString(standing.loss()));
        words.put("falls", Integer.toString(standing.falls()));
        words.put("lastFall", Integer.toString(standing.lastFall()));
        words.put("learner", Long.toString(learner.steps()));
        words.put("lesson", lesson);
        words.put("engine", engine);
        return words;
    }

    /**
     * Reads the one in a folder.
     *
     * @return nothing where there is none
     * @throws IOException if it cannot be read, or is none
     */
    static Optional<Checkpoint> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        etude.runtime.checkpoint.Checkpoint read = Checkpoints.read(file);
        try {
            Words words = new Words(read.facts());
            Standing standing = new Standing(
                    (int) words.whole("epoch"),
                    words.whole("steps"),
                    (int) words.whole("best"),
                    Double.parseDouble(words.get("score")),
                    Double.parseDouble(words.get("loss")),
                    (int) words.whole("falls"),
                    (int) words.whole("lastFall"));
            LearningState learner = new LearningState(words.whole("learner"), some(read.weights(), LEARNER));
            return Optional.of(new Checkpoint(
                    standing, learner, some(read.weights(), BEST), words.get("lesson"), words.get("engine")));
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file + " is no checkpoint of a training run: " + e.getMessage(), e);
        }
    }

    private static Weights some(Weights all, String prefix) {
        Map<String, Weight> some = new LinkedHashMap<>();
        all.byName().forEach((name, weight) -> {
            if (name.startsWith(prefix)) {
                some.put(name.substring(prefix.length()), weight);
            }
        });
        return Weights.of(some);
    }

    /** Texts beside the tensors. */
    private record Words(Map<String, ?> metadata) {

        String get(String name) {
            if (metadata.get(name) instanceof String word) {
                return word;
            }
            throw new IllegalArgumentException("it does not say '" + name + "'");
        }

        long whole(String name) {
            return Long.parseLong(get(name));
        }
    }
}
