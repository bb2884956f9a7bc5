package etude.metrics;

import etude.annotation.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How well sound events were detected: counts over recordings, and the figures of the counts. As sed_eval, under its names.
 *
 * <ul>
 *   <li>{@link #segmentBased}: time is cut into segments; a class is right in a segment if both have it there;
 *   <li>{@link #eventBased}: an event is right if its class is and its onset and offset are near enough; events are paired
 *       so that as many as possible are right.
 * </ul>
 *
 * <p>Precision, recall and F-measure are not defined (NaN) where there is nothing to divide by, and such classes are left out
 * of the mean over classes; so are error rates where the reference has no event. The error rate counts what is wrong per
 * event of the reference, so it may pass 1.
 *
 * <pre>{@code
 * EventMetrics metrics = EventMetrics.segmentBased(labels, 1);
 * metrics.add(reference, estimate);
 * double f = metrics.overall().get("f_measure");
 * }</pre>
 *
 * @see <a href="https://doi.org/10.3390/app6060162">Mesaros, Heittola and Virtanen, Metrics for polyphonic sound event
 *     detection, 2016</a>
 */
public final class EventMetrics {

    /** More segments than any recording has: a week in hundredths of a second. */
    private static final double MOST_SEGMENTS = 6.1e7;

    private final Judge judge;
    private final Protocol protocol;
    private final EventCounts overall = new EventCounts();
    private final Map<String, EventCounts> classes = new LinkedHashMap<>();
    private final List<String> labels;

    private EventMetrics(Collection<String> labels, Judge judge, ScoreSheet protocol) {
        this.judge = judge;
        this.labels = List.copyOf(new TreeSet<>(labels));
        this.labels.forEach(label -> classes.put(label, new EventCounts()));
        this.protocol =
                protocol.with("classes", this.labels.size(), "").scores().protocol();
    }

    /** Adds a recording to counts. */
    private interface Judge {
        void judge(List<Segment> reference, List<Segment> estimate, double duration, EventMetrics counts);
    }

    /**
     * Segment by segment.
     *
     * @param labels of all classes
     * @param length of a segment, seconds, positive; 1 s is usual
     */
    public static EventMetrics segmentBased(Collection<String> labels, double length) {
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A segment is " + length + " s long; it must be a positive number.");
        }
        return new EventMetrics(
                labels,
                (reference, estimate, duration, counts) -> counts.countSegments(reference, estimate, duration, length),
                new ScoreSheet("sound_event").with("method", "segment-based").with("segment", length, "s"));
    }

    /**
     * Event by event.
     *
     * @param labels of all classes
     * @param collar by how much an onset may be off, and an offset at least, seconds; 0.2 s is usual
     * @param share by how much of its length an event's offset may be off, if that is more; 0.5 is usual
     * @param offsets whether offsets are looked at
     */
    public static EventMetrics eventBased(Collection<String> labels, double collar, double share, boolean offsets) {
        if (!(collar > 0 && collar < Double.POSITIVE_INFINITY) || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The collar is " + collar + " s and the share of an event's length "
                    + share + "; the collar must be positive, the share from 0 to 1.");
        }
        SoundEventMatching matching = new SoundEventMatching(collar, share, offsets);
        return new EventMetrics(
                labels,
                (reference, estimate, duration, counts) -> counts.countEvents(reference, estimate, matching),
                new ScoreSheet("sound_event")
                        .with("method", "event-based")
                        .with("collar", collar, "s")
                        .with("offset", offsets ? "within the collar or " + share + " of the length" : "any"));
    }

    /**
     * Counts a recording, which ends with the last event of both lists.
     *
     * @param reference events in any order, from 0 s on
     * @param estimate likewise
     * @throws IllegalArgumentException if an event's label is not among the classes, or its time is out of range
     */
    public EventMetrics add(List<Segment> reference, List<Segment> estimate) {
        return add(reference, estimate, Math.max(end(reference), end(estimate)));
    }

    /**
     * Counts a recording of a known length, which matters to accuracy and specificity: what nobody heard in silence is right.
     *
     * @param duration seconds; what is later is not looked at segment by segment
     */
    public EventMetrics add(List<Segment> reference, List<Segment> estimate, double duration) {
        check(reference);
        check(estimate);
        judge.judge(reference, estimate, duration, this);
        return this;
    }

    private void check(List<Segment> events) {
        for (Segment event : events) {
            if (!classes.containsKey(event.label())) {
                throw new IllegalArgumentException(
                        "There is an event '" + event.label() + "', which is none of the classes: " + labels + ".");
            }
            if (event.start() < 0) {
                throw new IllegalArgumentException("An event '" + event.label() + "' begins at " + event.start()
                        + " s; it must not begin before 0.");
            }
        }
    }

    private static double end(List<Segment> events) {
        return events.stream().mapToDouble(Segment::end).max().orElse(0);
    }

    private void countSegments(List<Segment> reference, List<Segment> estimate, double duration, double length) {
        double exact = Math.ceil(duration / length);
        if (!(exact <= MOST_SEGMENTS)) {
            throw new IllegalArgumentException("The recording is " + duration + " s long, which is " + exact
                    + " segments of " + length + " s; at most " + (long) MOST_SEGMENTS + " can be counted.");
        }
        int segments = (int) exact;
        int[] ofReference = new int[segments];
        int[] ofEstimate = new int[segments];
        int[] ofBoth = new int[segments];
        classes.forEach((label, counts) -> {
            boolean[] truth = active(reference, label, segments, length);
            boolean[] found = active(estimate, label, segments, length);
            for (int s = 0; s < segments; s++) {
                counts.decide(truth[s], found[s]);
                overall.decide(truth[s], found[s]);
                ofReference[s] += truth[s] ? 1 : 0;
                ofEstimate[s] += found[s] ? 1 : 0;
                ofBoth[s] += truth[s] && found[s] ? 1 : 0;
            }
        });
        for (int s = 0; s < segments; s++) {
            overall.substitutions += Math.min(ofReference[s], ofEstimate[s]) - ofBoth[s];
            overall.deletions += Math.max(0, ofReference[s] - ofEstimate[s]);
            overall.insertions += Math.max(0, ofEstimate[s] - ofReference[s]);
        }
    }

    private static boolean[] active(List<Segment> events, String label, int segments, double length) {
        boolean[] active = new boolean[segments];
        for (Segment event : events) {
            if (event.label().equals(label)) {
                int from = (int) Math.min(segments, Math.floor(event.start() / length));
                int to = (int) Math.min(segments, Math.ceil(event.end() / length));
                Arrays.fill(active, from, Math.max(from, to), true);
            }
        }
        return active;
    }

    private void countEvents(List<Segment> reference, List<Segment> estimate, SoundEventMatching matching) {
        SoundEventMatching.Result all = matching.match(reference, estimate, true);
        overall.add(reference.size(), estimate.size(), all.right(), all.substituted());
        classes.forEach((label, counts) -> {
            List<Segment> truth = only(reference, label);
            List<Segment> found = only(estimate, label);
            counts.add(
                    truth.size(),
                    found.size(),
                    matching.match(truth, found, false).right(),
                    0);
        });
    }

    private static List<Segment> only(List<Segment> events, String label) {
        return events.stream().filter(event -> event.label().equals(label)).toList();
    }

    /** Figures of all events of all classes together (micro average). */
    public Scores overall() {
        return new Scores(protocol("all events (micro)"), overall.figures(segmentBased(), true));
    }

    /** Means of the classes' figures (macro average); classes where a figure is not defined are left out. */
    public Scores average() {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (EventCounts counts : classes.values()) {
            counts.figures(segmentBased(), false)
                    .forEach((name, value) ->
                            values.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
        }
        Map<String, Double> means = new LinkedHashMap<>();
        values.forEach((name, list) -> means.put(
                name,
                list.stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(Double.NaN)));
        return new Scores(protocol("mean over classes (macro)"), means);
    }

    /** Figures of each class, with {@code Nref} and {@code Nsys}: how often the reference and the estimate have it. */
    public Map<String, Scores> byClass() {
        Map<String, Scores> scores = new LinkedHashMap<>();
        classes.forEach((label, counts) -> {
            Map<String, Double> figures = new LinkedHashMap<>(counts.figures(segmentBased(), false));
            figures.put("Nref", (double) counts.inReference);
            figures.put("Nsys", (double) counts.inEstimate);
            scores.put(label, new Scores(protocol("class " + label), figures));
        });
        return scores;
    }

    private boolean segmentBased() {
        return protocol.settings().containsKey("segment");
    }

    private Protocol protocol(String average) {
        Map<String, String> settings = new LinkedHashMap<>(protocol.settings());
        settings.put("average", average);
        return new Protocol(protocol.task(), settings);
    }
}
