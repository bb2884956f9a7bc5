package etude.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class ScoreChartTest {

    private static int level(Chart chart, int label, double time) {
        var map = (Plot.HeatMap) chart.plot();
        int row = label * map.rows() / chart.values().ticks().size();
        return map.levels()[row * map.columns() + (int) (time / chart.duration() * map.columns())] & 255;
    }

    private static ScoreChart.Span span(double from, double to, float... scores) {
        return new ScoreChart.Span(from, to, scores);
    }

    @Test
    void eachLabelHasARowTheFirstAtTheTop() {
        Chart chart = ScoreChart.of("tags", List.of("a", "b"), List.of(span(0, 4, 0.5f, 0), span(4, 8, 0, 0.25f)), 8);

        assertThat(level(chart, 0, 1)).isEqualTo(255);
        assertThat(level(chart, 0, 7)).isEqualTo(1);
        assertThat(level(chart, 1, 7)).isEqualTo(128);
        assertThat(chart.values().ticks()).extracting(Ruler.Tick::label).containsExactly("b", "a");
        assertThat(chart.values().ticks().get(1).at()).isEqualTo(0.75);
    }

    @Test
    void aMomentThatSeveralPiecesCoverHasTheirMeanAndOneThatNoneDoesTheNearest() {
        Chart chart = ScoreChart.of("tags", List.of("a"), List.of(span(2, 6, 1), span(4, 8, 0)), 10);

        assertThat(level(chart, 0, 3)).isEqualTo(255);
        assertThat(level(chart, 0, 5)).isEqualTo(128);
        assertThat(level(chart, 0, 7)).isEqualTo(1);
        assertThat(level(chart, 0, 0)).isEqualTo(255);
        assertThat(level(chart, 0, 9.9)).isEqualTo(1);
    }

    @Test
    void longNamesHaveRoomInAPicture() throws IOException {
        var shortNames = ScoreChart.of("tags", List.of("rock"), List.of(span(0, 1, 1)), 1);
        var longNames = ScoreChart.of("tags", List.of("instrumental pop"), List.of(span(0, 1, 1)), 1);

        assertThat(width(longNames)).isGreaterThan(width(shortNames));
    }

    private static int width(Chart chart) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(ChartPng.draw(List.of(chart))))
                .getWidth();
    }

    @Test
    void moreLabelsThanCanBeReadAreRefused() {
        assertThatThrownBy(() -> ScoreChart.of("tags", Collections.nCopies(17, "a"), List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 1 to 16");
    }
}
