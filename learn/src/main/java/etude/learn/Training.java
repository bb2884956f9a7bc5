package etude.learn;

import etude.learn.data.FeatureCache;
import etude.learn.evaluate.Evaluation;
import etude.learn.evaluate.Figure;
import etude.learn.evaluate.Outcome;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.Recipes;
import etude.learn.report.RunFacts;
import etude.learn.report.RunReporter;
import etude.learn.run.RunEvent;
import etude.learn.run.RunEvents;
import etude.learn.run.RunFolder;
import etude.report.json.Json;
import etude.report.page.RunReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A training run from its recipe to its report. */
public final class Training {

    private final Job job;
    private final Watcher watcher;

    private Training(Job job, Watcher watcher) {
        this.job = job;
        this.watcher = watcher;
    }

    /**
     * What is to be done.
     *
     * @param recipe what is to be learned
     * @param folder of the run
     * @param resume whether a run that is there is gone on with
     * @param beside folder of the recipe, from which its sources are looked for
     * @param generated folder of generated data sets
     * @param cache of features
     * @param command that was given, for the report
     */
    public record Job(
            Recipe recipe,
            Path folder,
            boolean resume,
            Path beside,
            Path generated,
            FeatureCache cache,
            String command) {

        private Job located() {
            return new Job(Material.located(recipe, beside), folder, resume, beside, generated, cache, command);
        }
    }

    /**
     * What came of it.
     *
     * @param folder of the run
     * @param outcome of what was learned
     * @param evaluation of it
     * @param baseline of the classic method beside a network
     */
    public record Result(
            RunFolder folder, Outcome outcome, Evaluation evaluation, Optional<RunFacts.Baseline> baseline) {}

    /**
     * Trains, judges and tells. What cannot be trained is refused before anything is written.
     *
     * @throws IllegalArgumentException if recipe and data do not fit
     * @throws IOException if a file cannot be read or written; what is there is whole
     * @throws StoppedException if the watcher wanted it to stop; the run may be resumed
     */
    public static Result run(Job job, Watcher watcher) throws IOException, StoppedException {
        return new Training(job.located(), watcher).run();
    }

    private Result run() throws IOException, StoppedException {
        Recipe recipe = job.recipe();
        Optional<NetworkTrainer> trainer = trainer(recipe);
        Material material = Material.of(recipe, job.beside(), job.generated(), watcher);
        trainer.ifPresent(engine -> engine.check(recipe, material.data()));
        Optional<ClassicTrainer> classic = classic(recipe);
        classic.ifPresent(engine -> engine.check(recipe, material));
        RunFolder run = folder(material);
        try {
            return learn(run, material, classic, trainer);
        } catch (StoppedException e) {
            stopped(run, e);
            throw e;
        } catch (IOException | RuntimeException e) {
            failed(run, e);
            throw e;
        }
    }

    /** The trainer may have said so itself. */
    private static void stopped(RunFolder run, StoppedException stop) throws IOException {
        List<RunEvent> events = run.events().read();
        if (events.isEmpty() || !(events.get(events.size() - 1) instanceof RunEvent.Stopped)) {
            run.events().append(new RunEvent.Stopped(RunEvents.now(), String.valueOf(stop.getMessage())));
        }
    }

