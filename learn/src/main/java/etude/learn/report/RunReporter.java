package etude.learn.report;

import etude.learn.data.Splits;
import etude.learn.evaluate.Evaluation;
import etude.learn.evaluate.Figure;
import etude.learn.evaluate.Outcome;
import etude.learn.evaluate.Prediction;
import etude.learn.run.RunEvent;
import etude.report.page.Fact;
import etude.report.page.RunPart;
import etude.report.page.RunReport;
import etude.report.page.RunReport.Section;
import etude.report.page.Sound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells of a run as a page. */
public final class RunReporter {

    /** More points than this hide one another. */
    private static final int POINTS = 1500;

    private final RunFacts facts;

    private RunReporter(RunFacts facts) {
        this.facts = facts;
    }

    /**
     * The page of a run.
     *
     * @throws IOException if the sound of an example that was mistaken cannot be read
     */
    public static RunReport report(RunFacts facts) throws IOException {
        return new RunReporter(facts).report();
    }

    private RunReport report() throws IOException {
        List<Section> sections = new ArrayList<>();
        sections.add(figures());
        facts.baseline().ifPresent(baseline -> sections.add(compared(baseline)));
        curves(sections);
        sections.add(perLabel());
        confusion(sections);
        perGroup(sections);
        errors(sections);
        space(sections);
        sections.add(protocol());
        sections.add(again());
        return new RunReport(facts.recipe().name(), subtitle(), warnings(), groups(), sections);
    }

    private String subtitle() {
        String said = facts.recipe().description();
        return said.isEmpty()
                ? facts.outcome().learner() + " on " + facts.data().name()
                : said;
    }

