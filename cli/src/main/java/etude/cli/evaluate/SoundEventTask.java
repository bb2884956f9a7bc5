package etude.cli.evaluate;

import etude.annotation.Segment;
import etude.cli.evaluate.Task.Setting;
import etude.metrics.EventMetrics;
import etude.report.annotation.AnnotationFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sound events, segment by segment and event by event, of all recordings that the files list. */
final class SoundEventTask implements Comparison {

    static final Task TASK = new Task(
            "sound_event",
            "sound events, of one recording or a list of many",
            List.of(
                    new Setting("segment", "1", "length of a segment, seconds"),
                    new Setting("collar", "0.2", "how far apart onsets may lie, and offsets always, seconds"),
                    new Setting("share", "0.5", "how far apart offsets may lie, durations of the event"),
                    new Setting("offsets", "yes", "whether offsets are looked at")),
            List.of("f_measure", "error_rate"),
            SoundEventTask::new);

    private final Set<String> labels = new TreeSet<>();
    private final double segment;
    private final double collar;
    private final double share;
    private final boolean offsets;
    private final List<EventMetrics> all;

    private SoundEventTask(TaskSettings set, List<Pair> pairs) {
        this.segment = set.number("segment");
        this.collar = set.number("collar");
        this.share = set.number("share");
        this.offsets = set.yes("offsets");
        pairs.forEach(this::learnLabels);
        this.all = Tasks.checked(this::metrics);
    }

    /** The classes are those that occur anywhere; a file that cannot be read is told when it is compared. */
    private void learnLabels(Pair pair) {
        try {
            for (Path file : List.of(pair.reference(), pair.found())) {
                AnnotationFiles.readEvents(file)
                        .values()
                        .forEach(events -> events.forEach(event -> labels.add(event.label())));
            }
        } catch (IOException e) {
            System.getLogger(SoundEventTask.class.getName()).log(System.Logger.Level.DEBUG, "told later", e);
        }
    }

    private List<EventMetrics> metrics() {
        return List.of(
                EventMetrics.segmentBased(labels, segment), EventMetrics.eventBased(labels, collar, share, offsets));
    }

    @Override
    public List<Result> compare(Pair pair) throws IOException {
        Map<String, List<Segment>> reference = AnnotationFiles.readEvents(pair.reference());
        Map<String, List<Segment>> estimate = AnnotationFiles.readEvents(pair.found());
        Set<String> recordings = new LinkedHashSet<>(reference.keySet());
        recordings.addAll(estimate.keySet());
        List<EventMetrics> metrics = metrics();
        for (String recording : recordings) {
            List<Segment> truth = reference.getOrDefault(recording, List.of());
            List<Segment> found = estimate.getOrDefault(recording, List.of());
            metrics.forEach(counts -> counts.add(truth, found));
            all.forEach(counts -> counts.add(truth, found));
        }
        return results(metrics);
    }

    @Override
    public List<Result> together() {
        return results(all);
    }

    /** Of each method first all events together, with the classes as details, then the mean over classes. */
    private static List<Result> results(List<EventMetrics> metrics) {
        return metrics.stream()
                .flatMap(counts -> {
                    Map<String, @Nullable Object> classes = new LinkedHashMap<>();
                    counts.byClass().forEach((label, scores) -> classes.put(label, scores.values()));
                    return List.of(
                            new Result(counts.overall(), Map.of("classes", classes)), Result.of(counts.average()))
                            .stream();
                })
                .toList();
    }
}
