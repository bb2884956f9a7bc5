package etude.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScikitLearnTest {

    private static Examples examples(int classes) {
        double[][] x = new double[24][3];
        int[] y = new int[24];
        for (int i = 0; i < 24; i++) {
            y[i] = i % 3 % classes;
            for (int j = 0; j < 3; j++) {
                x[i][j] = ((i * 7 + j * 3) % 11) / 5.0
                        - 1
                        + (j == 0 ? i % 3 * 0.4 : 0)
                        - (i % 3 == 2 && j == 1 ? 0.5 : 0);
            }
        }
        return new Examples(x, y, classes);
    }

    /** Probabilities of scikit-learn 1.x's LogisticRegression(C=c, tol=1e-10) on the same numbers. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.31788956172457683, 0.34162492912152087, 0.34048550915390235",
        "1.0, 0.28699933625363794, 0.34147454930968113, 0.37152611443668093",
        "10.0, 0.25918941318459215, 0.3059487874602118, 0.4348617993551961"
    })
    void probabilitiesAreThoseOfScikitLearn(double c, double a, double b, double d) {
        double[] found = new LogisticRegression(c).fit(examples(3), 1).probabilities(new double[] {0.3, -0.2, 0.5});
        assertThat(found).containsExactly(new double[] {a, b, d}, within(TOLERANCE));
    }

    /** The same of two classes, without class weights and with balanced ones. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.33738582433931724, 0.49563224707276615",
        "1.0, 0.3328482639668887, 0.47692286436361386",
        "10.0, 0.30652901355600376, 0.43315685146374666"
    })
    void probabilitiesOfTwoClassesAreThoseOfScikitLearn(double c, double equal, double balanced) {
        Examples examples = examples(2);
        LogisticRegression method = new LogisticRegression(c);
        double[] point = {0.3, -0.2, 0.5};
        assertThat(method.fit(examples, ClassWeights.EQUAL.of(examples), 1).probabilities(point)[1])
                .isCloseTo(equal, within(TOLERANCE));
        assertThat(method.fit(examples, ClassWeights.BALANCED.of(examples), 1).probabilities(point)[1])
                .isCloseTo(balanced, within(TOLERANCE));
    }

    /** Decisions of scikit-learn 1.x's SVC(C=c, gamma=0.3); both stop where the conditions hold to 0.001. */
    @ParameterizedTest
    @CsvSource({
        "0.1, -0.062148216047184554, -0.05809702839342786, 0.0992016375257737",
        "1.0, -0.47222618156399, -0.6514526924998685, 0.16918887439768665",
        "10.0, -1.2328374409372602, 0.03661946080559775, -0.6509725213167917"
    })
    void decisionsOfSupportVectorsAreThoseOfScikitLearn(double c, double a, double b, double d) {
        SupportVectors fitted = (SupportVectors) new RbfSvm(c, 0.3).fit(examples(3), 1);
        double[] decisions = SupportVectors.decisions(
                fitted.gamma(),
                fitted.vectors(),
                fitted.counts(),
                fitted.coefficients(),
                fitted.offsets(),
                new double[] {0.3, -0.2, 0.5});
        assertThat(decisions).containsExactly(new double[] {a, b, d}, within(3e-3));
    }

    /** Margins of scikit-learn 1.x's LinearSVC(C=c, dual=False), but for the one factor that makes probabilities of them. */
    @ParameterizedTest
    @CsvSource({
        "0.1, -0.42454504080550126, -0.2387495927040837, -0.17541866902558195",
        "1.0, -0.5599723481203708, -0.2761409745544984, -0.20056859078250955",
        "10.0, -0.5834589609155169, -0.29340734172217864, -0.19711903473237002"
    })
    void marginsOfLinearMachinesAreThoseOfScikitLearn(double c, double a, double b, double d) {
        LinearScores fitted = (LinearScores) new LinearSvm(c).fit(examples(3), 1);
        double[] scores = fitted.scores(new double[] {0.3, -0.2, 0.5});
        assertThat(scores[1] / scores[0]).isCloseTo(b / a, within(1e-3));
        assertThat(scores[2] / scores[0]).isCloseTo(d / a, within(1e-3));
    }

    /** Its slope is below 1e-6 where it stops. */
    private static final double TOLERANCE = 2e-5;

    @Test
    void aSlopeOfTheLossIsItsDerivative() {
        Examples examples = examples(3);
        LogisticLoss loss = new LogisticLoss(examples, new double[] {1, 2, 0.5}, 0.7);
        double[] w = new double[loss.size()];
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.sin(i);
        }
        double[] gradient = new double[w.length];
        loss.at(w, gradient);
        double step = 1e-5;
        for (int i = 0; i < w.length; i++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[i] += step;
            down[i] -= step;
            double slope = (loss.at(up, new double[w.length]) - loss.at(down, new double[w.length])) / (2 * step);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-8));
        }
    }
}
