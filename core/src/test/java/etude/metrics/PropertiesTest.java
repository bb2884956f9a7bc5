package etude.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.ChordLabel;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of figures whatever the annotations are. */
class PropertiesTest {

    private static final double SAME = 1e-12;
    private static final double ROUNDING = 1e-9;
    private static final String[] CHORDS = {"C", "G:7", "A:min7/b3", "N", "F:maj7", "D:min", "Bb:maj(9)/5", "X"};
    private static final String[] SECTIONS = {"intro", "verse", "chorus", "bridge"};

    // The estimate is the reference.

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyFigureOfAPerfectEstimateIs1(long seed) {
        var some = new Annotations(seed);
        double[] beats = some.beats(80);
        List<Segment> chords = some.segments(60, 30, CHORDS);
        List<PitchedNote> notes = some.notes(50);
        var patterns = some.patterns(5);
        allOne(BeatMetrics.evaluate(beats, beats), Set.of());
        allOne(OnsetMetrics.evaluate(beats, beats), Set.of());
        allOne(TempoMetrics.evaluate(new double[] {60, 120}, 0.3, new double[] {120, 60}), Set.of());
        allOne(KeyMetrics.evaluate("Bb minor", "A# minor"), Set.of());
        allOne(ChordMetrics.evaluate(chords, chords), Set.of());
        allOne(TranscriptionMetrics.evaluate(notes, notes), Set.of());
        allOne(PatternMetrics.evaluate(patterns, patterns), Set.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyErrorOfAPerfectEstimateIs0AndEveryOtherFigure1(long seed) {
        var some = new Annotations(seed);
        PitchTrack melody = some.melody(400, 0.01);
        double[] times = melody.times();
        double[][] pitches = some.chords(times.length);
        List<Segment> sections = some.segments(90, 12, SECTIONS);
        double[] words = some.beats(20);
        allOne(MelodyMetrics.evaluate(melody, melody), Set.of("Voicing False Alarm"));
        allOne(
                MultipitchMetrics.evaluate(times, pitches, times, pitches),
                Set.of(
                        "Substitution Error",
                        "Miss Error",
                        "False Alarm Error",
                        "Total Error",
                        "Chroma Substitution Error",
                        "Chroma Miss Error",
                        "Chroma False Alarm Error",
                        "Chroma Total Error"));
        Scores scores = SegmentMetrics.evaluate(sections, sections);
        double entropy = scores.get("Mutual Information");
        assertThat(entropy).isPositive();
        allOne(without(scores, "Mutual Information"), Set.of("Ref-to-est deviation", "Est-to-ref deviation"));
        allOne(without(AlignmentMetrics.evaluate(words, words), "perceptual"), Set.of("mae", "aae"));
    }

    /** Velocities are compared after a line was fitted, so scale and offset do not matter. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void velocitiesOnAnotherScaleAreRight(long seed) {
        List<PitchedNote> notes = new Annotations(seed).notes(50);
        List<PitchedNote> quieter = notes.stream()
                .map(n -> new PitchedNote(n.onset(), n.offset(), n.frequency(), 10 + n.velocity() / 3))
                .toList();
        allOne(TranscriptionVelocityMetrics.evaluate(notes, quieter), Set.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPerfectHierarchyHasMeasuresOf1(long seed) {
        var some = new Annotations(seed);
        List<List<Segment>> levels = List.of(
                some.segments(60, 3, "A", "B"), some.segments(60, 7, SECTIONS), some.segments(60, 15, SECTIONS));
        allOne(HierarchyMetrics.evaluate(levels, levels), Set.of());
    }

    // Reference and estimate are exchanged.

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exchangingBothExchangesPrecisionAndRecall(long seed) {
        var some = new Annotations(seed);
        double[] beats = some.beats(60);
        double[] found = some.disturbed(beats, 0.08);
        List<Segment> sections = some.segments(90, 9, SECTIONS);
        List<Segment> others = some.segments(90, 12, SECTIONS);
        var settings = SegmentMetrics.Settings.STANDARD;
        exchanged(OnsetMetrics.retrieval(beats, found, 0.05), OnsetMetrics.retrieval(found, beats, 0.05));
        exchanged(
                SegmentMetrics.boundaries(sections, others, 3, settings),
                SegmentMetrics.boundaries(others, sections, 3, settings));
        exchanged(
                SegmentMetrics.pairwise(sections, others, settings),
                SegmentMetrics.pairwise(others, sections, settings));
        var hierarchy = HierarchyMetrics.Settings.STANDARD;
        exchanged(
                HierarchyMetrics.lMeasure(List.of(sections), List.of(others), hierarchy),
                HierarchyMetrics.lMeasure(List.of(others), List.of(sections), hierarchy));
        var patterns = some.patterns(4);
        var motifs = some.patterns(3);
        exchanged(PatternMetrics.threeLayers(patterns, motifs), PatternMetrics.threeLayers(motifs, patterns));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void figuresThatTakeNoSideAreTheSameWhenBothAreExchanged(long seed) {
        var some = new Annotations(seed);
        double[] beats = some.beats(60);
        double[] found = some.disturbed(beats, 0.1);
        assertThat(BeatMetrics.fMeasure(beats, found, 0.07))
                .isEqualTo(BeatMetrics.fMeasure(found, beats, 0.07), within(SAME));
        assertThat(BeatMetrics.informationGain(beats, found, 41))
                .isEqualTo(BeatMetrics.informationGain(found, beats, 41), within(SAME));
        List<Segment> sections = some.segments(90, 9, SECTIONS);
        List<Segment> others = some.segments(90, 12, SECTIONS);
        Scores forth = SegmentMetrics.evaluate(sections, others);
        Scores back = SegmentMetrics.evaluate(others, sections);
        for (String figure : List.of(
                "Rand Index",
                "Adjusted Rand Index",
                "Mutual Information",
                "Adjusted Mutual Information",
                "Normalized Mutual Information",
                "NCE F-measure",
                "V-measure")) {
            assertThat(forth.get(figure)).as(figure).isCloseTo(back.get(figure), within(SAME));
        }
        assertThat(forth.get("NCE Over")).isCloseTo(back.get("NCE Under"), within(SAME));
    }

    // Both are changed in the same way.

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shiftingBothDoesNothing(long seed) {
        var some = new Annotations(seed);
        double[] beats = some.beats(60);
        double[] found = some.disturbed(beats, 0.1);
        double[] other = some.disturbed(beats, 0.5);
        double[] words = Arrays.copyOf(beats, other.length);
        // A power of two, so that the shift itself is exact.
        double by = 8;
        double[] later = Annotations.shifted(beats, by);
        double[] foundLater = Annotations.shifted(found, by);
        same(BeatMetrics.evaluate(beats, found), BeatMetrics.evaluate(later, foundLater), ROUNDING);
        same(OnsetMetrics.evaluate(beats, found), OnsetMetrics.evaluate(later, foundLater), ROUNDING);
        same(
                AlignmentMetrics.evaluate(words, other),
                AlignmentMetrics.evaluate(Annotations.shifted(words, by), Annotations.shifted(other, by)),
                ROUNDING);
        List<PitchedNote> notes = some.notes(40);
        List<PitchedNote> heard = some.disturbed(notes);
        same(
                TranscriptionMetrics.evaluate(notes, heard),
                TranscriptionMetrics.evaluate(later(notes, by), later(heard, by)),
                ROUNDING);
        List<Segment> chords = some.segments(60, 20, CHORDS);
        List<Segment> guesses = some.segments(60, 20, CHORDS);
        same(
                ChordMetrics.evaluate(chords, guesses),
                ChordMetrics.evaluate(moved(chords, by), moved(guesses, by)),
                ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void namesAndCaseOfSectionsDoNotMatter(long seed) {
        var some = new Annotations(seed);
        List<Segment> sections = some.segments(90, 9, SECTIONS);
        List<Segment> others = some.segments(90, 12, SECTIONS);
        Map<String, String> names = Map.of("intro", "Z", "verse", "a", "chorus", "m", "bridge", "B");
        same(
                SegmentMetrics.evaluate(sections, others),
                SegmentMetrics.evaluate(
                        relabelled(sections, names::get), relabelled(others, label -> label.toUpperCase(Locale.ROOT))),
                SAME);
        same(
                HierarchyMetrics.evaluate(List.of(sections), List.of(others)),
                HierarchyMetrics.evaluate(List.of(relabelled(sections, names::get)), List.of(others)),
                SAME);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfNotesDoesNotMatterForWhatIsFound(long seed) {
        var some = new Annotations(seed);
        List<PitchedNote> notes = some.notes(80);
        List<PitchedNote> heard = some.disturbed(notes);
        var settings = TranscriptionMetrics.Settings.STANDARD;
        assertThat(TranscriptionMetrics.notes(some.shuffled(notes), some.shuffled(heard), settings)
                        .retrieval())
                .isEqualTo(TranscriptionMetrics.notes(notes, heard, settings).retrieval());
        assertThat(TranscriptionMetrics.offsets(some.shuffled(notes), heard, settings))
                .isEqualTo(TranscriptionMetrics.offsets(notes, heard, settings));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void transposingBothDoesNothing(long seed) {
        var some = new Annotations(seed);
        List<Segment> chords = some.segments(60, 20, CHORDS);
        List<Segment> guesses = some.segments(60, 20, CHORDS);
        UnaryOperator<String> up =
                label -> ChordLabel.parse(label).transposed(5).toString();
        same(
                ChordMetrics.evaluate(chords, guesses),
                ChordMetrics.evaluate(relabelled(chords, up), relabelled(guesses, up)),
                SAME);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aMelodyAnOctaveTooHighHasTheRightChromaOnly(long seed) {
        PitchTrack melody = new Annotations(seed).melody(400, 0.01);
        PitchTrack high = PitchTrack.of(
                melody.times(),
                Arrays.stream(melody.frequencies()).map(f -> 2 * f).toArray());
        Scores scores = MelodyMetrics.evaluate(melody, high);
        assertThat(scores.get("Raw Pitch Accuracy")).isZero();
        assertThat(scores.get("Raw Chroma Accuracy")).isEqualTo(1);
        assertThat(scores.get("Voicing Recall")).isEqualTo(1);
    }

    /** Splitting a chord in two equal ones changes neither what sounds nor where it changes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void chordsInPiecesAreTheSameChords(long seed) {
        var some = new Annotations(seed);
        List<Segment> chords = some.segments(60, 20, CHORDS);
        List<Segment> guesses = some.segments(60, 20, CHORDS);
        List<Segment> pieces = guesses.stream()
                .flatMap(s -> Stream.of(
                        new Segment(s.start(), (s.start() + s.end()) / 2, s.label()),
                        new Segment((s.start() + s.end()) / 2, s.end(), s.label())))
                .toList();
        same(ChordMetrics.evaluate(chords, guesses), ChordMetrics.evaluate(chords, pieces), ROUNDING);
        same(ChordMetrics.evaluate(guesses, chords), ChordMetrics.evaluate(pieces, chords), ROUNDING);
    }

    private static void allOne(Scores scores, Set<String> errors) {
        scores.values()
                .forEach((figure, value) -> assertThat(value)
                        .as(scores.protocol().task() + ", " + figure)
                        .isCloseTo(errors.contains(figure) ? 0 : 1, within(ROUNDING)));
    }

    private static Scores without(Scores scores, String figure) {
        var values = new LinkedHashMap<>(scores.values());
        assertThat(values.remove(figure)).isNotNull();
        return new Scores(scores.protocol(), values);
    }

    private static void exchanged(Retrieval forth, Retrieval back) {
        assertThat(forth.precision()).isCloseTo(back.recall(), within(SAME));
        assertThat(forth.recall()).isCloseTo(back.precision(), within(SAME));
        assertThat(forth.fMeasure()).isCloseTo(back.fMeasure(), within(SAME)).isPositive();
    }

    private static void same(Scores one, Scores other, double tolerance) {
        assertThat(one.protocol()).isEqualTo(other.protocol());
        one.values()
                .forEach((figure, value) ->
                        assertThat(other.get(figure)).as(figure).isCloseTo(value, within(tolerance)));
    }

    private static List<PitchedNote> later(List<PitchedNote> notes, double by) {
        return notes.stream()
                .map(n -> new PitchedNote(n.onset() + by, n.offset() + by, n.frequency(), n.velocity()))
                .toList();
    }

    private static List<Segment> moved(List<Segment> segments, double by) {
        return segments.stream()
                .map(s -> new Segment(s.start() + by, s.end() + by, s.label()))
                .toList();
    }

    private static List<Segment> relabelled(List<Segment> segments, UnaryOperator<String> name) {
        return segments.stream()
                .map(s -> new Segment(s.start(), s.end(), name.apply(s.label())))
                .toList();
    }
}
