package etude.cli.evaluate;

import etude.metrics.Bootstrap;
import etude.metrics.Protocol;
import etude.metrics.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures for programs: one object for each protocol of a pair, then one for each mean. */
final class EvaluationJson {

    private EvaluationJson() {}

    static List<Map<String, @Nullable Object>> lines(Pair pair, List<Result> results, String why) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (Result result : results) {
            Map<String, @Nullable Object> line = begun(pair);
            protocol(line, result.scores().protocol());
            line.put("scores", result.scores().values());
            line.putAll(result.details());
            lines.add(line);
        }
        if (!why.isEmpty()) {
            Map<String, @Nullable Object> line = begun(pair);
            line.put("error", why);
            lines.add(line);
        }
        return lines;
    }

    private static Map<String, @Nullable Object> begun(Pair pair) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("track", pair.name());
        line.put("reference", pair.reference());
        line.put("estimate", pair.estimate().orElse(null));
        return line;
    }

    private static void protocol(Map<String, @Nullable Object> line, Protocol protocol) {
        line.put("task", protocol.task());
        line.put("protocol", protocol.settings());
    }

    static List<Map<String, @Nullable Object>> means(List<Summary> summaries, List<Result> together) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (Summary summary : summaries) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("tracks", summary.tracks());
            protocol(line, summary.protocol());
            Map<String, @Nullable Object> means = new LinkedHashMap<>();
            summary.means().forEach((name, interval) -> means.put(name, interval(interval)));
            line.put("means", means);
            lines.add(line);
        }
        for (Result result : together) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("together", true);
            protocol(line, result.scores().protocol());
            line.put("scores", result.scores().values());
            line.putAll(result.details());
            lines.add(line);
        }
        return lines;
    }

    private static Map<String, @Nullable Object> interval(Bootstrap.Interval interval) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("mean", interval.mean());
        map.put("low", interval.low());
        map.put("high", interval.high());
        map.put("n", interval.n());
        return map;
    }
}
