package etude.learn;

import etude.cli.Version;
import etude.learn.data.Dataset;
import etude.learn.data.Split;
import etude.learn.evaluate.Evaluation;
import etude.learn.report.RunFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run notes about its data, its surroundings and its figures, as trees for JSON. */
final class RunRecords {

    private RunRecords() {}

    static Map<String, Object> data(Material material) {
        Dataset data = material.data();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", data.name());
        tree.put("version", data.version());
        tree.put("licence", data.licence());
        tree.put("source", data.source());
        tree.put("labels", data.labels());
        tree.put("examples", data.examples().size());
        tree.put("audio", material.hash().audio());
        tree.put("annotation", material.hash().labels());
        tree.put("split", material.splitHash());
        tree.put("protocol", material.protocol());
        tree.put("rounds", material.rounds().stream().map(RunRecords::round).toList());
        return tree;
    }

    private static Map<String, Object> round(Split split) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("protocol", split.protocol());
        tree.put("train", split.train().size());
        tree.put("validation", split.validation().size());
        tree.put("test", split.test().size());
        return tree;
    }

    static Map<String, Object> environment(String command) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("command", command);
        tree.put("etude", Version.number());
        for (String property :
                List.of("java.version", "java.vendor", "java.vm.name", "os.name", "os.version", "os.arch")) {
            tree.put(property, System.getProperty(property, ""));
        }
        tree.put("processors", Runtime.getRuntime().availableProcessors());
        tree.put("memory", Runtime.getRuntime().maxMemory());
        return tree;
    }

    static Map<String, Object> evaluation(String learner, Evaluation evaluation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("learner", learner);
        tree.put("figures", evaluation.figures());
        Map<String, Object> labels = new LinkedHashMap<>();
        evaluation.perLabel().forEach((label, figures) -> labels.put(label, figures));
        tree.put("perLabel", labels);
        tree.put("confusion", evaluation.confusion());
        tree.put("group", evaluation.group());
        tree.put("perGroup", evaluation.perGroup());
        tree.put(
                "worst",
                evaluation.worst().stream()
                        .map(prediction -> prediction.example().id())
                        .toList());
        return tree;
    }

    /** Puts the classic method's figures beside the network's. */
    static void compared(Map<String, Object> evaluation, RunFacts.Baseline baseline) {
        evaluation.put("baseline", evaluation(baseline.outcome().learner(), baseline.evaluation()));
        baseline.difference().ifPresent(difference -> evaluation.put("difference", difference));
    }
}
