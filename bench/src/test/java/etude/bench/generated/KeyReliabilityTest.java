package etude.bench.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.analysis.harmony.Key;
import etude.analysis.harmony.KeyEstimate;
import etude.analysis.harmony.KeyFinder;
import etude.audio.synth.Synthesizer;
import etude.testing.SongPieces;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether confidences of keys are probabilities, on songs of a seed that nothing was set on. */
class KeyReliabilityTest {

    private static final long HELD_OUT = 53_000_000;

    @Test
    void aKeyIsRightAsOftenAsItIsSure() {
        List<SongPieces.Known> songs = SongPieces.inAllKeys(2, 16, HELD_OUT);
        double sure = 0;
        double right = 0;
        double verySure = 0;
        double verySureAndRight = 0;
        for (SongPieces.Known song : songs) {
            KeyEstimate found = KeyFinder.standard().find(Synthesizer.render(song.piece(), 11025));
            boolean hit = found.best()
                    .equals(java.util.Optional.of(
                            new Key(song.tonic(), song.minor() ? Key.Mode.MINOR : Key.Mode.MAJOR)));
            sure += found.confidence() / songs.size();
            right += hit ? 1.0 / songs.size() : 0;
            verySure += found.confidence() > 0.9 ? 1 : 0;
            verySureAndRight += hit && found.confidence() > 0.9 ? 1 : 0;
        }
        assertThat(right).isGreaterThan(0.75);
        // Two standard errors of 48 songs, half of which are wrong at most.
        assertThat(sure).isCloseTo(right, within(0.11));
        assertThat(verySure).isGreaterThan(12);
        assertThat(verySureAndRight / verySure).isGreaterThan(0.9);
    }
}
