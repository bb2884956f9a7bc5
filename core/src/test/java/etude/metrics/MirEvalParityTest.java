package etude.metrics;

import static etude.metrics.MirEvalData.column;
import static etude.metrics.MirEvalData.events;
import static etude.metrics.MirEvalData.frames;
import static etude.metrics.MirEvalData.notes;
import static etude.metrics.MirEvalData.notesWithVelocity;
import static etude.metrics.MirEvalData.patterns;
import static etude.metrics.MirEvalData.segments;
import static etude.metrics.MirEvalData.text;
import static etude.metrics.MirEvalData.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.Segment;
import etude.metrics.MirEvalData.Triple;
import etude.testing.TestData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @MethodSource
    void notesWithVelocityAgreeWithMirEval(Triple triple) {
        // Its test takes the MIDI numbers of these files for frequencies, and so do we.
        check(
                triple,
                TranscriptionVelocityMetrics.evaluate(
                        notesWithVelocity(triple.reference()), notesWithVelocity(triple.estimate())));
    }

    static List<Triple> notesWithVelocityAgreeWithMirEval() {
        return MirEvalData.triples("transcription_velocity");
    }

    @ParameterizedTest
    @MethodSource
    void severalPitchesAtATimeAgreeWithMirEval(Triple triple) {
        check(
                triple,
                MultipitchMetrics.evaluate(
                        times(triple.reference()),
                        frames(triple.reference()),
                        times(triple.estimate()),
                        frames(triple.estimate())));
    }

    static List<Triple> severalPitchesAtATimeAgreeWithMirEval() {
        return MirEvalData.triples("multipitch");
    }

    private static double[] times(Path file) {
        return column(file, 2, 0);
    }

    @ParameterizedTest
    @MethodSource
    void patternsAgreeWithMirEval(Triple triple) {
        check(triple, PatternMetrics.evaluate(patterns(triple.reference()), patterns(triple.estimate())));
    }

    static List<Triple> patternsAgreeWithMirEval() {
        return MirEvalData.triples("pattern");
    }

    @ParameterizedTest
    @MethodSource
    void alignmentsAgreeWithMirEval(Triple triple) {
        check(triple, AlignmentMetrics.evaluate(events(triple.reference()), events(triple.estimate())));
    }

    static List<Triple> alignmentsAgreeWithMirEval() {
        return MirEvalData.triples("alignment");
    }

    /** The files of both sides are the levels of one hierarchy; the window is in the name of the figures' file. */
    @Test
    void hierarchiesAgreeWithMirEval() {
        Path folder = TestData.require("reference/mir_eval/hierarchy");
        List<Path> outputs = MirEvalData.files(folder, "output_w=");
        assertThat(outputs).isNotEmpty();
        for (Path output : outputs) {
            double window = Double.parseDouble(output.getFileName().toString().replaceAll("[^0-9]", ""));
            var settings = HierarchyMetrics.Settings.STANDARD.withWindow(window);
            check(
                    MirEvalData.figures(output),
                    HierarchyMetrics.evaluate(levels(folder, "ref"), levels(folder, "est"), settings));
        }
    }

    private static List<List<Segment>> levels(Path folder, String side) {
        return MirEvalData.files(folder, side).stream()
                .map(MirEvalData::segments)
                .toList();
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
