package etude.learn.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticRegressionTest {

    /** Probabilities of scikit-learn 1.x's LogisticRegression(C=c, tol=1e-10) on the same numbers. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.31788956172457683, 0.34162492912152087, 0.34048550915390235",
        "1.0, 0.28699933625363794, 0.34147454930968113, 0.37152611443668093",
        "10.0, 0.25918941318459215, 0.3059487874602118, 0.4348617993551961"
    })
    void probabilitiesAreThoseOfScikitLearn(double c, double a, double b, double d) {
        double[][] x = new double[24][3];
        int[] y = new int[24];
        for (int i = 0; i < 24; i++) {
            y[i] = i % 3;
            for (int j = 0; j < 3; j++) {
                x[i][j] = ((i * 7 + j * 3) % 11) / 5.0
                        - 1
                        + (j == 0 ? i % 3 * 0.4 : 0)
                        - (i % 3 == 2 && j == 1 ? 0.5 : 0);
            }
        }
        double[] found = LogisticRegression.fit(x, y, 3, c).probabilities(new double[] {0.3, -0.2, 0.5});
        assertThat(found).containsExactly(new double[] {a, b, d}, within(2e-4)); // its gradient is below 1e-5 there
    }
}
