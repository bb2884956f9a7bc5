package etude.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixChartTest {

    @Test
    void statesOfAMatrixHaveTheSameColoursTheFirstRowAtTheBottom() {
        var start = new MatrixChart.State("start", new float[][] {{0, 1}, {0, 0}});
        var now = new MatrixChart.State("now", new float[][] {{0, 2}, {0, 0}});

        List<Chart> charts = MatrixChart.of(List.of(start, now), MatrixChart.Across.HERTZ, 8000);

        Plot.HeatMap first = (Plot.HeatMap) charts.get(0).plot();
        Plot.HeatMap second = (Plot.HeatMap) charts.get(1).plot();
        int bottomRight = first.levels().length - 1;
        assertThat(first.levels()[bottomRight] & 0xff).isEqualTo(128);
        assertThat(second.levels()[bottomRight] & 0xff).isEqualTo(255);
        assertThat(first.levels()[first.columns() - 1] & 0xff).isEqualTo(1);
        assertThat(charts.get(0).time().ticks()).extracting(Ruler.Tick::label).contains("0 Hz", "4 kHz", "8 kHz");
        assertThat(charts.get(0).bar()).isEqualTo(charts.get(1).bar());
    }

    @Test
    void narrowPeaksOfLongRowsStayAndSignsHaveColoursOfTheirOwn() {
        float[] row = new float[10_000];
        row[5_001] = -3;
        var kernel = new MatrixChart.State("kernel", new float[][] {row, new float[10_000]});

        Plot.HeatMap map = (Plot.HeatMap) MatrixChart.of(List.of(kernel), MatrixChart.Across.NUMBER, 10_000)
                .get(0)
                .plot();

        assertThat(map.palette()).isEqualTo(Palette.SIGNED);
        int low = 255;
        for (byte level : map.levels()) {
            low = Math.min(low, level & 0xff);
        }
        assertThat(low).isEqualTo(1);
        assertThat(map.levels()[0] & 0xff).isEqualTo(128);
    }

    @Test
    void oneRowIsALineAndFlatOnesAreDrawnToo() {
        var window = new MatrixChart.State("window", new float[][] {{0, 0.5f, 1, 0.5f}});
        var nothing = new MatrixChart.State("nothing", new float[][] {{0, 0}});

        Plot.Curve curve = (Plot.Curve) MatrixChart.of(List.of(window), MatrixChart.Across.NUMBER, 4)
                .get(0)
                .plot();

        assertThat(curve.mean()[0]).isZero();
        assertThat(curve.mean()[curve.columns() - curve.columns() / 4 - 2]).isEqualTo(1);
        List<Chart> flat = MatrixChart.of(List.of(nothing), MatrixChart.Across.NUMBER, 2);
        assertThat(ChartPng.draw(flat)).isNotEmpty();
    }

    @Test
    void whatIsNoMatrixOrNotTheSameOneIsRefused() {
        var small = new MatrixChart.State("small", new float[][] {{1, 2}});
        var other = new MatrixChart.State("other", new float[][] {{1, 2, 3}});

        assertThatThrownBy(() -> MatrixChart.of(List.of(small, other), MatrixChart.Across.NUMBER, 2))
                .hasMessageContaining("1 × 2 and of 1 × 3");
        assertThatThrownBy(() -> MatrixChart.of(List.of(), MatrixChart.Across.NUMBER, 2))
                .hasMessageContaining("without numbers");
    }
}
