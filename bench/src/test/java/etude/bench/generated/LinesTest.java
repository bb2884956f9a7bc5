package etude.bench.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.audio.synth.Synthesizer;
import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinesTest {

    private static final int RATE = 22050;

    static Stream<int[]> middles() {
        return Lines.middles().stream();
    }

    /** The strongest frequency near the nominal one of a held note, by correlation with sines: no pitch tracker is asked. */
    @ParameterizedTest
    @MethodSource("middles")
    void everyInstrumentSoundsAtItsNominalPitch(int[] programAndPitch) {
        int pitch = programAndPitch[1];
        Piece note = new Piece("note", List.of(Part.of("a", programAndPitch[0], List.of(new Note(0, 2, pitch, 100)))));
        Waveform sound = Synthesizer.render(note, RATE).toMono();
        double best = 0;
        double cents = Double.NaN;
        for (int c = -60; c <= 60; c += 2) {
            double strength = strength(sound.channel(0), 440 * Math.pow(2, (pitch - 69 + c / 100.0) / 12));
            if (strength > best) {
                best = strength;
                cents = c;
            }
        }
        assertThat(cents).isCloseTo(0, within(10.0));
    }

    private static double strength(float[] x, double hz) {
        double re = 0;
        double im = 0;
        int from = RATE / 4;
        int to = 3 * RATE / 2;
        for (int i = from; i < to; i++) {
            double window = Math.pow(Math.sin(Math.PI * (i - from) / (to - from)), 2);
            re += window * x[i] * Math.cos(2 * Math.PI * hz * i / RATE);
            im += window * x[i] * Math.sin(2 * Math.PI * hz * i / RATE);
        }
        return Math.hypot(re, im);
    }

    @Test
    void theSameSeedGivesTheSameSamplesAndAnotherOneDoesNot() {
        Line one = Voice.ALL.get(0).sing(new java.util.SplittableRandom(3));
        Line same = Voice.ALL.get(0).sing(new java.util.SplittableRandom(3));
        Line other = Voice.ALL.get(0).sing(new java.util.SplittableRandom(4));

        assertThat(one.sound().channel(0)).isEqualTo(same.sound().channel(0));
        assertThat(one.frequencies()).isEqualTo(same.frequencies());
        assertThat(one.sound().channel(0)).isNotEqualTo(other.sound().channel(0));
    }
}
