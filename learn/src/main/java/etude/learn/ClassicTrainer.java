package etude.learn;

import etude.learn.data.FeatureCache;
import etude.learn.evaluate.Outcome;
import etude.learn.recipe.Recipe;
import etude.learn.run.RunFolder;
import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;

/** The door to hand-made features and classic methods. */
public interface ClassicTrainer {

    /**
     * Refuses, before the first step, what cannot be fitted.
     *
     * @throws IllegalArgumentException saying what does not fit: representations, settings, method, grid…
     */
    void check(Recipe recipe, Material material);

    /**
     * Fits round by round, and says what comes of the test parts.
     *
     * @param recipe with a table {@code classic}
     * @param run where the model goes
     * @param keep whether the model is the run's: fitted to the training part, or, where there are several rounds, to all
     *     examples
     * @throws IOException if a sound cannot be read or the model not be written
     * @throws StoppedException if the watcher wanted it to stop
     */
    Outcome learn(Recipe recipe, Material material, FeatureCache cache, RunFolder run, boolean keep, Watcher watcher)
            throws IOException, StoppedException;

    /** The one of this installation. */
    static Optional<ClassicTrainer> find() {
        return ServiceLoader.load(ClassicTrainer.class, ClassicTrainer.class.getClassLoader())
                .findFirst();
    }
}