    private static void failed(RunFolder run, Exception failure) {
        try {
            run.events().append(new RunEvent.Failed(RunEvents.now(), String.valueOf(failure.getMessage())));
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static Optional<NetworkTrainer> trainer(Recipe recipe) {
        if (recipe.network().isEmpty()) {
            return Optional.empty();
        }
        Optional<NetworkTrainer> found = NetworkTrainer.find();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("The recipe trains a network ("
                    + recipe.network().get().architecture()
                    + "), and this installation has no engine for that: libtorch has natives for Linux and Windows on x86-64"
                    + " and for macOS, and this is " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ". Recipes with a table [classic] alone work here.");
        }
        return found;
    }

    private static Optional<ClassicTrainer> classic(Recipe recipe) {
        if (recipe.classic().isEmpty()) {
            return Optional.empty();
        }
        Optional<ClassicTrainer> found = ClassicTrainer.find();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "The recipe has a table [classic], and this installation has no classic methods.");
        }
        return found;
    }

    private RunFolder folder(Material material) throws IOException {
        Map<String, Object> data = RunRecords.data(material);
        if (job.resume() && RunFolder.isRun(job.folder())) {
            RunFolder run = RunFolder.open(job.folder());
            requireSame(run, data);
            return run;
        }
        RunFolder run = RunFolder.create(job.folder(), job.recipe());
        run.write("data.json", Json.write(data));
        run.write("environment.json", Json.write(RunRecords.environment(job.command())));
        return run;
    }

    private void requireSame(RunFolder run, Map<String, Object> data) throws IOException {
        if (!run.recipe().equals(job.recipe())) {
            throw new IllegalArgumentException(run.path()
                    + " was begun with another recipe than this; resume it without one: etude train --resume -o "
                    + run.path() + ".");
        }
        if (!Files.exists(run.path().resolve("data.json"))) {
            run.write("data.json", Json.write(data));
            return;
        }
        JsonNode before = JsonMapper.shared().readTree(run.read("data.json"));
        for (String digest : List.of("audio", "annotation", "split")) {
            if (!before.path(digest).asString("").equals(data.get(digest))) {
                throw new IllegalArgumentException("The data are not those that " + run.path()
                        + " was begun with: the digest of '" + digest + "' is another. Begin a new run.");
            }
        }
    }

    private Result learn(
            RunFolder run, Material material, Optional<ClassicTrainer> classic, Optional<NetworkTrainer> trainer)
            throws IOException, StoppedException {
        if (trainer.isEmpty()) {
            Outcome outcome = classic.orElseThrow().learn(job.recipe(), material, job.cache(), run, true, watcher);
            return tell(run, material, outcome, Optional.empty());
        }
        Optional<Outcome> baseline = Optional.empty();
        if (classic.isPresent()) {
            baseline = Optional.of(classic.get().learn(job.recipe(), material, job.cache(), run, false, watcher));
        }
        Outcome outcome = new NetworkLearner(job.recipe(), material, trainer.get(), watcher).learn(run);
        return tell(run, material, outcome, baseline);
    }

    private Result tell(RunFolder run, Material material, Outcome outcome, Optional<Outcome> baseline)
            throws IOException {
        String group = judgedGroup(material);
        Evaluation evaluation = evaluation(outcome, group);
        Optional<RunFacts.Baseline> beside = baseline.map(classic -> beside(outcome, classic, group));
        run.write("predictions.csv", outcome.predictions().csv());
        Map<String, Object> tree = RunRecords.evaluation(outcome.learner(), evaluation);
        beside.ifPresent(other -> RunRecords.compared(tree, other));
        run.write("evaluation.json", Json.write(tree));
        RunReports.write(run.report(), RunReporter.report(facts(run, material, outcome, evaluation, beside)), true);
        run.events().append(new RunEvent.Evaluated(RunEvents.now(), evaluation.values()));
        return new Result(run, outcome, evaluation, beside);
    }

    private Evaluation evaluation(Outcome outcome, String group) {
        var table = job.recipe().report();
        return Evaluation.of(
                outcome.predictions(),
                group,
                table.resamples(),
                table.errors(),
                job.recipe().seed());
    }

    private RunFacts.Baseline beside(Outcome outcome, Outcome classic, String group) {
        Optional<Figure> difference = outcome.predictions().single()
                ? Optional.of(Evaluation.difference(
                        outcome.predictions(),
                        classic.predictions(),
                        group,
                        job.recipe().report().resamples(),
                        job.recipe().seed()))
                : Optional.empty();
        return new RunFacts.Baseline(classic, evaluation(classic, group), difference);
    }

    /** The group that is named in the recipe, or who is heard, if there are more than one and not too many for a table. */
    private String judgedGroup(Material material) {
        String named = Told.group(material.data(), job.recipe().data());
        long values = material.data().examples().stream()
                .map(example -> example.groups().getOrDefault(named, ""))
                .distinct()
                .count();
        return values > 1 && values <= 40 ? named : "";
    }

    private RunFacts facts(
            RunFolder run,
            Material material,
            Outcome outcome,
            Evaluation evaluation,
            Optional<RunFacts.Baseline> baseline)
            throws IOException {
        List<List<RunEvent.Epoch>> epochs = new ArrayList<>();
        if (job.recipe().network().isPresent()) {
            for (RunFolder round : NetworkLearner.rounds(run, material.rounds().size())) {
                epochs.add(round.events().epochs());
            }
        }
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("SHA-256 of the sounds", material.hash().audio());
        digests.put("SHA-256 of the labels", material.hash().labels());
        digests.put("SHA-256 of the split", material.splitHash());
        Map<String, String> environment = new LinkedHashMap<>();
        RunRecords.environment(job.command()).forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return new RunFacts(
                job.recipe(),
                Recipes.write(job.recipe()),
                material.data(),
                material.rounds(),
                material.protocol(),
                environment,
                digests,
                epochs,
                outcome,
                evaluation,
                baseline,
                job.command());
    }
}
