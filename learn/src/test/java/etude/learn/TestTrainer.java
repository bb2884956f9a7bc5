package etude.learn;

import etude.learn.data.Dataset;
import etude.learn.data.Split;
import etude.learn.recipe.Recipe;
import etude.learn.run.RunEvent;
import etude.learn.run.RunEvents;
import etude.learn.run.RunFolder;
import etude.network.Model;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import etude.runtime.model.SavedModel;
import java.io.IOException;
import java.util.Map;

/** Stands for the engine: networks as they begin, with a diary as if they had been trained. Stops when it is asked to. */
public final class TestTrainer implements NetworkTrainer {

    @Override
    public void check(Recipe recipe, Dataset data) {
        Zoo.get(recipe.network().orElseThrow().architecture());
    }

    @Override
    public SavedModel train(Recipe recipe, Dataset data, Split split, RunFolder run, Watcher watcher)
            throws IOException, StoppedException {
        for (int epoch = run.events().epochs().size() + 1; epoch <= 3; epoch++) {
            run.events()
                    .append(new RunEvent.Epoch(
                            RunEvents.now(),
                            epoch,
                            epoch,
                            0.1,
                            1.0 / epoch,
                            Map.of("loss", 1.0 / epoch),
                            epoch < 3,
                            0.1));
            if (watcher.stopping()) {
                throw new StoppedException("Stopped after epoch " + epoch + ".");
            }
        }
        Model model = Zoo.get(recipe.network().orElseThrow().architecture()).model(data.labels());
        return new SavedModel(model, Weights.initial(model.network(), recipe.seed()));
    }
}
