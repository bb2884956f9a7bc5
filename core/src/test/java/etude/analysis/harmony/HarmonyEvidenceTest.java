package etude.analysis.harmony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.signal.Frames;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.testing.AdditiveSynth;
import etude.testing.Signals;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmonyEvidenceTest {

    private static final Progressions.Played SONG =
            Progressions.play("0:maj 9:min 5:maj 7:7 0:maj7 2:min7", 2, 1.5, true);

    @ParameterizedTest
    @ValueSource(doubles = {-45, -30, -12, 0, 7, 30, 45})
    void theTuningIsHeardWithinThreeCents(double cents) {
        Waveform song = AdditiveSynth.strings().tuned(cents).render(SONG.piece(), 22050);

        TuningEstimate tuning = HarmonyEvidence.of(song).tuning();

        assertThat(tuning.cents()).isCloseTo(cents, within(3.0));
    }

    @Test
    void tonesAgreeOnATuningAndNoiseDoesNot() {
        var tones = new Piece("tones", List.of(SONG.piece().parts().get(0)));

        double sure = HarmonyEvidence.of(AdditiveSynth.strings().render(tones, 22050))
                .tuning()
                .confidence();
        double unsure =
                HarmonyEvidence.of(Signals.noise(220500, 22050, 3)).tuning().confidence();

        assertThat(sure).isGreaterThan(0.5);
        assertThat(unsure).isLessThan(0.1);
    }

    @Test
    void overtonesCountLessThanHalfOfTheirNote() {
        var piece = new Piece("note", List.of(Part.of("tone", 0, List.of(new Note(0, 2, 48, 100)))));

        Frames chroma =
                HarmonyEvidence.of(AdditiveSynth.strings().render(piece, 22050)).chroma();

        int middle = chroma.count() / 2;
        for (int c = 1; c < 12; c++) {
            assertThat(chroma.get(c, middle)).as("pitch class %d", c).isLessThan(0.5f * chroma.get(0, middle));
        }
    }

    @Test
    void aSourceGivesTheBitsOfTheClipForAnyPieces() throws IOException {
        Waveform song = AdditiveSynth.strings().render(SONG.piece(), 22050);

        HarmonyEvidence whole = HarmonyEvidence.of(song);
        HarmonyEvidence pieces = HarmonyEvidence.of(new SampleSource() {
            @Override
            public int sampleRate() {
                return 22050;
            }

            @Override
            public void play(Listener listener) throws IOException {
                for (int at = 0; at < song.length(); at += 1152) {
                    listener.hear(song.channel(0), at, Math.min(1152, song.length() - at));
                }
            }
        });

        assertThat(pieces.notes().data()).isEqualTo(whole.notes().data());
        assertThat(pieces.timbre().data()).isEqualTo(whole.timbre().data());
        assertThat(pieces.duration()).isEqualTo(whole.duration());
    }

    @Test
    void oneThreadHearsTheBitsOfMany() throws Exception {
        Waveform song = AdditiveSynth.strings().render(SONG.piece(), 22050);
        HarmonyEvidence many = HarmonyEvidence.of(song);
        var pool = new ForkJoinPool(1);
        try {
            HarmonyEvidence one = pool.submit(() -> HarmonyEvidence.of(song)).get();

            assertThat(one.notes().data()).isEqualTo(many.notes().data());
            assertThat(one.powers().data()).isEqualTo(many.powers().data());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void loudnessDoesNotMatter() {
        Waveform song = AdditiveSynth.strings().render(SONG.piece(), 22050);
        float[] quiet = song.channel(0).clone();
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] *= 0x1p-8f;
        }

        HarmonyEvidence loud = HarmonyEvidence.of(song);
        HarmonyEvidence soft = HarmonyEvidence.of(Waveform.mono(quiet, 22050));

        assertThat(soft.notes().data()).containsExactly(loud.notes().data(), within(1e-4f));
    }
}
