package etude.resynthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.Beat;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.features.Features;
import etude.representation.Preset;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SonificationTest {

    private static final int RATE = 22050;

    private static double rms(float[] x, double from, double to) {
        double sum = 0;
        int a = (int) (from * RATE);
        int b = (int) (to * RATE);
        for (int i = a; i < b; i++) {
            sum += x[i] * x[i];
        }
        return Math.sqrt(sum / (b - a));
    }

    /** Frequency by rising crossings of nought. */
    private static double frequency(float[] x, double from, double to) {
        int first = -1;
        int last = -1;
        int count = 0;
        for (int i = (int) (from * RATE) + 1; i < (int) (to * RATE); i++) {
            if (x[i - 1] < 0 && x[i] >= 0) {
                first = first < 0 ? i : first;
                last = i;
                count++;
            }
        }
        return (count - 1) * (double) RATE / (last - first);
    }

    @Test
    void clicksBeginAtTheirBeatsAndDownbeatsAreHigher() {
        float[] sound =
                new Sonification(RATE, 2 * RATE).clicks(List.of(new Beat(0.5, 1), new Beat(1.0, 2), new Beat(3, 1)));

        assertThat(rms(sound, 0, 0.499)).isZero();
        assertThat(rms(sound, 0.5, 0.51)).isGreaterThan(0.1);
        assertThat(rms(sound, 0.55, 0.99)).isZero();
        assertThat(frequency(sound, 0.5, 0.51)).isCloseTo(1500, within(60.0));
        assertThat(frequency(sound, 1.0, 1.01)).isCloseTo(1000, within(60.0));
    }

    @Test
    void theMelodyHasItsPitchAndIsSilentWhereThereIsNone() {
        double[] times = new double[200];
        double[] hz = new double[200];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * 0.01;
            hz[i] = i < 50 ? 0 : i < 100 ? 440 : i < 150 ? 220 : 0;
        }
        float[] sound = new Sonification(RATE, 2 * RATE).melody(PitchTrack.of(times, hz));

        assertThat(rms(sound, 0, 0.49)).isZero();
        assertThat(frequency(sound, 0.55, 0.95)).isCloseTo(440, within(1.0));
        assertThat(frequency(sound, 1.05, 1.45)).isCloseTo(220, within(1.0));
        assertThat(rms(sound, 1.52, 2)).isZero();
        for (int i = 1; i < sound.length; i++) {
            assertThat(Math.abs(sound[i] - sound[i - 1]))
                    .as("no break at %d", i)
                    .isLessThan(0.06f);
        }
    }

    @Test
    void chordsHaveTheirPitchClassesAndNoChordIsSilent() {
        float[] sound = new Sonification(RATE, 3 * RATE)
                .chords(List.of(new Segment(0, 1, "C:maj"), new Segment(1, 2, "N"), new Segment(2, 3, "A:min7")));

        assertThat(rms(sound, 1.1, 1.9)).isLessThan(1e-6);
        assertThat(strongest(sound, 0.2, 0.8, 3)).containsExactlyInAnyOrder(0, 4, 7);
        assertThat(strongest(sound, 2.2, 2.8, 4)).containsExactlyInAnyOrder(9, 0, 4, 7);
    }

    private static List<Integer> strongest(float[] sound, double from, double to, int count) {
        Waveform part = Waveform.mono(sound, RATE).slice((int) (from * RATE), (int) (to * RATE));
        Frames chroma =
                Features.compute(Preset.librosa(RATE).with("tuning", "0").get("chroma_cqt"), part);
        double[] sums = new double[12];
        for (int t = 0; t < chroma.count(); t++) {
            for (int c = 0; c < 12; c++) {
                sums[c] += chroma.get(c, t);
            }
        }
        List<Integer> classes = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        classes.sort((a, b) -> Double.compare(sums[b], sums[a]));
        return classes.subList(0, count);
    }

    @Test
    void manyNotesAtOnceStayBelowFullScale() {
        List<PitchedNote> notes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            notes.add(new PitchedNote(0.2, 0.9, 110 * (1 + i % 5), 127));
        }
        float[] sound = new Sonification(RATE, RATE).notes(notes);

        assertThat(Waveform.mono(sound, RATE).peak())
                .isLessThanOrEqualTo(0.9001f)
                .isGreaterThan(0.8f);
        assertThat(rms(sound, 0, 0.19)).isZero();
        assertThat(rms(sound, 0.97, 1)).isZero();
    }

    @Test
    void nothingIsSilence() {
        Sonification none = new Sonification(RATE, 100);
        PitchTrack empty = PitchTrack.of(new double[0], new double[0]);
        for (float[] sound :
                List.of(none.clicks(List.of()), none.melody(empty), none.notes(List.of()), none.chords(List.of()))) {
            assertThat(sound).hasSize(100).containsOnly(0);
        }
        assertThatThrownBy(() -> new Sonification(100, 1)).hasMessageContaining("at least 4000 Hz");
    }
}
