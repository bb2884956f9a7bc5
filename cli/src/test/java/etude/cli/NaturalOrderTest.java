package etude.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void numbersAreOrderedByValueAndLettersWithoutCase() {
        List<String> ordered = List.of("Track 1", "track 2", "Track 10", "track 10b", "track 010c", "Übung", "été");
        List<String> mixed = new ArrayList<>(ordered);
        Collections.shuffle(mixed, new Random(1));

        mixed.sort(NaturalOrder.COMPARATOR);

        assertThat(mixed).containsExactly("Track 1", "track 2", "Track 10", "track 10b", "track 010c", "été", "Übung");
    }

    @Test
    void itIsAnOrderOfAllNamesThatNeverTakesDifferentOnesForTheSame() {
        List<String> names =
                List.of("a1", "a01", "A1", "a", "", "a1b", "a1B", "10", "9", "0", "00", "a99999999999999999999");
        for (String a : names) {
            for (String b : names) {
                int forth = NaturalOrder.COMPARATOR.compare(a, b);
                assertThat(Integer.signum(forth)).isEqualTo(-Integer.signum(NaturalOrder.COMPARATOR.compare(b, a)));
                assertThat(forth == 0).isEqualTo(a.equals(b));
                for (String c : names) {
                    if (forth <= 0 && NaturalOrder.COMPARATOR.compare(b, c) <= 0) {
                        assertThat(NaturalOrder.COMPARATOR.compare(a, c)).isLessThanOrEqualTo(0);
                    }
                }
            }
        }
    }
}
