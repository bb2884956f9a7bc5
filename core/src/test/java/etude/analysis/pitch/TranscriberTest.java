package etude.analysis.pitch;

import static org.assertj.core.api.Assertions.assertThat;

import etude.annotation.PitchedNote;
import etude.signal.Units;
import etude.signal.Waveform;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TranscriberTest {

    private static final int RATE = 44100;

    @Test
    void aScaleIsItsNotes() {
        int[] keys = {60, 62, 64, 65, 67, 69, 71, 72};
        float[] x = new float[RATE * keys.length / 2];
        for (int k = 0; k < keys.length; k++) {
            float[] tone = PitchTrackersTest.harmonics(Units.midiToHz(keys[k]), 0.4, RATE)
                    .channel(0);
            System.arraycopy(tone, 0, x, k * RATE / 2, tone.length);
        }
        List<PitchedNote> notes =
                Transcriber.standard().transcribe(Waveform.mono(x, RATE)).notes();

        assertThat(notes).extracting(n -> (int) Math.rint(n.midi())).containsExactly(60, 62, 64, 65, 67, 69, 71, 72);
        for (int k = 0; k < keys.length; k++) {
            assertThat(notes.get(k).onset()).isCloseTo(0.5 * k, Offset.offset(0.05));
            assertThat(notes.get(k).offset()).isCloseTo(0.5 * k + 0.4, Offset.offset(0.06));
        }
    }

    @Test
    void silenceHasNoNotes() {
        assertThat(Transcriber.standard()
                        .transcribe(Waveform.mono(new float[RATE], RATE))
                        .notes())
                .isEmpty();
        assertThat(Transcriber.standard()
                        .transcribe(Waveform.mono(new float[0], RATE))
                        .notes())
                .isEmpty();
    }

    @Test
    void notesBecomeAPiece() {
        var transcription = Transcriber.standard().transcribe(PitchTrackersTest.harmonics(440, 1, RATE));
        var piece = transcription.piece("tone", 40);

        assertThat(piece.parts()).hasSize(1);
        assertThat(piece.parts().get(0).program()).isEqualTo(40);
        assertThat(piece.parts().get(0).notes())
                .singleElement()
                .satisfies(n -> assertThat(n.pitch()).isEqualTo(69));
    }
}
