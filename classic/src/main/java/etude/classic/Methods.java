package etude.classic;

import etude.representation.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Methods by the names that recipes have for them and their numbers. */
public final class Methods {

    private interface Maker {
        Method of(Map<String, Double> numbers);
    }

    private record Entry(Map<String, Double> standard, Maker maker) {}

    private static final Map<String, Entry> ALL = all();

    private Methods() {}

    private static Map<String, Entry> all() {
        Map<String, Entry> all = new LinkedHashMap<>();
        all.put("logistic", new Entry(numbers("c", 1), n -> new LogisticRegression(real(n, "c"))));
        all.put("linear-svm", new Entry(numbers("c", 1), n -> new LinearSvm(real(n, "c"))));
        all.put("rbf-svm", new Entry(numbers("c", 1, "gamma", 0), n -> new RbfSvm(real(n, "c"), real(n, "gamma"))));
        all.put("knn", new Entry(numbers("k", 5), n -> new NearestNeighbours(whole(n, "k"))));
        all.put(
                "gmm",
                new Entry(
                        numbers("components", 1, "floor", 1e-2),
                        n -> new GaussianMixtures(whole(n, "components"), real(n, "floor"))));
        all.put(
                "mlp",
                new Entry(
                        numbers(
                                "hidden",
                                100,
                                "l2",
                                1e-4,
                                "learningRate",
                                1e-3,
                                "batch",
                                200,
                                "epochs",
                                200,
                                "patience",
                                10,
                                "heldOut",
                                0),
                        Methods::perceptron));
        return all;
    }

    private static Map<String, Double> numbers(Object... namesAndValues) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            numbers.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
        }
        return numbers;
    }

    private static Perceptron perceptron(Map<String, Double> n) {
        return new Perceptron(
                whole(n, "hidden"),
                real(n, "l2"),
                real(n, "learningRate"),
                whole(n, "batch"),
                whole(n, "epochs"),
                whole(n, "patience"),
                real(n, "heldOut"));
    }

    private static double real(Map<String, Double> numbers, String name) {
        return numbers.getOrDefault(name, Double.NaN);
    }

    private static int whole(Map<String, Double> numbers, String name) {
        double value = real(numbers, name);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a whole number.");
        }
        return (int) value;
    }

    /** The names: {@code logistic}, {@code linear-svm}, {@code rbf-svm}, {@code knn}, {@code gmm}, {@code mlp}. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * The numbers of a method, with their standard values.
     *
     * @throws IllegalArgumentException if there is no such method, naming the nearest
     */
    public static Map<String, Double> standard(String name) {
        return new LinkedHashMap<>(entry(name).standard());
    }

    private static Entry entry(String name) {
        Entry entry = ALL.get(name);
        if (entry == null) {
            throw Nearest.unknown("classic method", name, ALL.keySet());
        }
        return entry;
    }

    /**
     * A method.
     *
     * @param name see {@link #names}
     * @param numbers those that are not to be the standard ones
     * @throws IllegalArgumentException if there is no such method or number, naming the nearest, or one is out of range
     */
    public static Method of(String name, Map<String, Double> numbers) {
        return grid(name, numbers, Map.of()).get(0);
    }

    /**
     * All methods of a grid, in a fixed order: each number of a name with each of the others.
     *
     * @param fixed numbers that are not to be the standard ones
     * @param varied values to be tried, each at least one
     * @throws IllegalArgumentException as {@link #of}, or if a list is empty
     */
    public static List<Method> grid(String name, Map<String, Double> fixed, Map<String, List<Double>> varied) {
        Entry entry = entry(name);
        List<Map<String, Double>> grid = List.of(put(entry, entry.standard(), fixed));
        for (Map.Entry<String, List<Double>> axis : new TreeMap<>(varied).entrySet()) {
            grid = crossed(entry, grid, axis.getKey(), axis.getValue());
        }
        return grid.stream().map(entry.maker()::of).toList();
    }

    private static List<Map<String, Double>> crossed(
            Entry entry, List<Map<String, Double>> grid, String name, List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("The grid has no values of " + name + "; name at least one.");
        }
        List<Map<String, Double>> crossed = new ArrayList<>();
        for (Map<String, Double> point : grid) {
            for (double value : values) {
                crossed.add(put(entry, point, Map.of(name, value)));
            }
        }
        return crossed;
    }

    private static Map<String, Double> put(Entry entry, Map<String, Double> before, Map<String, Double> changes) {
        Map<String, Double> after = new LinkedHashMap<>(before);
        changes.forEach((name, value) -> {
            if (!entry.standard().containsKey(name)) {
                throw Nearest.unknown(
                        "number of this classic method", name, entry.standard().keySet());
            }
            after.put(name, value);
        });
        return after;
    }
}
