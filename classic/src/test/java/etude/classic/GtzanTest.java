package etude.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.io.array.NpyArray;
import etude.testing.TestData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Genres of 1000 clips, cross-validated, beside scikit-learn's accuracies on the same folds, which bench/classic.py recorded. */
class GtzanTest {

    private static final int FOLDS = 10;

    /** One point: what chance in starting values and the order of examples may change. */
    private static final double POINT = 0.01;

    /** Those that take long are compared by bench/classic.py alone. */
    private static final List<String> LONG = List.of("mlp", "rbf-svm c=1", "linear-svm c=1", "logistic c=1");

    private record Recorded(String features, String method, int seeds, double accuracy) {}

    static Stream<Recorded> recorded() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GtzanTest.class.getResourceAsStream("gtzan-accuracies.csv")),
                StandardCharsets.UTF_8))) {
            List<Recorded> all = in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .map(w -> new Recorded(w[0], w[1], Integer.parseInt(w[2]), Double.parseDouble(w[3])))
                    .toList();
            return all.stream()
                    .filter(row -> !LONG.contains(row.method()))
                    .filter(row ->
                            row.features().equals("mfcc") || !row.method().matches("(rbf-svm|mlp).*"));
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void accuracyIsThatOfScikitLearnWithinAPoint(Recorded row) throws IOException {
        Path folder = TestData.require("features/gtzan");
        Examples examples = new Examples(vectors(folder, row.features()), classes(folder), 10);
        Folds folds = Folds.given(folds(examples.y()));
        Fitting fitting = new Fitting(method(row.method().split(" ")));
        double sum = 0;
        for (int seed = 0; seed < row.seeds(); seed++) {
            sum += CrossValidation.of(fitting, examples, folds, 1000L * seed).accuracy();
        }
        assertThat(sum / row.seeds()).isCloseTo(row.accuracy(), within(POINT));
    }

    private static Method method(String[] words) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=");
            numbers.put(pair[0], Double.valueOf(pair[1]));
        }
        return Methods.of(words[0], numbers);
    }

    private static int[] classes(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("gtzan_genre.csv")).stream()
                .skip(1)
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(',') + 1)))
                .toArray();
    }

    /** Clip i of a genre is in fold i mod 10. */
    private static int[] folds(int[] y) {
        int[] seen = new int[10];
        return Arrays.stream(y).map(k -> seen[k]++ % FOLDS).toArray();
    }

    private static double[][] vectors(Path folder, String features) throws IOException {
        if (features.equals("mfcc")) {
            return rows(NpyArray.read(folder.resolve("gtzan_genre_mfcc.npy")));
        }
        double[][] all = new double[1000][0];
        for (int layer = 0; layer < 5; layer++) {
            double[][] rows = rows(NpyArray.read(folder.resolve("gtzan_genre_layer_" + layer + ".npy")));
            for (int i = 0; i < all.length; i++) {
                double[] longer = Arrays.copyOf(all[i], all[i].length + rows[i].length);
                System.arraycopy(rows[i], 0, longer, all[i].length, rows[i].length);
                all[i] = longer;
            }
        }
        return all;
    }

    private static double[][] rows(NpyArray array) {
        int width = array.shape()[1];
        double[] values = array.toDoubles();
        double[][] rows = new double[array.shape()[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return rows;
    }
}
