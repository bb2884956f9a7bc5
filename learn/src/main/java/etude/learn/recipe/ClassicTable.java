package etude.learn.recipe;

import java.util.List;
import java.util.Map;

/**
 * Hand-made features, summed up over time, and a classic method.
 *
 * @param preset numbers of the representations: {@code librosa}, {@code htk}…
 * @param sampleRate of the sound, Hz
 * @param representations names of the catalogue
 * @param settings of the representations, other than the preset's: {@code nMfcc = 20}
 * @param statistics of each number over time: {@code mean}, {@code std}, {@code min}, {@code max}, {@code skewness},
 *     {@code kurtosis}, {@code delta-mean}, {@code delta-std}
 * @param method name of the method: {@code logistic}, {@code linear-svm}, {@code rbf-svm}, {@code knn}, {@code gmm},
 *     {@code mlp}
 * @param parameters of the method: {@link etude.classic.Methods} has their names and standard values
 * @param grid values of parameters that are tried by cross-validation within the training part; the best is taken
 * @param gridFolds folds of that
 * @param selfTraining how sure the model must be of an unlabelled example to learn from it, above 0.5, at most 1, in at most five
 *     rounds; 0: unlabelled ones are not used
 */
public record ClassicTable(
        @Standard("'librosa'") String preset,
        @Standard("22050") int sampleRate,
        @Standard("['mfcc']") List<String> representations,
        @Standard("{}") Map<String, String> settings,
        @Standard("['mean', 'std']") List<String> statistics,
        @Standard("'logistic'") String method,
        @Standard("{}") Map<String, Double> parameters,
        @Standard("{}") Map<String, List<Double>> grid,
        @Standard("5") int gridFolds,
        @Standard("0") double selfTraining) {

    /** Checks the ranges. */
    public ClassicTable {
        representations = List.copyOf(representations);
        settings = Map.copyOf(settings);
        statistics = List.copyOf(statistics);
        parameters = Map.copyOf(parameters);
        grid = Map.copyOf(grid);
        Checks.within("sampleRate", sampleRate, 1000, 384000);
        Checks.within("gridFolds", gridFolds, 2, 100);
        if (representations.isEmpty() || statistics.isEmpty()) {
            throw new IllegalArgumentException("representations and statistics must each name at least one; found "
                    + representations + " and " + statistics + ".");
        }
        if (selfTraining != 0) {
            Checks.within("selfTraining", selfTraining, 0.5, 1);
        }
    }
}
