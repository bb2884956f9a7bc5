package etude.analysis.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.annotation.PitchedNote;
import etude.metrics.TranscriptionMetrics;
import etude.signal.SampleSource;
import etude.signal.Units;
import etude.signal.Waveform;
import etude.testing.Mixtures;
import etude.testing.Signals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes of several voices, and whether a sound is one voice or several. */
class VoiceNotesTest {

    private static final int RATE = 22050;

    private static List<PitchedNote> cadence() {
        List<PitchedNote> notes = new ArrayList<>();
        notes.addAll(Mixtures.chord(0.1, 0.9, 48, 55, 64, 71));
        notes.addAll(Mixtures.chord(1.1, 1.9, 50, 57, 65, 72));
        notes.addAll(Mixtures.chord(2.1, 2.9, 52, 59, 67, 74));
        notes.addAll(Mixtures.chord(3.1, 3.9, 53, 60, 69, 76));
        return notes;
    }

    private static Transcription several(Waveform clip) {
        return Transcriber.standard().withVoices(Voices.SEVERAL).transcribe(clip);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 22050, 48000, 192000})
    void mostNotesOfFourVoicesAreHeardAtAnyRate(int rate) {
        List<PitchedNote> truth = cadence();

        List<PitchedNote> found = several(Mixtures.of(truth, 4, rate)).notes();

        double f = TranscriptionMetrics.notesWithoutOffset(truth, found, TranscriptionMetrics.Settings.STANDARD)
                .retrieval()
                .fMeasure();
        assertThat(f).isGreaterThan(0.8);
    }

    @Test
    void aTriadIsThreeNotesAndNotOneTwoOctavesBelow() {
        Waveform triad = Mixtures.of(Mixtures.chord(0.1, 1.4, 60, 64, 67), 1.5, RATE);

        List<PitchedNote> notes = Transcriber.standard().transcribe(triad).notes();

        assertThat(notes).extracting(n -> (int) Math.rint(n.midi())).containsExactlyInAnyOrder(60, 64, 67);
        for (PitchedNote note : notes) {
            assertThat(note.onset()).isCloseTo(0.1, Offset.offset(0.05));
            assertThat(note.offset()).isCloseTo(1.4, Offset.offset(0.06));
        }
    }

    @Test
    void oneVoiceIsHeardForOneAndChordsForSeveral() {
        List<PitchedNote> line = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            line.addAll(Mixtures.chord(0.5 * i, 0.5 * i + 0.45, 60 + 2 * i));
        }
        Transcriber auto = Transcriber.standard();

        assertThat(auto.transcribe(Mixtures.of(line, 4, RATE)).method().name()).contains("pYIN");
        assertThat(auto.transcribe(Mixtures.of(cadence(), 4, RATE)).method().name())
                .contains("several voices");
    }

    @Test
    void aNoteBelowTheRangeOfSeveralVoicesIsOneVoiceAllTheSame() {
        Waveform low = Mixtures.of(Mixtures.chord(0, 2, 24), 2, RATE);

        Transcription heard = Transcriber.standard().transcribe(low);

        assertThat(heard.notes())
                .singleElement()
                .satisfies(n -> assertThat(n.midi()).isCloseTo(24, Offset.offset(0.3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ONE", "SEVERAL"})
    void velocitiesSayHowLoudNotesBegin(Voices voices) {
        List<PitchedNote> notes = List.of(
                new PitchedNote(0.1, 0.9, Units.midiToHz(60), 120),
                new PitchedNote(1.1, 1.9, Units.midiToHz(67), 60),
                new PitchedNote(2.1, 2.9, Units.midiToHz(64), 30));

        List<PitchedNote> heard = Transcriber.standard()
                .withVoices(voices)
                .transcribe(Mixtures.of(notes, 3, RATE))
                .notes();

        assertThat(heard).hasSize(3);
        assertThat(heard.get(0).velocity()).isEqualTo(112);
        // A half of the amplitude is 6 dB less: the root of a half in velocity.
        assertThat(heard.get(1).velocity()).isCloseTo(112 * Math.sqrt(0.5), Offset.offset(6.0));
        assertThat(heard.get(2).velocity()).isCloseTo(112 * Math.sqrt(0.25), Offset.offset(6.0));
    }

    @Test
    void aNoteThatIsStruckAgainIsTwo() {
        List<PitchedNote> notes = List.of(
                PitchedNote.of(0.1, 0.6, Units.midiToHz(60)),
                PitchedNote.of(0.6, 1.1, Units.midiToHz(60)),
                PitchedNote.of(0.1, 1.1, Units.midiToHz(67)));
        Waveform struck = Mixtures.of(notes, 1.2, RATE);
        float[] x = struck.channel(0);
        for (int i = 0; i < x.length; i++) {
            x[i] *= (float) Math.exp(-4 * Math.max(0, i / (double) RATE - (i < 0.6 * RATE ? 0.1 : 0.6)));
        }

        assertThat(several(Waveform.mono(x, RATE)).notes())
                .extracting(n -> (int) Math.rint(n.midi()))
                .filteredOn(key -> key == 60)
                .hasSize(2);
    }

    @Test
    void theResultIsTheSameForAnyNumberOfThreadsAndForASource() throws Exception {
        Waveform clip = Mixtures.of(cadence(), 4, 44100);
        Transcription here = several(clip);
        var pool = new ForkJoinPool(1);
        try {
            assertThat(pool.submit(() -> several(clip)).get()).isEqualTo(here);
        } finally {
            pool.shutdown();
        }
        assertThat(Transcriber.standard().transcribe(pieces(clip)).heard()).isEqualTo(here.heard());
    }

    private static SampleSource pieces(Waveform clip) {
        return new SampleSource() {
            @Override
            public int sampleRate() {
                return clip.sampleRate();
            }

            @Override
            public void play(Listener listener) throws IOException {
                for (int at = 0; at < clip.length(); at += 1009) {
                    listener.hear(clip.channel(0), at, Math.min(1009, clip.length() - at));
                }
            }
        };
    }

    @Test
    void silenceAConstantASampleAClickAndNoiseHaveHardlyANote() {
        float[] constant = new float[RATE];
        Arrays.fill(constant, 0.3f);
        float[] click = new float[RATE];
        click[RATE / 2] = 0.9f;
        for (float[] x : new float[][] {new float[RATE], new float[0], constant, {0.5f}, click}) {
            assertThat(several(Waveform.mono(x, RATE)).notes()).isEmpty();
            assertThat(Transcriber.standard().transcribe(Waveform.mono(x, RATE)).notes())
                    .isEmpty();
        }
        assertThat(several(Signals.noise(4 * RATE, RATE, 3)).notes()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void samplesThatAreNoNumbersAreRefused() {
        for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> several(Waveform.mono(new float[] {0, 0, 0, bad}, RATE)))
                    .withMessageContaining("Sample 3");
        }
    }
}
