package etude.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recordings of an hour: what takes memory or time by the square of them would not come to an end here. */
class LongRecordingsTest {

    private static final double HOUR = 3600;

    private final Annotations some = new Annotations(60);

    @Test
    void anHourOfBeatsIsCompared() {
        double[] beats = some.beats(2 * (int) HOUR);
        Scores scores = BeatMetrics.evaluate(beats, some.disturbed(beats, 0.01));
        assertThat(scores.get("F-measure")).isCloseTo(2 * 0.8 / 1.8, within(0.01));
        assertThat(scores.get("Information gain")).isBetween(0.5, 1.0);
    }

    @Test
    void anHourOfMelodyIsComparedAcrossTwoHops() {
        PitchTrack melody = some.melody((int) (HOUR / 0.0058), 0.0058);
        PitchTrack found = some.melody((int) (HOUR / 0.01), 0.01);
        assertThat(MelodyMetrics.evaluate(melody, melody).get("Overall Accuracy"))
                .isEqualTo(1);
        assertThat(MelodyMetrics.evaluate(melody, found).get("Voicing Recall")).isBetween(0.5, 0.9);
    }

    @Test
    void anHourOfStructureOnThreeLevelsIsCompared() {
        List<List<Segment>> levels = List.of(
                some.segments(HOUR, 10, "A", "B", "C"),
                some.segments(HOUR, 100, "a", "b", "c", "d"),
                some.segments(HOUR, 400, "1", "2", "3", "4", "5"));
        List<List<Segment>> others =
                List.of(some.segments(HOUR, 30, "x", "y"), some.segments(HOUR, 300, "p", "q", "r"));
        assertThat(HierarchyMetrics.evaluate(levels, levels).values().values())
                .allSatisfy(value -> assertThat(value).isCloseTo(1, within(1e-9)));
        assertThat(HierarchyMetrics.evaluate(levels, others).values().values())
                .allSatisfy(value -> assertThat(value).isBetween(0.01, 0.99));
        assertThat(SegmentMetrics.evaluate(levels.get(2), others.get(1)).get("Adjusted Mutual Information"))
                .isCloseTo(0, within(0.1));
    }

    @Test
    void anHourOfNotesIsCompared() {
        List<PitchedNote> notes = some.notes(36_000);
        Scores scores = TranscriptionMetrics.evaluate(notes, some.disturbed(notes));
        assertThat(scores.get("Recall_no_offset")).isBetween(0.6, 0.8);
    }
}
