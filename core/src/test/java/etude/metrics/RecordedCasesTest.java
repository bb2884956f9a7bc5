package etude.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.Pattern;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.metrics.RecordedCases.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of random annotations, with the usual settings and others, are those of mir_eval. */
class RecordedCasesTest {

    /** What is left of the order of sums. */
    private static final double SAME = 1e-9;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alignment",
                "beat",
                "chord",
                "hierarchy",
                "key",
                "melody",
                "multipitch",
                "onset",
                "pattern",
                "segment",
                "tempo",
                "transcription",
                "transcription_velocity"
            })
    void figuresOfRandomAnnotationsAreThoseOfMirEval(String task) {
        List<Case> cases = RecordedCases.of(task);
        assertThat(cases).isNotEmpty();
        for (Case each : cases) {
            Scores scores = evaluate(task, each);
            assertThat(scores.protocol().task()).isEqualTo(task);
            assertThat(scores.values())
                    .as(each.name())
                    .containsOnlyKeys(each.figures().keySet());
            each.figures()
                    .forEach((figure, value) -> assertThat(scores.get(figure))
                            .as(each + ", " + figure)
                            .satisfies(found -> {
                                if (value.isNaN()) {
                                    assertThat(found).isNaN();
                                } else {
                                    assertThat(found).isCloseTo(value, within(SAME));
                                }
                            }));
        }
    }

    private static Scores evaluate(String task, Case c) {
        return switch (task) {
            case "alignment" -> alignment(c);
            case "beat" -> BeatMetrics.evaluate(column(c.reference(), 0), column(c.estimate(), 0), beat(c));
            case "chord" -> ChordMetrics.evaluate(segments(c.reference(), 0), segments(c.estimate(), 0));
            case "hierarchy" -> HierarchyMetrics.evaluate(levels(c.reference()), levels(c.estimate()), hierarchy(c));
            case "key" ->
                KeyMetrics.evaluate(
                        String.join(" ", c.reference().get(0)),
                        String.join(" ", c.estimate().get(0)));
            case "melody" ->
                MelodyMetrics.evaluate(
                        track(c.reference()),
                        track(c.estimate()),
                        new MelodyMetrics.Settings(c.setting("tolerance", 50), c.setting("hop", 0)));
            case "multipitch" ->
                MultipitchMetrics.evaluate(
                        column(c.reference(), 0),
                        rests(c.reference()),
                        column(c.estimate(), 0),
                        rests(c.estimate()),
                        c.setting("window", 0.5));
            case "onset" ->
                OnsetMetrics.evaluate(column(c.reference(), 0), column(c.estimate(), 0), c.setting("window", 0.05));
            case "pattern" -> PatternMetrics.evaluate(patterns(c.reference()), patterns(c.estimate()));
            case "segment" ->
                SegmentMetrics.evaluate(
                        segments(c.reference(), 0),
                        segments(c.estimate(), 0),
                        new SegmentMetrics.Settings(c.setting("frame", 0.1), c.setting("beta", 1), c.on("trim")));
            case "tempo" -> tempo(c);
            case "transcription" ->
                TranscriptionMetrics.evaluate(notes(c.reference()), notes(c.estimate()), transcription(c));
            default ->
                TranscriptionVelocityMetrics.evaluate(
                        notes(c.reference()),
                        notes(c.estimate()),
                        transcription(c),
                        c.setting("velocityTolerance", 0.1));
        };
    }

    private static Scores alignment(Case c) {
        double[] reference = column(c.reference(), 0);
        double[] estimate = column(c.estimate(), 0);
        double window = c.setting("window", 0.3);
        double duration = c.setting("duration", 0);
        return duration > 0
                ? AlignmentMetrics.evaluate(reference, estimate, window, duration)
                : AlignmentMetrics.evaluate(reference, estimate, window);
    }

    private static BeatMetrics.Settings beat(Case c) {
        return new BeatMetrics.Settings(
                c.setting("skipped", 5),
                c.setting("window", 0.07),
                c.setting("sigma", 0.04),
                c.setting("gotoThreshold", 0.35),
                c.setting("gotoMean", 0.2),
                c.setting("gotoDeviation", 0.2),
                c.setting("pScoreThreshold", 0.2),
                c.setting("phase", 0.175),
                c.setting("period", 0.175),
                (int) c.setting("bins", 41));
    }

    private static HierarchyMetrics.Settings hierarchy(Case c) {
        return new HierarchyMetrics.Settings(c.setting("window", 15), c.setting("frame", 0.1), c.setting("beta", 1));
    }

    private static TranscriptionMetrics.Settings transcription(Case c) {
        return new TranscriptionMetrics.Settings(
                c.setting("onsetTolerance", 0.05),
                c.setting("pitchTolerance", 50),
                c.setting("offsetRatio", 0.2),
                c.setting("offsetMinTolerance", 0.05),
                c.on("strict"),
                c.setting("beta", 1));
    }

    private static Scores tempo(Case c) {
        double[] reference = numbers(c.reference().get(0));
        double[] estimate = numbers(c.estimate().get(0));
        return TempoMetrics.evaluate(
                Arrays.copyOf(reference, 2), reference[2], Arrays.copyOf(estimate, 2), c.setting("tolerance", 0.08));
    }

    private static double[] numbers(String[] row) {
        return Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }

    private static double[][] rests(List<String[]> rows) {
        return rows.stream()
                .map(row -> Arrays.copyOfRange(numbers(row), 1, row.length))
                .toArray(double[][]::new);
    }

    private static PitchTrack track(List<String[]> rows) {
        return new PitchTrack(column(rows, 0), column(rows, 1), column(rows, 2));
    }

    private static List<PitchedNote> notes(List<String[]> rows) {
        return rows.stream()
                .map(RecordedCasesTest::numbers)
                .map(row -> new PitchedNote(row[0], row[1], row[2], row.length > 3 ? row[3] : Double.NaN))
                .toList();
    }

    private static List<Segment> segments(List<String[]> rows, int first) {
        return rows.stream()
                .map(row ->
                        new Segment(Double.parseDouble(row[first]), Double.parseDouble(row[first + 1]), row[first + 2]))
                .toList();
    }

    private static List<List<Segment>> levels(List<String[]> rows) {
        return grouped(rows).values().stream().map(level -> segments(level, 1)).toList();
    }

    private static List<Pattern> patterns(List<String[]> rows) {
        var patterns = new ArrayList<Pattern>();
        for (List<String[]> pattern : grouped(rows).values()) {
            Map<Integer, List<Pattern.Point>> occurrences = pattern.stream()
                    .collect(Collectors.groupingBy(
                            row -> Integer.valueOf(row[1]),
                            TreeMap::new,
                            Collectors.mapping(
                                    row -> new Pattern.Point(Double.parseDouble(row[2]), Double.parseDouble(row[3])),
                                    Collectors.toList())));
            patterns.add(new Pattern(
                    occurrences.values().stream().map(Pattern.Occurrence::new).toList()));
        }
        return patterns;
    }

    /** Rows by the number in their first column. */
    private static Map<Integer, List<String[]>> grouped(List<String[]> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> Integer.valueOf(row[0]), TreeMap::new, Collectors.toList()));
    }
}
