package etude.learn;

import etude.learn.data.Dataset;
import etude.learn.data.Split;
import etude.learn.recipe.Recipe;
import etude.learn.run.RunFolder;
import etude.runtime.model.SavedModel;
import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The door to the engine that trains networks: named in {@code META-INF/services/etude.learn.NetworkTrainer} of the room that
 * has one, and not there where libtorch has no natives.
 */
public interface NetworkTrainer {

    /**
     * Refuses, before the first step, what cannot be trained.
     *
     * @throws IllegalArgumentException saying what does not fit: architecture, options, task, labels, frozen nodes…
     */
    void check(Recipe recipe, Dataset data);

    /**
     * Trains a network, or goes on with it where the folder has a checkpoint to go on from. It tells the folder's events of
     * epochs and of having resumed ({@link etude.learn.run.RunEvent.Epoch}, {@code Resumed}); the caller tells the rest. {@code
     * last} and {@code best} are there after each epoch.
     *
     * @param recipe with a table {@code network}
     * @param data whose labels are the network's outputs, in this order
     * @param split who is trained with and chosen by; the test part is not looked at
     * @param run where checkpoints and events go; the caller writes the model
     * @return the model of the best epoch
     * @throws IOException if a sound cannot be read or a checkpoint not be written; the last checkpoint is whole
     * @throws IllegalArgumentException as {@link #check}, or if a checkpoint is of another recipe
     * @throws StoppedException if the watcher wanted it to stop
     */
    SavedModel train(Recipe recipe, Dataset data, Split split, RunFolder run, Watcher watcher)
            throws IOException, StoppedException;

    /** The trainer of this installation, where it has one. */
    static Optional<NetworkTrainer> find() {
        return ServiceLoader.load(NetworkTrainer.class, NetworkTrainer.class.getClassLoader())
                .findFirst();
    }
}
