package etude.metrics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.annotation.Pattern;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed annotations are refused with a sentence that says what was found, what is allowed and what to do. */
class RefusalsTest {

    private static final double[] GOOD = {6, 7, 8};

    @Test
    void eventsMustAscend() {
        refused(
                () -> BeatMetrics.evaluate(GOOD, new double[] {1, 3, 2}),
                "The estimate's beat number 3 is at 2.0 s, before the one at 3.0 s",
                "Sort them first");
    }

    @Test
    void eventsMustBeInSecondsFromTheStart() {
        refused(
                () -> OnsetMetrics.evaluate(new double[] {-1, 2}, GOOD),
                "The reference's onset number 1 is at -1.0 s",
                "not negative");
        refused(() -> OnsetMetrics.evaluate(new double[] {1, Double.NaN}, GOOD), "number 2 is at NaN s", "finite");
        refused(
                () -> BeatMetrics.evaluate(new double[] {1, 44100}, GOOD),
                "44100.0 s",
                "not in samples or milliseconds");
    }

    @Test
    void segmentsMustAscendWithoutOverlapAndHaveADuration() {
        List<Segment> good = List.of(new Segment(0, 4, "C"));
        refused(
                () -> ChordMetrics.evaluate(List.of(new Segment(0, 2, "C"), new Segment(1, 3, "G")), good),
                "The segment 'G' of the reference from 1.0 s to 3.0 s starts before the one before it ends, at 2.0 s",
                "must not overlap");
        refused(
                () -> SegmentMetrics.evaluate(good, List.of(new Segment(2, 3, "A"), new Segment(0, 1, "B"))),
                "The segment 'B' of the estimate",
                "Sort them first");
        refused(
                () -> SegmentMetrics.evaluate(good, List.of(new Segment(2, 2, "A"))),
                "has no duration",
                "leave such segments out");
        refused(() -> ChordMetrics.evaluate(List.of(new Segment(-1, 2, "C")), good), "starts before 0");
    }

