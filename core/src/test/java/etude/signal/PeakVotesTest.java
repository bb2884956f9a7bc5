package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakVotesTest {

    private static final int CHOICES = 100;

    @Test
    void theLouderHalfVotes() {
        var votes = new PeakVotes(CHOICES, 10);
        votes.add(1, 7);
        votes.add(4, 8);
        votes.add(3, 9);
        assertThat(votes.ofTheLouderHalf()[7]).isZero();
        assertThat(votes.ofTheLouderHalf()[8]).isEqualTo(1);
        assertThat(votes.ofTheLouderHalf()[9]).isEqualTo(1);
    }

    @Test
    void levelsAStepOrMoreApartAreCountedAsIfEachWereKept() {
        var kept = new PeakVotes(CHOICES, 1000);
        var counted = new PeakVotes(CHOICES, 10);
        for (int i = 0; i < 999; i++) {
            double level = Math.pow(1.01, 997 * i % 999);
            kept.add(level, i % CHOICES);
            counted.add(level, i % CHOICES);
        }
        assertThat(counted.ofTheLouderHalf()).isEqualTo(kept.ofTheLouderHalf());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 19_999})
    void anyLevelsAreCountedAsIfEachWereKeptButForThoseAtTheMedian(int most) {
        var random = new SplittableRandom(5);
        var kept = new PeakVotes(CHOICES, 20_000);
        var counted = new PeakVotes(CHOICES, most);
        for (int i = 0; i < 20_000; i++) {
            double level = Math.exp(6 * random.nextDouble() - 3);
            int vote = (int) (CHOICES * random.nextDouble() * random.nextDouble());
            kept.add(level, vote);
            counted.add(level, vote);
        }
        int[] exact = kept.ofTheLouderHalf();
        int[] rough = counted.ofTheLouderHalf();
        assertThat(Arrays.stream(rough).sum() - Arrays.stream(exact).sum()).isBetween(0, 20_000 / 500);
        for (int v = 0; v < CHOICES; v++) {
            assertThat(rough[v]).isGreaterThanOrEqualTo(exact[v]);
        }
    }

    @Test
    void aHundredTimesMorePeaksThanAreKeptTakeNoMoreRowsThanLevelsCanHave() {
        var votes = new PeakVotes(CHOICES, 10);
        for (int i = 0; i < 1000; i++) {
            votes.add(1 + i / 1e6, i % CHOICES);
        }
        assertThat(Arrays.stream(votes.ofTheLouderHalf()).sum()).isEqualTo(1000);
    }
}
