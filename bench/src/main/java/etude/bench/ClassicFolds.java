package etude.bench;

import etude.classic.CrossValidation;
import etude.classic.Examples;
import etude.classic.Fitting;
import etude.classic.Folds;
import etude.classic.Methods;
import etude.io.array.NpyArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Classic methods on given folds, for {@code bench/classic.py}.
 *
 * <p>Arguments: vectors (.npy, a row each), lines of class and fold, lines of {@code NAME SEEDS [NUMBER=VALUE …]}; says of each
 * line the accuracy for each seed and the seconds that they took.
 */
public final class ClassicFolds {

    private ClassicFolds() {}

    /** Runs. */
    public static void main(String[] arguments) throws IOException {
        NpyArray vectors = NpyArray.read(Path.of(arguments[0]));
        double[][] x = rows(vectors.toDoubles(), vectors.shape()[1]);
        List<int[]> lines = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toList();
        int[] y = lines.stream().mapToInt(line -> line[0]).toArray();
        Folds folds = Folds.given(lines.stream().mapToInt(line -> line[1]).toArray());
        Examples examples = new Examples(x, y, Arrays.stream(y).max().orElseThrow() + 1);
        for (String line : Files.readAllLines(Path.of(arguments[2]))) {
            System.out.println(run(line.split(" "), examples, folds));
        }
    }

    private static double[][] rows(double[] values, int width) {
        double[][] rows = new double[values.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return rows;
    }

    private static String run(String[] words, Examples examples, Folds folds) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int i = 2; i < words.length; i++) {
            String[] pair = words[i].split("=");
            numbers.put(pair[0], Double.valueOf(pair[1]));
        }
        Fitting fitting = new Fitting(Methods.of(words[0], numbers));
        StringBuilder said = new StringBuilder();
        long start = System.nanoTime();
        for (int seed = 0; seed < Integer.parseInt(words[1]); seed++) {
            said.append(CrossValidation.of(fitting, examples, folds, 1000L * seed)
                            .accuracy())
                    .append(' ');
        }
        return said.append((System.nanoTime() - start) / 1e9).toString();
    }
}
