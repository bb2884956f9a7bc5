package etude.train;

import etude.learn.StoppedException;
import etude.learn.Watcher;
import etude.learn.data.Example;
import etude.learn.recipe.TrainTable;
import etude.learn.run.RunEvent;
import etude.learn.run.RunEvents;
import etude.learn.run.RunFolder;
import etude.network.Weights;
import etude.nn.Engine;
import etude.nn.TrainingException;
import etude.runtime.model.SavedModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** The loop: epochs of batches, each epoch judged, kept, and told. */
final class Trainer implements AutoCloseable {

    private final Lesson lesson;
    private final TrainTable table;
    private final Course course;
    private final List<Example> examples;
    private final Preparation preparation;
    private final Judge judge;
    private final Pupil pupil;
    private final RunFolder run;
    private final Pace pace;
    private final ExecutorService workers = Batches.workers(2);

    private Standing standing = Standing.BEGINNING;
    private Weights best = Weights.of(Map.of());

    Trainer(
            Lesson lesson,
            List<Example> examples,
            Judge judge,
            Preparation preparation,
            RunFolder run,
            Watcher watcher) {
        this.lesson = lesson;
        this.table = lesson.recipe().train();
        this.course = new Course(table);
        this.examples = examples;
        this.preparation = preparation;
        this.judge = judge;
        this.pupil = new Pupil(lesson, ClassWeights.of(lesson, examples));
        this.run = run;
        this.pace = new Pace(watcher, table.epochs());
    }

    /** Takes up where a checkpoint was left. */
    void resume(Checkpoint checkpoint) {
        standing = checkpoint.standing();
        best = checkpoint.best();
        pupil.resume(course.optimiser(course.phase(standing.epoch())), checkpoint.learner());
    }

    /** Trains to the end; the model of the best epoch. */
    SavedModel train(String lessonDigest) throws IOException, StoppedException {
        while (!course.over(standing)) {
            int epoch = standing.epoch() + 1;
            begin(epoch);
            Engine.reseed(Randoms.number(lesson.recipe().seed(), epoch, 2));
            Figures learned = learn(epoch);
            Map<String, Double> validation = judged();
            standing = standing.after(
                    standing.steps() + learned.steps(), score(validation, epoch), loss(validation, learned));
            best = standing.best() == epoch ? pupil.weights() : best;
            standing = course.adjusted(standing);
            keep(epoch, learned, validation, lessonDigest);
        }
        return model();
    }

    /**
     * The checkpoint comes last: whatever ends the process before it is there, the epoch is taken again, and its event and its
     * model are written anew.
     */
    private void keep(int epoch, Figures learned, Map<String, Double> validation, String lessonDigest)
            throws IOException {
        boolean better = standing.best() == epoch;
        run.events()
                .append(new RunEvent.Epoch(
                        RunEvents.now(),
                        epoch,
                        standing.steps(),
                        learned.rate(),
                        learned.loss(),
                        validation,
                        better,
                        learned.seconds()));
        if (better) {
            model().write(run.best(), true);
        }
        new Checkpoint(standing, pupil.state(), best, lessonDigest, Engine.describe()).write(run.last());
        pace.epoch(epoch, learned.loss(), validation, better, learned.waited() / learned.seconds());
    }

    /** Another optimiser starts from the best epoch so far. */
    private void begin(int epoch) {
        int phase = course.phase(epoch);
        if (epoch == 1 || phase != course.phase(epoch - 1)) {
            pupil.begin(course.optimiser(phase), epoch == 1 ? lesson.part(lesson.beginning()) : best);
        }
    }

    /** What an epoch came to. */
    private record Figures(long steps, double loss, double rate, double seconds, double waited) {}

    private Figures learn(int epoch) throws IOException, StoppedException {
        long start = System.nanoTime();
        double loss = 0;
        double rate = 0;
        try (Batches batches = Batches.of(
                preparation,
                workers,
                pieces(),
                table.batchSize(),
                lesson.recipe().seed(),
                epoch)) {
            for (int i = 0; i < batches.count(); i++) {
                pace.step(epoch, i, batches.count());
                rate = course.rate(epoch - 1 + (i + 0.5) / batches.count(), standing);
                loss += pupil.step(batches.next(), rate, table.clip());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Figures(batches.count(), loss / batches.count(), rate, seconds, batches.waited());
        } catch (TrainingException e) {
            throw failed(epoch, e);
        }
    }

    /** Each example as often as pieces of it are wanted. */
    private List<Example> pieces() {
        return java.util.Collections.nCopies(table.piecesPerExample(), examples).stream()
                .flatMap(List::stream)
                .toList();
    }

    private Map<String, Double> judged() throws IOException {
        return judge.sees() ? judge.judge(lesson.whole(pupil.weights())) : Map.of();
    }

    /** Without a validation part the last epoch is the best. */
    private double score(Map<String, Double> validation, int epoch) {
        return judge.sees() ? judge.score(validation) : epoch;
    }

    private static double loss(Map<String, Double> validation, Figures learned) {
        return validation.getOrDefault("loss", learned.loss());
    }

    private SavedModel model() {
        return new SavedModel(lesson.model(), lesson.whole(best));
    }

    private IOException failed(int epoch, TrainingException cause) throws IOException {
        String kept = standing.epoch() == 0
                ? "No epoch was over yet."
                : "The checkpoint of epoch " + standing.epoch() + " and the best model, of epoch " + standing.best()
                        + ", are kept.";
        String sentence = "Training cannot go on in epoch " + epoch + ": " + cause.getMessage() + " " + kept;
        run.events().append(new RunEvent.Failed(RunEvents.now(), sentence));
        return new IOException(sentence, cause);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        pupil.close();
    }
}
