package etude.analysis.harmony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.Segment;
import etude.signal.Waveform;
import etude.symbolic.Piece;
import etude.testing.AdditiveSynth;
import etude.testing.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChordRecogniserTest {

    private static final String TRIADS = "0:maj 9:min 5:maj 7:maj 4:min 2:min 10:maj 0:maj";
    private static final String SEVENTHS = "0:maj7 9:min7 2:min7 7:7 5:maj7 4:min7 9:7 2:min";

    @ParameterizedTest
    @CsvSource({"0, 0, false", "3, -30, false", "6, 30, true", "11, 12, true"})
    void triadsAreHeardInAnyKeyAndTuningAndWithDrums(int tonic, double cents, boolean drums) {
        Progressions.Played played = Progressions.play(TRIADS, tonic, 2, drums);
        Waveform song = AdditiveSynth.strings().tuned(cents).render(played.piece(), 22050);

        ChordTrack track = ChordRecogniser.standard().recognise(song);

        assertThat(Progressions.overlap(played.truth(), track.segments())).isGreaterThan(0.95);
    }

    @Test
    void seventhsAreToldFromTriadsWhereTheyAreAskedFor() {
        Progressions.Played played = Progressions.play(SEVENTHS, 0, 2, false);
        Waveform song = AdditiveSynth.strings().render(played.piece(), 22050);

        ChordTrack track = new ChordRecogniser(ChordVocabulary.SEVENTHS).recognise(song);

        assertThat(Progressions.overlap(played.truth(), track.segments())).isGreaterThan(0.95);
    }

    @Test
    void chordsChangeOnBeatsWhereBeatsAreKnown() {
        Progressions.Played played = Progressions.play(TRIADS, 0, 2, true);
        Waveform song = AdditiveSynth.strings().render(played.piece(), 22050);
        double[] beats = IntStream.range(0, 32).mapToDouble(i -> 0.5 * i).toArray();

        ChordTrack track = ChordRecogniser.standard().recognise(HarmonyEvidence.of(song), beats);

        assertThat(track.segments()).containsExactlyElementsOf(played.truth());
    }

    @Test
    void segmentsFollowOneAnotherFromBeginningToEnd() {
        Progressions.Played played = Progressions.play(TRIADS, 5, 1.3, false);
        Waveform song = AdditiveSynth.strings().render(played.piece(), 22050);

        List<Segment> segments = ChordRecogniser.standard().recognise(song).segments();

        assertThat(segments.get(0).start()).isZero();
        for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i).start()).isEqualTo(segments.get(i - 1).end());
            assertThat(segments.get(i).label()).isNotEqualTo(segments.get(i - 1).label());
        }
        assertThat(segments.get(segments.size() - 1).end()).isEqualTo(song.duration());
    }

    @Test
    void chordsBeginWhereTheirNotesBegin() {
        Progressions.Played played = Progressions.play(TRIADS, 2, 1.37, false);
        Waveform song = AdditiveSynth.strings().render(played.piece(), 22050);

        List<Segment> segments = ChordRecogniser.standard().recognise(song).segments();

        assertThat(segments).hasSameSizeAs(played.truth());
        for (int i = 0; i < segments.size(); i++) {
            assertThat(segments.get(i).start()).isCloseTo(played.truth().get(i).start(), within(0.03));
        }
    }

    @Test
    void drumsAloneAreNoChord() {
        Progressions.Played played = Progressions.play(TRIADS, 0, 2, true);
        var drums = new Piece("drums", List.of(played.piece().parts().get(2)));

        List<Segment> segments = ChordRecogniser.standard()
                .recognise(AdditiveSynth.strings().render(drums, 22050))
                .segments();

        assertThat(segments).extracting(Segment::label).containsOnly("N");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8})
    void manyChannelsAndAnyRateGiveTheSameChords(int channels) {
        Progressions.Played played = Progressions.play(TRIADS, 0, 2, false);
        Waveform song = AdditiveSynth.strings().render(played.piece(), 96000);
        float[][] copies = new float[channels][];
        Arrays.fill(copies, song.channel(0));

        ChordTrack track = ChordRecogniser.standard().recognise(Waveform.of(copies, 96000));

        assertThat(Progressions.overlap(played.truth(), track.segments())).isGreaterThan(0.95);
    }

    @Test
    void aConstantAndAClickAreNoChord() {
        float[] constant = new float[44100];
        Arrays.fill(constant, 0.5f);
        float[] click = new float[44100];
        click[22050] = 1;

        for (float[] x : List.of(constant, click)) {
            assertThat(ChordRecogniser.standard()
                            .recognise(Waveform.mono(x, 22050))
                            .segments())
                    .extracting(Segment::label)
                    .containsOnly("N");
        }
    }

    @Test
    void silenceIsNoChord() {
        ChordTrack track = ChordRecogniser.standard().recognise(Waveform.mono(new float[44100], 22050));

        assertThat(track.segments()).containsExactly(new Segment(0, 2, "N"));
    }

    @Test
    void aSoundWithoutSamplesHasNoChords() {
        assertThat(ChordRecogniser.standard()
                        .recognise(Waveform.mono(new float[0], 22050))
                        .chords())
                .isEmpty();
    }

    @Test
    void oneSampleIsOneSegment() {
        ChordTrack track = ChordRecogniser.standard().recognise(Waveform.mono(new float[] {1}, 8000));

        assertThat(track.chords()).hasSize(1);
        assertThat(track.segments().get(0).end()).isEqualTo(1 / 8000.0);
    }

    @Test
    void chordsAreSpelledAsInTheKey() {
        Progressions.Played played = Progressions.play("0:maj 9:min 5:maj 4:min 7:maj 0:maj", 4, 2, false);

        List<Segment> segments = ChordRecogniser.standard()
                .recognise(AdditiveSynth.strings().render(played.piece(), 22050))
                .segments();

        assertThat(segments)
                .extracting(Segment::label)
                .contains("C#:min", "G#:min")
                .doesNotContain("Db:min", "Ab:min");
    }

    @Test
    void beatsThatDoNotAscendAreRefused() {
        HarmonyEvidence evidence = HarmonyEvidence.of(Signals.sine(440, 1, 8000));

        assertThatThrownBy(() -> ChordRecogniser.standard().recognise(evidence, new double[] {0.5, 0.4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Beat 1 is at 0.4 s");
    }
}
