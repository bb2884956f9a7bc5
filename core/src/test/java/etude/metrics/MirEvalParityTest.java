package etude.metrics;

import static etude.metrics.MirEvalData.column;
import static etude.metrics.MirEvalData.events;
import static etude.metrics.MirEvalData.notes;
import static etude.metrics.MirEvalData.segments;
import static etude.metrics.MirEvalData.text;
import static etude.metrics.MirEvalData.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.metrics.MirEvalData.Triple;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every comparison of mir_eval's regression data gives mir_eval's figures, under its names. */
class MirEvalParityTest {

    /** What is left of the order of sums. */
    private static final double SAME = 1e-9;

    @ParameterizedTest
    @MethodSource
    void beatsAgreeWithMirEval(Triple triple) {
        check(triple, BeatMetrics.evaluate(events(triple.reference()), events(triple.estimate())));
    }

    static List<Triple> beatsAgreeWithMirEval() {
        return MirEvalData.triples("beat");
    }

    @ParameterizedTest
    @MethodSource
    void onsetsAgreeWithMirEval(Triple triple) {
        check(triple, OnsetMetrics.evaluate(events(triple.reference()), events(triple.estimate())));
    }

    static List<Triple> onsetsAgreeWithMirEval() {
        return MirEvalData.triples("onset");
    }

    @ParameterizedTest
    @MethodSource
    void tempiAgreeWithMirEval(Triple triple) {
        double[] reference = {column(triple.reference(), 3, 0)[0], column(triple.reference(), 3, 1)[0]};
        double[] estimate = {column(triple.estimate(), 3, 0)[0], column(triple.estimate(), 3, 1)[0]};
        check(triple, TempoMetrics.evaluate(reference, column(triple.reference(), 3, 2)[0], estimate));
    }

    static List<Triple> tempiAgreeWithMirEval() {
        return MirEvalData.triples("tempo");
    }

    @ParameterizedTest
    @MethodSource
    void keysAgreeWithMirEval(Triple triple) {
        check(triple, KeyMetrics.evaluate(withoutComment(triple.reference()), withoutComment(triple.estimate())));
    }

    static List<Triple> keysAgreeWithMirEval() {
        return MirEvalData.triples("key");
    }

    private static String withoutComment(Path file) {
        return text(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource
    void chordsAgreeWithMirEval(Triple triple) {
        check(triple, ChordMetrics.evaluate(segments(triple.reference()), segments(triple.estimate())));
    }

    static List<Triple> chordsAgreeWithMirEval() {
        return MirEvalData.triples("chord");
    }

    @ParameterizedTest
    @MethodSource
    void melodiesAgreeWithMirEval(Triple triple) {
        check(triple, MelodyMetrics.evaluate(track(triple.reference()), track(triple.estimate())));
    }

    static List<Triple> melodiesAgreeWithMirEval() {
        return MirEvalData.triples("melody");
    }

    @ParameterizedTest
    @MethodSource
    void notesAgreeWithMirEval(Triple triple) {
        check(triple, TranscriptionMetrics.evaluate(notes(triple.reference()), notes(triple.estimate())));
    }

    static List<Triple> notesAgreeWithMirEval() {
        return MirEvalData.triples("transcription");
    }

    @ParameterizedTest
    @MethodSource
    void segmentsAgreeWithMirEval(Triple triple) {
        check(triple, SegmentMetrics.evaluate(segments(triple.reference()), segments(triple.estimate())));
    }

    static List<Triple> segmentsAgreeWithMirEval() {
        return MirEvalData.triples("segment");
    }

    private static void check(Triple triple, Scores scores) {
        check(triple.expected(), scores);
    }

    private static void check(Map<String, Double> expected, Scores scores) {
        assertThat(scores.values()).containsOnlyKeys(expected.keySet());
        expected.forEach(
                (figure, value) -> assertThat(scores.get(figure)).as(figure).isCloseTo(value, within(SAME)));
    }
}
