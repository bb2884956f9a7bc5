package etude.learn;

import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.learn.data.ExampleAudio;
import etude.learn.data.Split;
import etude.learn.evaluate.Outcome;
import etude.learn.evaluate.Prediction;
import etude.learn.evaluate.Predictions;
import etude.learn.recipe.Recipe;
import etude.learn.run.RunEvent;
import etude.learn.run.RunEvents;
import etude.learn.run.RunFolder;
import etude.runtime.model.SavedModel;
import etude.signal.Waveform;
import etude.tasks.tagging.Tag;
import etude.tasks.tagging.Tagger;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains the network of a recipe round by round, and lets it hear the test parts through the tagger that users call. */
final class NetworkLearner {

    private final Recipe recipe;
    private final Material material;
    private final NetworkTrainer trainer;
    private final Watcher watcher;
    private final List<Prediction> predictions = new ArrayList<>();
    private final List<double[]> space = new ArrayList<>();
    private final Map<String, String> facts = new LinkedHashMap<>();

    NetworkLearner(Recipe recipe, Material material, NetworkTrainer trainer, Watcher watcher) {
        this.recipe = recipe;
        this.material = material;
        this.trainer = trainer;
        this.watcher = watcher;
    }

    /** Folders of all rounds: the run's own, or one for each. */
    static List<RunFolder> rounds(RunFolder run, int number) throws IOException {
        if (number == 1) {
            return List.of(run);
        }
        List<RunFolder> rounds = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            rounds.add(run.round(i));
        }
        return rounds;
    }

    Outcome learn(RunFolder run) throws IOException, StoppedException {
        List<RunFolder> folders = rounds(run, material.rounds().size());
        for (int round = 0; round < folders.size(); round++) {
            RunFolder folder = folders.get(round);
            SavedModel saved = model(folder, material.rounds().get(round), round);
            hear(saved, material.rounds().get(round), round);
            note(folder, round);
        }
        return new Outcome(
                recipe.network().orElseThrow().architecture(),
                new Predictions(material.data().task(), material.data().labels(), predictions),
                space,
                facts);
    }

    /** The model of a round, trained now or before. */
    private SavedModel model(RunFolder folder, Split split, int round) throws IOException, StoppedException {
        if (Files.exists(folder.model())) {
            return SavedModel.read(folder.model());
        }
        folder.events().append(new RunEvent.Started(RunEvents.now(), "", round));
        SavedModel saved = trainer.train(recipe, material.data(), split, folder, watcher);
        saved.write(folder.model(), true);
        finished(folder);
        return saved;
    }

    /** The last epoch that was the best so far is the one that was chosen. */
    private static void finished(RunFolder folder) throws IOException {
        RunEvent.Epoch chosen = null;
        for (RunEvent.Epoch epoch : folder.events().epochs()) {
            chosen = epoch.best() ? epoch : chosen;
        }
        if (chosen != null) {
            folder.events().append(new RunEvent.Finished(RunEvents.now(), chosen.epoch(), chosen.validation()));
        }
    }

    private void note(RunFolder folder, int round) throws IOException {
        String name = material.rounds().size() == 1 ? "" : "round " + round + ": ";
        for (RunEvent event : folder.events().read()) {
            if (event instanceof RunEvent.Finished finished) {
                facts.put(name + "best epoch", Integer.toString(finished.epoch()));
            }
        }
    }

    private void hear(SavedModel saved, Split split, int round) throws IOException {
        Dataset data = material.data();
        Optional<Embedding> embedding = Embedding.of(saved);
        try (Tagger tagger = Tagger.of(saved.model(), saved.weights())) {
            int done = 0;
            for (Example example : data.examples(split.test())) {
                Waveform sound = ExampleAudio.read(example, tagger.sampleRate());
                double[] scores =
                        tagger.tag(sound).all().stream().mapToDouble(Tag::score).toArray();
                predictions.add(new Prediction(example, round, scores));
                embedding.ifPresent(body -> space.add(body.of(sound)));
                watcher.at((double) ++done / split.test().size(), "hearing the test part");
            }
        } finally {
            embedding.ifPresent(Embedding::close);
        }
    }
}
