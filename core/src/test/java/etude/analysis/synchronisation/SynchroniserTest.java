package etude.analysis.synchronisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SynchroniserTest {

    private static final int RATE = 22_050;

    /** Chords and a melody in quarters of half a second. */
    private static Piece piece(int quarters, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] scale = {0, 2, 4, 5, 7, 9, 11};
        List<Note> notes = new ArrayList<>();
        for (int q = 0; q < quarters; q++) {
            notes.add(new Note(0.5 * q, 0.45, 72 + scale[random.nextInt(7)], 90));
            if (q % 4 == 0) {
                int root = scale[random.nextInt(6)];
                for (int third : new int[] {0, 4, 7}) {
                    notes.add(new Note(0.5 * q, 1.9, 48 + root + third, 70));
                }
            }
        }
        return new Piece("piece", List.of(Part.of("piano", 0, notes)));
    }

    private static Piece warped(Piece piece, DoubleUnaryOperator time) {
        List<Note> notes = new ArrayList<>();
        for (Note note : piece.parts().get(0).notes()) {
            double onset = time.applyAsDouble(note.onset());
            notes.add(new Note(onset, time.applyAsDouble(note.end()) - onset, note.pitch(), note.velocity()));
        }
        return new Piece("warped", List.of(Part.of("piano", 0, notes)));
    }

    /** Plucked tones with a few harmonics. */
    private static Waveform sound(Piece piece, double gain) {
        float[] x = new float[(int) ((piece.duration() + 0.3) * RATE)];
        for (Note note : piece.parts().get(0).notes()) {
            double hz = 440 * Math.pow(2, (note.pitch() - 69) / 12.0);
            int from = (int) (note.onset() * RATE);
            int to = (int) Math.min(x.length, (note.end() + 0.1) * RATE);
            for (int i = from; i < to; i++) {
                double t = (i - from) / (double) RATE;
                double envelope = Math.min(1, t / 0.005) * Math.exp(-2.5 * t);
                for (int h = 1; h <= 4; h++) {
                    x[i] += (float) (gain * note.velocity() / 127 * envelope / h * Math.sin(2 * Math.PI * hz * h * t));
                }
            }
        }
        return Waveform.mono(x, RATE);
    }

    /** Faster, then slower, then as before. */
    private static double bent(double t) {
        return t < 10 ? 0.8 * t : t < 25 ? 8 + 1.3 * (t - 10) : 27.5 + (t - 25);
    }

    private static double[] errors(Alignment alignment, Piece piece) {
        return piece.parts().get(0).notes().stream()
                .mapToDouble(note -> Math.abs(alignment.toSecond(note.onset()) - bent(note.onset())))
                .sorted()
                .toArray();
    }

    @Test
    void twoPerformancesAtOtherTempiAreAligned() {
        Piece piece = piece(100, 3);
        Alignment alignment =
                Synchroniser.standard().align(sound(piece, 0.2), sound(warped(piece, SynchroniserTest::bent), 0.05));
        double[] errors = errors(alignment, piece);
        assertThat(errors[errors.length / 2]).isLessThan(0.02);
        assertThat(errors[errors.length * 95 / 100]).isLessThan(0.1);
        assertThat(alignment.meanConfidence()).isGreaterThan(0.9);
        assertThat(alignment.toFirst(alignment.toSecond(17.3))).isCloseTo(17.3, within(1e-9));
    }

    @Test
    void aPerformanceIsAlignedWithItsScore() {
        Piece piece = piece(100, 4);
        Alignment alignment = Synchroniser.standard().align(sound(warped(piece, SynchroniserTest::bent), 0.1), piece);
        double[] errors = piece.parts().get(0).notes().stream()
                .mapToDouble(note -> Math.abs(alignment.toFirst(note.onset()) - bent(note.onset())))
                .sorted()
                .toArray();
        assertThat(errors[errors.length / 2]).isLessThan(0.04);
        assertThat(errors[errors.length * 95 / 100]).isLessThan(0.15);
    }

    @Test
    void longOnesAreAlignedFromCoarseToFineAsWell() {
        Piece piece = piece(360, 5);
        Alignment alignment = Synchroniser.standard().align(piece, warped(piece, SynchroniserTest::bent));
        double[] errors = errors(alignment, piece);
        assertThat(errors[errors.length / 2]).isLessThan(0.03);
        assertThat(errors[errors.length * 95 / 100]).isLessThan(0.1);
    }

    @Test
    void aSoundIsAlignedWithItself() {
        Waveform sound = sound(piece(20, 6), 0.2);
        Alignment alignment = Synchroniser.standard().align(sound, sound);
        for (double t = 0; t < 10; t += 0.7) {
            assertThat(alignment.toSecond(t)).isCloseTo(t, within(1e-9));
        }
        assertThat(alignment.meanConfidence()).isGreaterThan(0.95);
    }

    @Test
    void silenceAndShortSoundsHaveAnAlignmentThatIsNotSure() {
        Waveform silence = Waveform.mono(new float[RATE], RATE);
        Waveform one = Waveform.mono(new float[] {0.5f}, 8000);
        assertThat(Synchroniser.standard()
                        .align(silence, sound(piece(4, 7), 0.2))
                        .meanConfidence())
                .isLessThan(0.1);
        assertThat(Synchroniser.standard().align(one, silence).first()).isNotEmpty();
    }

    @Test
    void whatCannotBeAlignedIsRefused() {
        Waveform none = Waveform.mono(new float[0], RATE);
        Waveform some = Waveform.mono(new float[RATE], RATE);
        float[] bad = new float[RATE];
        bad[99] = Float.NaN;
        Synchroniser synchroniser = Synchroniser.standard();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> synchroniser.align(none, some))
                .withMessageContaining("no sound");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> synchroniser.align(some, Waveform.mono(bad, RATE)))
                .withMessageContaining("finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> synchroniser.align(some, new Piece("empty", List.of())))
                .withMessageContaining("no notes");
        assertThatIllegalArgumentException().isThrownBy(() -> new Synchroniser(0, 1));
    }

    @Test
    void anAlignmentNeedsTimesThatGoOn() {
        double[] times = {0, 1, 1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Alignment(times, new double[] {0, 1, 2}, new double[3], null))
                .withMessageContaining("Anchor 2");
        assertThat(Arrays.stream(times).sum()).isEqualTo(2);
    }
}
