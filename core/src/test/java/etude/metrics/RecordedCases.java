package etude.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Random annotations with the figures that mir_eval gives them. A case has rows of a reference ({@code ref …}) and of
 * an estimate ({@code est …}), settings other than the usual ones ({@code with name value}) and figures ({@code out
 * name=value}).
 */
final class RecordedCases {

    private RecordedCases() {}

    record Case(
            String name,
            List<String[]> reference,
            List<String[]> estimate,
            Map<String, Double> settings,
            Map<String, Double> figures) {

        double setting(String setting, double usual) {
            return settings.getOrDefault(setting, usual);
        }

        boolean on(String setting) {
            return setting(setting, 0) == 1;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Those of a task. */
    static List<Case> of(String task) {
        var cases = new ArrayList<Case>();
        for (String block : text(task).split("(?m)^case ")) {
            if (!block.startsWith("#")) {
                cases.add(read(task, block.lines().toList()));
            }
        }
        return cases;
    }

    private static Case read(String task, List<String> lines) {
        var reference = new ArrayList<String[]>();
        var estimate = new ArrayList<String[]>();
        var settings = new LinkedHashMap<String, Double>();
        var figures = new LinkedHashMap<String, Double>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "ref" -> reference.add(line.substring(4).split(" "));
                case "est" -> estimate.add(line.substring(4).split(" "));
                case "with" -> settings.put(words[1], Double.valueOf(words[2]));
                default -> {
                    String[] figure = line.substring(4).split("=");
                    figures.put(figure[0], Double.valueOf(figure[1].replace("nan", "NaN")));
                }
            }
        }
        return new Case(task + " " + lines.get(0), reference, estimate, settings, figures);
    }

    private static String text(String task) {
        try (InputStream in = RecordedCases.class.getResourceAsStream("mir_eval/" + task + ".txt")) {
            return new String(Objects.requireNonNull(in, task).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
