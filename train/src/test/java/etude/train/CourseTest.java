package etude.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.learn.recipe.Recipe;
import etude.learn.recipe.TrainTable;
import etude.nn.Optimiser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {

    @TempDir
    Path folder;

    private TrainTable table(String lines) throws IOException {
        Recipe recipe = Tones.recipe(folder, "[train]\n" + lines);
        return recipe.train();
    }

    @Test
    void theRateRisesWhileItWarmsUpAndFallsAlongACosine() throws IOException {
        Course course = new Course(table("learningRate = 0.01\nschedule = \"cosine\"\nwarmUp = 2.0\nepochs = 10"));
        assertThat(course.rate(0.5, Standing.BEGINNING)).isLessThan(0.0026);
        assertThat(course.rate(5, Standing.BEGINNING)).isCloseTo(0.005, within(1e-12));
        assertThat(course.rate(10, Standing.BEGINNING)).isCloseTo(0, within(1e-12));
    }

    @Test
    void adamHandsOverToGradientDescentAsInThePaper() throws IOException {
        Course course = new Course(table("learningRate = 0.0001\nschedule = \"adam-then-sgd\"\nepochs = 200"));
        assertThat(course.phase(80)).isZero();
        assertThat(course.phase(81)).isEqualTo(1);
        assertThat(course.phase(101)).isEqualTo(2);
        assertThat(course.phase(121)).isEqualTo(3);
        assertThat(course.optimiser(0)).isInstanceOf(Optimiser.Adam.class);
        assertThat(course.optimiser(1)).isEqualTo(new Optimiser.Sgd(0.001, 0.9, 1e-4, true));
        Standing after = new Standing(100, 100, 1, 0, 0, 0, 0);
        assertThat(course.rate(100.5, after)).isCloseTo(1e-4, within(1e-12));
    }

    @Test
    void theRateFallsWhereItWaitsInVain() throws IOException {
        Course course = new Course(table("learningRate = 1.0\nschedule = \"plateau\"\npatience = 4\nepochs = 99"));
        Standing standing = Standing.BEGINNING.after(1, 0.5, 1);
        for (int i = 0; i < 3; i++) {
            standing = course.adjusted(standing.after(1, 0.1, 1));
            assertThat(standing.falls()).isEqualTo(i < 1 ? 0 : 1);
            assertThat(course.over(standing)).isFalse();
        }
        standing = course.adjusted(standing.after(1, 0.1, 1));
        assertThat(standing.falls()).isEqualTo(2);
        assertThat(course.over(standing)).isTrue();
    }

    @Test
    void betweenEqualScoresTheLossDecides() {
        Standing standing =
                Standing.BEGINNING.after(1, 0.5, 1).after(2, 0.5, 0.9).after(3, 0.5, 0.95);
        assertThat(standing.best()).isEqualTo(2);
        assertThat(standing.steps()).isEqualTo(3);
        assertThat(standing.sinceBest()).isEqualTo(1);
    }
}