    @Test
    void chordsMustHaveNames() {
        List<Segment> good = List.of(new Segment(0, 4, "C"));
        refused(
                () -> ChordMetrics.evaluate(good, List.of(new Segment(1, 2, "Cmaj7"))),
                "The segment 'Cmaj7' of the estimate from 1.0 s to 2.0 s names no chord",
                "letter A to G");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "C lydian", "H major", "C## major", "C major minor", "X major"})
    void keysMustHaveATonicAndAMode(String key) {
        refused(() -> KeyMetrics.evaluate("C major", key), "'" + key + "' is not a key", "F# minor");
    }

    @ParameterizedTest
    @CsvSource({
        "60, 120, -3, weight",
        "60, -120, 0.25, -120.0 beats per minute",
        "NaN, 120, 0.25, NaN beats per minute",
        "0, 0, 0.5, at least one must be positive"
    })
    void tempiMustBePositiveAndTheWeightAPart(double first, double second, double weight, String reason) {
        refused(
                () -> TempoMetrics.evaluate(new double[] {first, second}, weight, new double[] {60, 120}),
                reason,
                "must be");
    }

    @Test
    void thereMustBeTwoTempi() {
        refused(
                () -> TempoMetrics.evaluate(new double[] {60, 120}, 0.5, new double[] {60}),
                "The estimate has 1 tempi",
                "needs two");
    }

    @Test
    void melodiesMustNotBeginBefore0() {
        PitchTrack good = PitchTrack.of(new double[] {0, 1}, new double[] {220, 220});
        PitchTrack early = PitchTrack.of(new double[] {-1, 0}, new double[] {220, 220});
        refused(() -> MelodyMetrics.evaluate(good, early), "The estimate's frame number 1 is at -1.0 s");
    }

    @Test
    void notesMustHaveADurationAndWhereAskedForAVelocity() {
        List<PitchedNote> good = List.of(new PitchedNote(0, 1, 440, 80));
        refused(
                () -> TranscriptionMetrics.evaluate(good, List.of(PitchedNote.of(1, 1, 440))),
                "The estimate's note number 1 sounds from 1.0 s to 1.0 s",
                "must have a duration");
        refused(
                () -> TranscriptionMetrics.evaluate(List.of(PitchedNote.of(-0.5, 1, 440)), good),
                "must not begin before 0");
        refused(
                () -> TranscriptionVelocityMetrics.evaluate(good, List.of(PitchedNote.of(0, 1, 440))),
                "The estimate's note number 1, at 0.0 s, has no velocity");
    }

    @Test
    void framesOfPitchesMustHaveTimesAndFrequenciesInRange() {
        double[] times = {0, 1};
        double[][] good = {{440}, {}};
        refused(
                () -> MultipitchMetrics.evaluate(times, good, times, new double[][] {{440}}),
                "The estimate has 2 times and 1 frames of frequencies",
                "as many of each");
        refused(
                () -> MultipitchMetrics.evaluate(times, new double[][] {{}, {0}}, times, good),
                "The reference's frame at 1.0 s has 0.0 Hz",
                "Where nothing sounds");
    }

    @Test
    void levelsOfAReferenceMustEndTogether() {
        List<List<Segment>> levels = List.of(List.of(new Segment(0, 10, "a")), List.of(new Segment(0, 9, "b")));
        refused(
                () -> HierarchyMetrics.evaluate(levels, levels),
                "The reference's level 2 ends at 9.0 s, another at 10.0 s",
                "Fill the shorter one up");
        refused(
                () -> HierarchyMetrics.evaluate(List.of(List.of(new Segment(3, 3, "a"))), levels),
                "The segment 'a' of the reference's level 1 from");
    }

    @Test
    void alignmentsMustHaveATimeForEachEvent() {
        refused(
                () -> AlignmentMetrics.evaluate(GOOD, new double[] {1}),
                "The reference has 3 times, the estimate 1",
                "each event needs one of both");
        refused(() -> AlignmentMetrics.evaluate(new double[0], new double[0]), "have no times");
        refused(() -> AlignmentMetrics.evaluate(GOOD, GOOD, 0.3, 7.5), "The duration is 7.5 s", "at 8.0 s");
    }

    @Test
    void patternsMustHaveNotes() {
        refused(() -> new Pattern(List.of()), "no occurrences", "at least one");
        refused(() -> new Pattern.Occurrence(List.of()), "no notes", "at least one");
        refused(() -> new Pattern.Point(Double.NaN, 60), "NaN", "finite");
    }

    @Test
    void settingsMustBeInRange() {
        refused(() -> BeatMetrics.fMeasure(GOOD, GOOD, -0.1), "window is -0.1");
        refused(() -> BeatMetrics.cemgil(GOOD, GOOD, 0), "sigma is 0.0");
        refused(() -> BeatMetrics.gotoScore(GOOD, GOOD, 1, 0.2, 0.2), "threshold", "between 0 and 1");
        refused(() -> BeatMetrics.informationGain(GOOD, GOOD, 1), "1 bins", "at least 2");
        refused(() -> TempoMetrics.evaluate(GOOD, 0.5, GOOD, 2), "The reference has 3 tempi");
        refused(() -> new MelodyMetrics.Settings(0, 0), "tolerance is 0.0");
        refused(() -> new SegmentMetrics.Settings(0, 1, false), "frame is 0.0");
        refused(() -> new HierarchyMetrics.Settings(0.05, 0.1, 1), "window is 0.05 s", "at least a frame");
        refused(() -> new TranscriptionMetrics.Settings(0.05, -1, 0.2, 0.05, false, 1), "pitchTolerance is -1.0");
        refused(() -> PatternMetrics.occurrence(List.of(), List.of(), 1.5), "threshold is 1.5");
    }

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(parts);
    }
}
