package etude.features;

import static org.assertj.core.api.Assertions.assertThat;

import etude.signal.Frames;
import org.junit.jupiter.api.Test;

class FrameStatisticsTest {

    @Test
    void meanAndDeviationAreThoseOfAllFramesHoweverTheyArrive() {
        var whole = new FrameStatistics();
        whole.add(Frames.of(2, 4, new float[] {1, 1000, 2, 1002, 3, 1000, 6, 1002}));
        var pieces = new FrameStatistics();
        pieces.add(Frames.of(2, 0, new float[0]));
        pieces.add(Frames.of(2, 1, new float[] {1, 1000}));
        pieces.add(Frames.of(2, 3, new float[] {2, 1002, 3, 1000, 6, 1002}));

        assertThat(whole.mean()).containsExactly(3, 1001);
        assertThat(whole.std()).containsExactly((float) Math.sqrt(14 / 4.0), 1);
        assertThat(pieces.mean()).isEqualTo(whole.mean());
        assertThat(pieces.std()).isEqualTo(whole.std());
        assertThat(pieces.count()).isEqualTo(4);
    }

    @Test
    void complexFramesCountByTheirMagnitude() {
        var statistics = new FrameStatistics();
        statistics.add(new Frames(new int[] {2}, true, 1, new float[] {3, 4, 0, -2}));

        assertThat(statistics.mean()).containsExactly(5, 2);
        assertThat(statistics.std()).containsExactly(0, 0);
    }

    @Test
    void withoutFramesThereIsNoMean() {
        var statistics = new FrameStatistics();
        statistics.add(Frames.of(3, 0, new float[0]));

        assertThat(statistics.mean()).containsExactly(Float.NaN, Float.NaN, Float.NaN);
    }
}