    /** What a reader must know before figures are believed. */
    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (String kind : Splits.groups(facts.data())) {
            Set<String> shared = shared(kind);
            if (!shared.isEmpty()) {
                warnings.add("Every figure holds for a known " + kind + ", not for a new one: " + shared.size() + " of "
                        + values(kind).size() + " are in the training part and in the test part.");
            }
        }
        if (facts.outcome().predictions().all().size() < 30) {
            warnings.add(
                    "The test part has " + facts.outcome().predictions().all().size()
                            + " examples alone; the intervals are wide, and no less wide than they say.");
        }
        return warnings;
    }

    private Set<String> shared(String kind) {
        Set<String> both = new TreeSet<>();
        facts.rounds().forEach(round -> {
            Set<String> train = values(kind, round.train());
            train.retainAll(values(kind, round.test()));
            both.addAll(train);
        });
        return both;
    }

    private Set<String> values(String kind) {
        Set<String> values = new TreeSet<>();
        facts.data().examples().forEach(example -> values.add(example.groups().getOrDefault(kind, "")));
        values.remove("");
        return values;
    }

    private Set<String> values(String kind, List<Integer> numbers) {
        Set<String> values = new TreeSet<>();
        facts.data()
                .examples(numbers)
                .forEach(example -> values.add(example.groups().getOrDefault(kind, "")));
        values.remove("");
        return values;
    }

    private List<Fact.Group> groups() {
        List<Fact> learner = new ArrayList<>();
        learner.add(Fact.of("learner", "Learned with", facts.outcome().learner()));
        facts.outcome().facts().forEach((name, value) -> learner.add(Fact.of(name, name, value)));
        List<Fact> data = List.of(
                Fact.of("data", "Data", facts.data().name()),
                Fact.of(
                        "labels",
                        "Labels",
                        Integer.toString(facts.data().labels().size())),
                Fact.of(
                        "examples",
                        "Examples",
                        Integer.toString(facts.data().examples().size())),
                Fact.of("licence", "Licence", licences()));
        List<Fact> figures = new ArrayList<>();
        for (Figure figure : facts.evaluation().figures()) {
            figures.add(Fact.of(figure.name(), figure.name(), text(figure)));
        }
        return List.of(
                new Fact.Group(
                        "figures", "How well", "On examples that it was not fitted to, with 95 % intervals.", figures),
                new Fact.Group("learner", "With what", "", learner),
                new Fact.Group("data", "From what", "", data));
    }

    private String licences() {
        Set<String> licences = new LinkedHashSet<>();
        facts.data()
                .examples()
                .forEach(example ->
                        licences.add(example.licence().isEmpty() ? facts.data().licence() : example.licence()));
        licences.removeIf(String::isEmpty);
        return licences.isEmpty()
                ? "not said"
                : licences.size() > 3 ? licences.size() + " different ones" : String.join(", ", licences);
    }

    private Section figures() {
        List<List<String>> rows = new ArrayList<>();
        facts.evaluation().figures().forEach(figure -> rows.add(row(figure)));
        String strata = facts.evaluation().group().isEmpty()
                ? ""
                : ", within each " + facts.evaluation().group();
        return new Section(
                "figures",
                "How well it does",
                facts.outcome().predictions().all().size() + " examples of the test part. Intervals by "
                        + facts.recipe().report().resamples() + " bootstrap resamples of examples" + strata
                        + ": they tell what another draw of examples like these would change, not what other music would.",
                List.of(new RunPart.Table(List.of("Metric", "Value", "95 % interval"), rows)));
    }

    private static List<String> row(Figure figure) {
        return List.of(figure.name(), number(figure.value()), interval(figure));
    }

    private static String interval(Figure figure) {
        return Double.isNaN(figure.low()) ? "too few examples" : number(figure.low()) + " to " + number(figure.high());
    }

    private static String text(Figure figure) {
        return number(figure.value())
                + (Double.isNaN(figure.low()) ? "" : " [" + number(figure.low()) + ", " + number(figure.high()) + "]");
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private Section compared(RunFacts.Baseline baseline) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < facts.evaluation().figures().size(); i++) {
            Figure network = facts.evaluation().figures().get(i);
            Figure classic = baseline.evaluation().figures().get(i);
            rows.add(List.of(network.name(), text(network), text(classic)));
        }
        String says = baseline.difference().map(RunReporter::differs).orElse("");
        return new Section(
                "baseline",
                "Beside hand-made features",
                "The same examples, told off the same way. " + says,
                List.of(new RunPart.Table(
                        List.of(
                                "Metric",
                                facts.outcome().learner(),
                                baseline.outcome().learner()),
                        rows)));
    }

    private static String differs(Figure difference) {
        String how = "Difference of accuracy, paired by example: " + text(difference) + ". ";
        if (difference.low() > 0) {
            return how + "The network is better beyond the interval.";
        }
        return how
                + (difference.high() < 0
                        ? "The classic method is better beyond the interval."
                        : "Neither is better beyond the interval.");
    }

    private void curves(List<Section> sections) {
        List<RunPart> parts = new ArrayList<>();
        for (int round = 0; round < facts.epochs().size(); round++) {
            List<RunEvent.Epoch> epochs = facts.epochs().get(round);
            if (!epochs.isEmpty()) {
                String name = facts.epochs().size() == 1 ? "" : ", round " + round;
                parts.addAll(curves(epochs, name));
            }
        }
        if (!parts.isEmpty()) {
            sections.add(new Section(
                    "curves",
                    "How it learned",
                    "Loss of the training part, and what was measured on the validation part, epoch by epoch. The model is that"
                            + " of the epoch that " + selection() + " chose.",
                    parts));
        }
    }

    private String selection() {
        String said =
                facts.recipe().train().select().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return said.equals("auto") ? "the task's own metric" : said;
    }

    private static List<RunPart> curves(List<RunEvent.Epoch> epochs, String round) {
        double[] x = epochs.stream().mapToDouble(RunEvent.Epoch::epoch).toArray();
        List<RunPart.Curves.Line> losses = new ArrayList<>();
        losses.add(new RunPart.Curves.Line(
                "training", x, epochs.stream().mapToDouble(RunEvent.Epoch::loss).toArray()));
        List<RunPart.Curves.Line> others = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        epochs.forEach(epoch -> names.addAll(epoch.validation().keySet()));
        for (String name : names) {
            double[] y = epochs.stream()
                    .mapToDouble(epoch -> epoch.validation().getOrDefault(name, Double.NaN))
                    .toArray();
            (name.equals("loss") ? losses : others)
                    .add(new RunPart.Curves.Line(name.equals("loss") ? "validation" : name, x, y));
        }
        List<RunPart> parts = new ArrayList<>();
        parts.add(new RunPart.Curves("Loss, nats" + round, "epoch", losses));
        if (!others.isEmpty()) {
            parts.add(new RunPart.Curves("Validation" + round, "epoch", others));
        }
        return parts;
    }

    private Section perLabel() {
        boolean classes = facts.outcome().predictions().single();
        List<List<String>> rows = new ArrayList<>();
        facts.evaluation().perLabel().forEach((label, figures) -> {
            List<String> row = new ArrayList<>(List.of(
                    label, Integer.toString(figures.support()), number(figures.first()), number(figures.second())));
            if (classes) {
                row.add(number(figures.third()));
            }
            rows.add(row);
        });
        List<String> heads = classes
                ? List.of("Class", "Examples", "Precision", "Recall", "F1")
                : List.of("Tag", "Examples", "ROC-AUC", "PR-AUC");
        return new Section(
                "labels",
                classes ? "Class by class" : "Tag by tag",
                classes
                        ? "Precision: how much of what was said to be of the class is. Recall: how much of the class was found."
                        : "How well scores rank examples with the tag before those without it.",
                List.of(new RunPart.Table(heads, rows)));
    }

    private void confusion(List<Section> sections) {
        if (facts.evaluation().confusion().length > 0) {
            sections.add(new Section(
                    "confusion",
                    "What it takes for what",
                    "Rows are what is true, columns what was said.",
                    List.of(new RunPart.Matrix(
                            facts.outcome().predictions().labels(),
                            facts.evaluation().confusion()))));
        }
    }

    private void perGroup(List<Section> sections) {
        if (facts.evaluation().perGroup().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        Map<String, Evaluation.GroupFigures> classic = facts.baseline()
                .map(baseline -> baseline.evaluation().perGroup())
                .orElse(Map.of());
        facts.evaluation().perGroup().forEach((name, figures) -> {
            List<String> row =
                    new ArrayList<>(List.of(name, Integer.toString(figures.examples()), number(figures.right())));
            if (!classic.isEmpty()) {
                Evaluation.GroupFigures other = classic.get(name);
                row.add(other == null ? "–" : number(other.right()));
            }
            rows.add(row);
        });
        String kind = facts.evaluation().group();
        List<String> heads = new ArrayList<>(List.of(kind, "Examples", "Accuracy"));
        if (!classic.isEmpty()) {
            heads.add("Accuracy, classic");
        }
        sections.add(new Section(
                "groups",
                "By " + kind,
                facts.evaluation().perGroup().size()
                        + " of a kind: where they are few, what a new one would get can be far" + " from the mean.",
                List.of(new RunPart.Table(heads, rows))));
    }

    private void errors(List<Section> sections) throws IOException {
        List<Prediction> worst = facts.evaluation().worst();
        if (worst.isEmpty()) {
            return;
        }
        List<Sound> sounds = new ArrayList<>();
        for (int i = 0; i < worst.size(); i++) {
            sounds.add(ErrorPlayer.of(
                    facts.outcome().predictions(),
                    worst.get(i),
                    i,
                    facts.recipe().report().players().value()));
        }
        sections.add(new Section(
                "errors",
                "Where it is most wrong",
                "The worst first. Some are wrong labels: listen before you change the model.",
                List.of(new RunPart.Sounds(sounds))));
    }

    private void space(List<Section> sections) {
        List<RunPart> parts = new ArrayList<>();
        facts.baseline()
                .ifPresent(baseline -> cloud(
                                baseline.outcome(),
                                "Before: hand-made features, "
                                        + baseline.outcome().learner())
                        .ifPresent(parts::add));
        String title = facts.baseline().isPresent() || !facts.epochs().isEmpty()
                ? "After: what the network makes of the sound"
                : "Hand-made features, " + facts.outcome().learner();
        cloud(facts.outcome(), title).ifPresent(parts::add);
        if (!parts.isEmpty()) {
            sections.add(new Section(
                    "space",
                    "How far apart the classes lie",
                    "Each point is an example of the test part, in the plane in which the points are spread most (principal"
                            + " components). Good features put what belongs together in one place, and apart from the rest;"
                            + " what overlaps here may still be apart in the dimensions that are not drawn. Hollow points were"
                            + " mistaken.",
                    parts));
        }
    }

    private java.util.Optional<RunPart> cloud(Outcome outcome, String title) {
        int n = Math.min(POINTS, outcome.space().size());
        if (n < 3 || outcome.space().get(0).length < 2) {
            return java.util.Optional.empty();
        }
        double[][] plane = PrincipalPlane.of(outcome.space().subList(0, n));
        List<String> kinds = outcome.predictions().labels();
        int[] kind = new int[n];
        boolean[] hollow = new boolean[n];
        for (int i = 0; i < n; i++) {
            Prediction prediction = outcome.predictions().all().get(i);
            kind[i] = Math.max(0, outcome.predictions().truth(prediction));
            hollow[i] = outcome.predictions().single() && prediction.best() != kind[i];
        }
        return java.util.Optional.of(new RunPart.Points(title, kinds, plane[0], plane[1], kind, hollow));
    }

    private Section protocol() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < facts.rounds().size(); i++) {
            rows.add(List.of(
                    facts.rounds().get(i).protocol(),
                    Integer.toString(facts.rounds().get(i).train().size()),
                    Integer.toString(facts.rounds().get(i).validation().size()),
                    Integer.toString(facts.rounds().get(i).test().size())));
        }
        Map<String, String> all = new LinkedHashMap<>(facts.digests());
        all.putAll(facts.environment());
        List<List<String>> surroundings = new ArrayList<>();
        all.forEach((name, value) -> surroundings.add(List.of(name, value)));
        return new Section(
                "protocol",
                "Protocol",
                "Judged on examples that were neither fitted to nor chosen by. " + facts.protocol() + ".",
                List.of(
                        new RunPart.Table(List.of("Split", "Training", "Validation", "Test"), rows),
                        new RunPart.Table(List.of("What", "Value"), surroundings)));
    }

    private Section again() {
        return new Section(
                "again",
                "The same again",
                "This command runs it again; the recipe below is all of it, with every value that was not written.",
                List.of(new RunPart.Code(facts.command()), new RunPart.Code(facts.recipeText())));
    }
}
