package etude.metrics;

import static etude.testing.ReferenceJson.list;
import static etude.testing.ReferenceJson.number;
import static etude.testing.ReferenceJson.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.Segment;
import etude.testing.ReferenceJson;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventMetricsTest {

    /** sed_eval adds its smallest number to what it divides by. */
    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest
    @ValueSource(strings = {"office_med", "street_fold1"})
    void figuresAgreeWithSedEval(String set) throws IOException {
        Map<String, Object> expected =
                ReferenceJson.read(TestData.require("labels/sed_eval/expected_" + set + ".json"));
        List<String> labels =
                list(expected.get("labels")).stream().map(Object::toString).toList();
        Map<String, Object> results = object(expected.get("results"));
        results.forEach((protocol, figures) -> {
            EventMetrics metrics = metrics(protocol, labels);
            for (Object pair : list(expected.get("files"))) {
                count(metrics, list(pair).get(0).toString(), list(pair).get(1).toString());
            }
            agree(metrics.overall(), object(object(figures).get("overall")));
            agree(metrics.average(), object(object(figures).get("class_wise_average")));
            Map<String, Object> classes = object(object(figures).get("class_wise"));
            assertThat(metrics.byClass()).containsOnlyKeys(classes.keySet());
            metrics.byClass().forEach((label, scores) -> agree(scores, object(classes.get(label))));
        });
    }

    private static EventMetrics metrics(String protocol, List<String> labels) {
        return switch (protocol) {
            case "segment_based_1.0" -> EventMetrics.segmentBased(labels, 1);
            case "segment_based_0.1" -> EventMetrics.segmentBased(labels, 0.1);
            case "event_based_tcollar0.2_offset0.5" -> EventMetrics.eventBased(labels, 0.2, 0.5, true);
            default -> throw new IllegalArgumentException(protocol);
        };
    }

    private static void count(EventMetrics metrics, String reference, String estimate) {
        Map<String, List<Segment>> truth = events(reference);
        Map<String, List<Segment>> found = events(estimate);
        truth.forEach((file, events) -> metrics.add(events, found.getOrDefault(file, List.of())));
    }

    /** Rows of start, end and label, the file before them where there are several, and the scene between where it is told. */
    private static Map<String, List<Segment>> events(String name) {
        try {
            Path file = TestData.require("labels/sed_eval/sound_event/" + name);
            Map<String, List<Segment>> events = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t");
                int n = cells.length;
                events.computeIfAbsent(n > 3 ? cells[0] : "", f -> new ArrayList<>())
                        .add(new Segment(
                                Double.parseDouble(cells[n - 3]), Double.parseDouble(cells[n - 2]), cells[n - 1]));
            }
            return events;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void agree(Scores actual, Map<String, Object> groups) {
        groups.values()
                .forEach(group -> object(group).forEach((name, value) -> {
                    double expected = number(value);
                    double figure = actual.get(name);
                    if (Double.isNaN(expected)) {
                        assertThat(figure).as(name).isNaN();
                    } else {
                        assertThat(figure).as(name).isCloseTo(expected, within(TOLERANCE));
                    }
                }));
    }

    @Test
    void whatFitsWithAnotherLabelIsASubstitution() {
        EventMetrics metrics = EventMetrics.eventBased(List.of("car", "dog"), 0.2, 0.5, true);
        metrics.add(
                List.of(new Segment(1, 2, "car"), new Segment(5, 6, "dog"), new Segment(8, 9, "dog")),
                List.of(new Segment(1.1, 2.1, "dog"), new Segment(5.1, 6.2, "dog"), new Segment(20, 21, "car")));
        Scores overall = metrics.overall();
        assertThat(overall.get("precision")).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(overall.get("substitution_rate")).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(overall.get("deletion_rate")).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(overall.get("insertion_rate")).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(overall.get("error_rate")).isEqualTo(1);
        assertThat(overall.protocol().settings())
                .containsEntry("collar", "0.2 s")
                .containsEntry("average", "all events (micro)");
    }

    @Test
    void offsetsMayBeLeftOut() {
        List<Segment> truth = List.of(new Segment(1, 2, "car"));
        List<Segment> found = List.of(new Segment(1, 9, "car"));
        EventMetrics with =
                EventMetrics.eventBased(List.of("car"), 0.2, 0.5, true).add(truth, found);
        EventMetrics without =
                EventMetrics.eventBased(List.of("car"), 0.2, 0.5, false).add(truth, found);
        assertThat(with.overall().get("f_measure")).isZero();
        assertThat(without.overall().get("f_measure")).isEqualTo(1);
    }

    @Test
    void recordingsAreCountedTogether() {
        EventMetrics metrics = EventMetrics.segmentBased(List.of("car"), 1);
        metrics.add(List.of(new Segment(0, 2, "car")), List.of(new Segment(1, 3, "car")), 10);
        metrics.add(List.of(), List.of(), 5);
        assertThat(metrics.overall().get("accuracy")).isEqualTo(13 / 15.0);
        assertThat(metrics.overall().get("f_measure")).isEqualTo(0.5);
        assertThat(metrics.byClass().get("car").get("Nref")).isEqualTo(2);
    }

    @Test
    void nothingAtAllIsNotDefinedRatherThanWrong() {
        Scores overall = EventMetrics.segmentBased(List.of("car"), 1)
                .add(List.of(), List.of())
                .overall();
        assertThat(overall.get("f_measure")).isNaN();
        assertThat(overall.get("error_rate")).isNaN();
    }

    @Test
    void whatCannotBeMeantIsRefusedWithASentence() {
        EventMetrics metrics = EventMetrics.segmentBased(List.of("car"), 0.01);
        assertThatThrownBy(() -> metrics.add(List.of(new Segment(0, 1, "cat")), List.of()))
                .hasMessageContaining("'cat'")
                .hasMessageContaining("[car]");
        assertThatThrownBy(() -> metrics.add(List.of(new Segment(-1, 1, "car")), List.of()))
                .hasMessageContaining("-1.0 s");
        assertThatThrownBy(() -> metrics.add(List.of(new Segment(0, 1e300, "car")), List.of()))
                .hasMessageContaining("at most");
        assertThatThrownBy(() -> EventMetrics.segmentBased(List.of(), 0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> EventMetrics.eventBased(List.of(), 0.2, 2, true))
                .hasMessageContaining("from 0 to 1");
    }
}
