package etude.learn.classic;

import etude.learn.recipe.ClassicTable;
import etude.representation.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A method with its parameters.
 *
 * @param name {@code logistic} or {@code knn}
 * @param parameters all of them
 */
record Method(String name, Map<String, Double> parameters) {

    private static final Map<String, Map<String, Double>> STANDARD =
            Map.of("logistic", Map.of("c", 1.0), "knn", Map.of("k", 5.0));

    /** The methods that a recipe wants to be tried: one, or all of its grid. */
    static List<Method> of(ClassicTable table) {
        Map<String, Double> standard = STANDARD.get(table.method());
        if (standard == null) {
            throw Nearest.unknown("classic method", table.method(), List.of("logistic", "knn"));
        }
        Map<String, Double> parameters = new LinkedHashMap<>(standard);
        table.parameters().forEach((name, value) -> put(parameters, standard, name, value));
        List<Map<String, Double>> grid = new ArrayList<>(List.of(parameters));
        for (Map.Entry<String, List<Double>> axis : new java.util.TreeMap<>(table.grid()).entrySet()) {
            grid = crossed(grid, standard, axis);
        }
        return grid.stream().map(each -> new Method(table.method(), each)).toList();
    }

    private static List<Map<String, Double>> crossed(
            List<Map<String, Double>> grid, Map<String, Double> standard, Map.Entry<String, List<Double>> axis) {
        List<Map<String, Double>> crossed = new ArrayList<>();
        for (Map<String, Double> point : grid) {
            for (double value : axis.getValue()) {
                Map<String, Double> next = new LinkedHashMap<>(point);
                put(next, standard, axis.getKey(), value);
                crossed.add(next);
            }
        }
        if (crossed.isEmpty()) {
            throw new IllegalArgumentException("[classic] grid." + axis.getKey() + " is empty; it needs values.");
        }
        return crossed;
    }

    private static void put(Map<String, Double> into, Map<String, Double> standard, String name, double value) {
        if (!standard.containsKey(name)) {
            throw Nearest.unknown("parameter of this classic method", name, standard.keySet());
        }
        if (!(value > 0 && Double.isFinite(value)) || (name.equals("k") && value != Math.rint(value))) {
            throw new IllegalArgumentException("[classic] " + name + " is " + value + "; it must be a positive "
                    + (name.equals("k") ? "whole " : "") + "number.");
        }
        into.put(name, value);
    }

    Classifier fit(double[][] x, int[] y, int classes) {
        return name.equals("knn")
                ? NearestNeighbours.fit(x, y, classes, (int) (double) parameters.getOrDefault("k", 5.0))
                : LogisticRegression.fit(x, y, classes, parameters.getOrDefault("c", 1.0));
    }
}
