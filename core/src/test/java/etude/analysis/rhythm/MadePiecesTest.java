package etude.analysis.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import etude.metrics.BeatMetrics;
import etude.signal.Waveform;
import etude.testing.RhythmPieces;
import etude.testing.RhythmSound;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pieces of all styles, 60 to 200 BPM, whose tempo, beats and bars are known exactly. */
class MadePiecesTest {

    private static final double SECONDS = 20;
    private static final int RATE = 22050;
    private static final double NEAR = 0.04;
    private static final double WINDOW = 0.07;

    @Test
    void tempoIsFoundWithoutOctaveErrorsAndSoAreBeatsAndBars() {
        List<RhythmPieces.Known> pieces = RhythmPieces.ofEachStyle(1, SECONDS, 1234);
        int tempos = 0;
        int metres = 0;
        double beats = 0;
        double downbeats = 0;
        for (RhythmPieces.Known piece : pieces) {
            Waveform sound = RhythmSound.of(piece.piece(), SECONDS, RATE);
            BeatTrack found = BeatTracker.standard().track(sound);
            tempos += Math.abs(found.tempo().bpm() / piece.bpm() - 1) <= NEAR ? 1 : 0;
            metres += found.metre().beatsPerBar() == piece.metre().beatsPerBar() ? 1 : 0;
            beats += BeatMetrics.fMeasure(heard(piece.beats()), found.times(), WINDOW);
            downbeats += BeatMetrics.fMeasure(heard(piece.downbeats()), found.downbeats(), WINDOW);
        }
        double count = pieces.size();
        assertThat(tempos / count).as("tempo").isGreaterThanOrEqualTo(0.9);
        assertThat(metres / count).as("metre").isGreaterThanOrEqualTo(0.8);
        assertThat(beats / count).as("beats").isGreaterThanOrEqualTo(0.88);
        assertThat(downbeats / count).as("downbeats").isGreaterThanOrEqualTo(0.82);
    }

    private static double[] heard(double[] times) {
        return Arrays.stream(times).filter(time -> time < SECONDS).toArray();
    }
}
