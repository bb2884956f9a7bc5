package etude.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where there is nothing to compare figures are 0 (or not a number, where 0 would say that it is right). */
class EmptyAnnotationsTest {

    private static final double[] NONE = {};
    private static final double[] SOME = {6, 7, 8, 9};

    @Test
    void eventsWithoutCounterpartsScore0() {
        for (double[][] pair : new double[][][] {{NONE, SOME}, {SOME, NONE}, {NONE, NONE}}) {
            allZero(BeatMetrics.evaluate(pair[0], pair[1]));
            allZero(OnsetMetrics.evaluate(pair[0], pair[1]));
        }
    }

    @Test
    void beatsThatAreAllSkippedScore0() {
        allZero(BeatMetrics.evaluate(new double[] {1, 2, 3, 4}, SOME));
        Scores all = BeatMetrics.evaluate(
                new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}, BeatMetrics.Settings.STANDARD.withSkipped(0));
        assertThat(all.get("F-measure")).isEqualTo(1);
        assertThat(all.protocol().settings()).containsEntry("skipped", "0 s");
    }

    @Test
    void oneBeatHasNoTempo() {
        Scores scores = BeatMetrics.evaluate(new double[] {6}, new double[] {6});
        assertThat(scores.get("F-measure")).isEqualTo(1);
        assertThat(scores.get("Cemgil")).isEqualTo(1);
        for (String figure : List.of("Goto", "P-score", "Any Metric Level Total", "Information gain")) {
            assertThat(scores.get(figure)).as(figure).isZero();
        }
    }

    @Test
    void notesWithoutCounterpartsScore0() {
        List<PitchedNote> notes = List.of(new PitchedNote(0, 1, 440, 64));
        allZero(TranscriptionMetrics.evaluate(List.of(), notes));
        allZero(TranscriptionMetrics.evaluate(notes, List.of()));
        allZero(TranscriptionVelocityMetrics.evaluate(notes, List.of()));
        allZero(TranscriptionVelocityMetrics.evaluate(List.of(), notes));
        allZero(TranscriptionVelocityMetrics.evaluate(notes, List.of(new PitchedNote(5, 6, 440, 64))));
    }

    @Test
    void anEmptyMelodyScores0() {
        PitchTrack none = PitchTrack.of(NONE, NONE);
        PitchTrack melody = PitchTrack.of(new double[] {0, 1}, new double[] {220, 220});
        allZero(MelodyMetrics.evaluate(none, melody));
        allZero(MelodyMetrics.evaluate(melody, none));
    }

    @Test
    void framesWithoutPitchesScore0() {
        double[][] silence = {{}, {}, {}, {}};
        double[][] sound = {{440}, {440, 220}, {330}, {}};
        allZero(MultipitchMetrics.evaluate(SOME, silence, SOME, sound));
        allZero(MultipitchMetrics.evaluate(NONE, new double[0][], SOME, sound));
        Scores missed = MultipitchMetrics.evaluate(SOME, sound, NONE, new double[0][]);
        assertThat(missed.get("Precision")).isZero();
        assertThat(missed.get("Miss Error")).isEqualTo(1);
        assertThat(missed.get("Total Error")).isEqualTo(1);
    }

    @Test
    void withoutAReferenceSegmentsScore0() {
        List<Segment> segments = List.of(new Segment(0, 4, "C"), new Segment(4, 8, "G"));
        allZero(ChordMetrics.evaluate(List.of(), segments));
        allZero(HierarchyMetrics.evaluate(List.of(), List.of(segments)));
        allZero(HierarchyMetrics.evaluate(List.of(List.of()), List.of(segments)));
        Scores sections = SegmentMetrics.evaluate(List.of(), segments);
        assertThat(sections.get("Ref-to-est deviation")).isNaN();
        sections.values().forEach((figure, value) -> {
            if (!figure.endsWith("deviation")) {
                assertThat(value).as(figure).isZero();
            }
        });
    }

    /** As if it said that nothing changes: a chord is missed, no chord is right. */
    @Test
    void anEmptyEstimateOfSegmentsIsOneSegment() {
        List<Segment> chords = List.of(new Segment(0, 4, "C"), new Segment(4, 5, "N"));
        assertThat(ChordMetrics.evaluate(chords, List.of()).get("majmin")).isEqualTo(0.2);
        assertThat(SegmentMetrics.evaluate(chords, List.of()).get("Recall@0.5")).isEqualTo(2 / 3.0);
    }

    @Test
    void anEstimateOutsideTheReferenceIsNoChord() {
        List<Segment> chords = List.of(new Segment(2, 4, "C"), new Segment(4, 5, "N"));
        assertThat(ChordMetrics.evaluate(chords, List.of(new Segment(0, 2, "C")))
                        .get("root"))
                .isEqualTo(1 / 3.0);
        assertThat(ChordMetrics.evaluate(chords, List.of(new Segment(5, 8, "C")))
                        .get("root"))
                .isEqualTo(1 / 3.0);
    }

    @Test
    void patternsWithoutCounterpartsScore0() {
        allZero(PatternMetrics.evaluate(List.of(), new Annotations(1).patterns(2)));
        allZero(PatternMetrics.evaluate(new Annotations(1).patterns(2), List.of()));
    }

    @Test
    void eventsThatCoincideHaveNoSegments() {
        assertThat(AlignmentMetrics.evaluate(new double[] {3}, new double[] {3}).get("pcs"))
                .isNaN();
    }

    private static void allZero(Scores scores) {
        assertThat(scores.values()).isNotEmpty();
        scores.values()
                .forEach((figure, value) -> assertThat(value)
                        .as(scores.protocol().task() + ", " + figure)
                        .isZero());
    }
}
