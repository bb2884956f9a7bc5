package etude.train;

import etude.learn.NetworkTrainer;
import etude.learn.StoppedException;
import etude.learn.Watcher;
import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.learn.data.Split;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.Recipes;
import etude.learn.run.RunEvent;
import etude.learn.run.RunEvents;
import etude.learn.run.RunFolder;
import etude.nn.Engine;
import etude.runtime.model.SavedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The trainer of networks by libtorch. */
public final class NetworkTraining implements NetworkTrainer {

    @Override
    public void check(Recipe recipe, Dataset data) {
        Lesson.of(recipe, data);
    }

    @Override
    public SavedModel train(Recipe recipe, Dataset data, Split split, RunFolder run, Watcher watcher)
            throws IOException, StoppedException {
        Lesson lesson = Lesson.of(recipe, data);
        String digest = digest(recipe, data, split);
        Optional<Checkpoint> checkpoint = Checkpoint.read(run.last());
        checkpoint.ifPresent(found -> requireSame(found, digest, run));
        settleEngine(recipe);
        Sounds sounds = new Sounds(lesson.model().listening().sampleRate(), Sounds.usualRoom());
        List<Example> examples = data.examples(split.train());
        Judge judge = new Judge(lesson, sounds, data.examples(split.validation()));
        Preparation preparation = new Preparation(sounds, lesson);
        try (Trainer trainer = new Trainer(lesson, examples, judge, preparation, run, watcher)) {
            if (checkpoint.isPresent()) {
                resume(trainer, checkpoint.get(), run, watcher);
            }
            return trainer.train(digest);
        } catch (StoppedException e) {
            run.events().append(new RunEvent.Stopped(RunEvents.now(), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private static void resume(Trainer trainer, Checkpoint checkpoint, RunFolder run, Watcher watcher)
            throws IOException {
        int epoch = checkpoint.standing().epoch();
        run.events().forgetAfter(epoch);
        run.events().append(new RunEvent.Resumed(RunEvents.now(), epoch));
        if (!checkpoint.engine().equals(Engine.describe())) {
            watcher.say("This run was computed by " + checkpoint.engine() + " so far and goes on by "
                    + Engine.describe() + ": it may end a little differently than it would have.");
        }
        trainer.resume(checkpoint);
    }

    private static void settleEngine(Recipe recipe) {
        Engine.Settings now = Engine.settings();
        int threads = recipe.train().threads();
        if (threads > 0 && threads != now.threads()) {
            Engine.configure(new Engine.Settings(threads, now.seed(), now.device()));
        }
    }

    private static void requireSame(Checkpoint checkpoint, String digest, RunFolder run) {
        if (!checkpoint.lesson().equals(digest)) {
            throw new IllegalArgumentException(
                    "The checkpoint in " + run.last()
                            + " is of another recipe, other data or another split, and cannot be gone on with. Start a new run.");
        }
    }

    /** What is learned, from what: the same for a run that goes on. */
    private static String digest(Recipe recipe, Dataset data, Split split) {
        StringBuilder text = new StringBuilder(Recipes.write(recipe));
        text.append(data.labels()).append('\n');
        for (List<Integer> part : List.of(split.train(), split.validation())) {
            data.examples(part)
                    .forEach(example ->
                            text.append(example.id()).append(example.labels()).append('\n'));
            text.append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
