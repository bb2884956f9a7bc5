package etude.cli.evaluate;

import static etude.report.annotation.AnnotationFiles.readChords;
import static etude.report.annotation.AnnotationFiles.readKey;
import static etude.report.annotation.AnnotationFiles.readMultiPitch;
import static etude.report.annotation.AnnotationFiles.readNotes;
import static etude.report.annotation.AnnotationFiles.readPatterns;
import static etude.report.annotation.AnnotationFiles.readPitch;
import static etude.report.annotation.AnnotationFiles.readSegments;
import static etude.report.annotation.AnnotationFiles.readTempo;
import static etude.report.annotation.AnnotationFiles.readTimes;

import etude.cli.UsageException;
import etude.cli.evaluate.Task.Setting;
import etude.metrics.AlignmentMetrics;
import etude.metrics.BeatMetrics;
import etude.metrics.ChordMetrics;
import etude.metrics.HierarchyMetrics;
import etude.metrics.KeyMetrics;
import etude.metrics.MelodyMetrics;
import etude.metrics.MultipitchMetrics;
import etude.metrics.OnsetMetrics;
import etude.metrics.PatternMetrics;
import etude.metrics.Scores;
import etude.metrics.SegmentMetrics;
import etude.metrics.TempoMetrics;
import etude.metrics.TranscriptionMetrics;
import etude.metrics.TranscriptionVelocityMetrics;
import etude.report.annotation.AnnotationFiles;
import etude.report.annotation.MultiPitch;
import etude.report.annotation.Tempi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All that can be evaluated. */
final class Tasks {

    private static final List<Task> ALL = List.of(
            new Task(
                    "beat",
                    "beats",
                    List.of(
                            new Setting("skip", "5", "seconds at the start that are left out"),
                            new Setting("window", "0.07", "how far apart beats may lie, seconds")),
                    List.of("F-measure", "Cemgil", "Correct Metric Level Total", "Any Metric Level Total"),
                    (set, pairs) -> each(beats(set))),
            new Task(
                    "tempo",
                    "tempi",
                    List.of(new Setting("tolerance", "0.08", "part of the tempo by which an estimate may differ")),
                    List.of("P-score", "One-correct", "Both-correct"),
                    (set, pairs) -> each(tempi(set))),
            new Task(
                    "onset",
                    "times",
                    List.of(new Setting("window", "0.05", "how far apart onsets may lie, seconds")),
                    List.of("F-measure", "Precision", "Recall"),
                    (set, pairs) -> each(onsets(set))),
            new Task(
                    "key",
                    "a key",
                    List.of(),
                    List.of("Weighted Score"),
                    (set, pairs) -> each((r, e) -> KeyMetrics.evaluate(readKey(r), readKey(e)))),
            new Task(
                    "chord",
                    "chords",
                    List.of(),
                    List.of("majmin", "sevenths", "mirex", "seg"),
                    (set, pairs) -> each((r, e) -> ChordMetrics.evaluate(readChords(r), readChords(e)))),
            new Task(
                    "melody",
                    "one pitch over time",
                    List.of(
                            new Setting("tolerance", "50", "how far apart pitches may lie, cents"),
                            new Setting("hop", "0", "seconds from frame to frame; 0 for those of the reference")),
                    List.of("Overall Accuracy", "Raw Pitch Accuracy", "Raw Chroma Accuracy"),
                    (set, pairs) -> each(melodies(set))),
            new Task(
                    "multipitch",
                    "several pitches over time",
                    List.of(new Setting("window", "0.5", "how far apart pitches may lie, semitones")),
                    List.of("Accuracy", "Precision", "Recall", "Total Error"),
                    (set, pairs) -> each(pitches(set))),
            new Task(
                    "transcription",
                    "notes",
                    List.of(
                            new Setting("window", "0.05", "how far apart onsets may lie, seconds"),
                            new Setting("pitch", "50", "how far apart pitches may lie, cents"),
                            new Setting("offset", "0.2", "how far apart offsets may lie, durations of the note"),
                            new Setting("offset-least", "0.05", "how far apart they may always lie, seconds")),
                    List.of("F-measure", "F-measure_no_offset", "Onset_F-measure"),
                    (set, pairs) -> each(notes(set))),
            new Task(
                    "transcription_velocity",
                    "notes with velocities",
                    List.of(
                            new Setting("window", "0.05", "how far apart onsets may lie, seconds"),
                            new Setting("pitch", "50", "how far apart pitches may lie, cents"),
                            new Setting("offset", "0.2", "how far apart offsets may lie, durations of the note"),
                            new Setting("offset-least", "0.05", "how far apart they may always lie, seconds"),
                            new Setting(
                                    "velocity",
                                    "0.1",
                                    "how far apart velocities may lie, part of the reference's range")),
                    List.of("F-measure", "F-measure_no_offset"),
                    (set, pairs) -> each(velocities(set))),
            new Task(
                    "segment",
                    "labelled sections",
                    List.of(
                            new Setting("frame", "0.1", "how often labels are read, seconds"),
                            new Setting("trim", "no", "whether the first and the last boundary are left out")),
                    List.of("F-measure@0.5", "F-measure@3.0", "Pairwise F-measure", "V-measure"),
                    (set, pairs) -> each(segments(set))),
            new Task(
                    "hierarchy",
                    "sections on several levels: JAMS, or files divided by commas, coarse ones first",
                    List.of(
                            new Setting("window", "15", "seconds before and after a moment that are looked at"),
                            new Setting("frame", "0.1", "how often levels are read, seconds")),
                    List.of("T-Measure full", "L-Measure"),
                    (set, pairs) -> each(hierarchies(set))),
            new Task(
                    "pattern",
                    "repeated patterns",
                    List.of(
                            new Setting("tolerance", "1e-5", "by how much steps of a pattern may differ"),
                            new Setting("first", "5", "how many patterns count as the first")),
                    List.of("F_est", "F_occ.75", "F_3"),
                    (set, pairs) -> each(patterns(set))),
            new Task(
                    "alignment",
                    "times of the same events",
                    List.of(new Setting("window", "0.3", "how far off a time may be, seconds")),
                    List.of("pc", "mae", "pcs", "perceptual"),
                    (set, pairs) -> each(alignments(set))),
            SeparationTask.TASK,
            SoundEventTask.TASK,
            LabelTasks.TAGGING,
            LabelTasks.CLASSIFICATION);

    private Tasks() {}

    /**
     * A task by its name, with _ or -.
     *
     * @throws UsageException if there is none; the sentence says which there are
     */
    static Task named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return ALL.stream()
                .filter(task -> task.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no task '" + name + "'; there are: " + names() + "."));
    }

    static List<Task> all() {
        return ALL;
    }

    private static String names() {
        return ALL.stream().map(Task::name).collect(Collectors.joining(", "));
    }

    /** Compares two files. */
    private interface OfFiles {
        Scores compare(Path reference, Path estimate) throws IOException;
    }

    private static Comparison each(OfFiles comparison) {
        return pair -> List.of(Result.of(comparison.compare(pair.reference(), pair.found())));
    }

    private static OfFiles beats(TaskSettings set) {
        BeatMetrics.Settings usual = BeatMetrics.Settings.STANDARD;
        var settings = checked(() -> new BeatMetrics.Settings(
                set.number("skip"),
                set.number("window"),
                usual.sigma(),
                usual.gotoThreshold(),
                usual.gotoMean(),
                usual.gotoDeviation(),
                usual.pScoreThreshold(),
                usual.phase(),
                usual.period(),
                usual.bins()));
        return (r, e) -> BeatMetrics.evaluate(beatTimes(r), beatTimes(e), settings);
    }

    private static double[] beatTimes(Path file) throws IOException {
        return BeatMetrics.times(AnnotationFiles.readBeats(file));
    }

    private static OfFiles tempi(TaskSettings set) {
        double tolerance = set.number("tolerance");
        return (r, e) -> {
            Tempi reference = readTempo(r);
            return TempoMetrics.evaluate(
                    reference.both(), reference.weight(), readTempo(e).both(), tolerance);
        };
    }

    private static OfFiles onsets(TaskSettings set) {
        double window = set.number("window");
        return (r, e) -> OnsetMetrics.evaluate(readTimes(r), readTimes(e), window);
    }

    private static OfFiles melodies(TaskSettings set) {
        var settings = checked(() -> new MelodyMetrics.Settings(set.number("tolerance"), set.number("hop")));
        return (r, e) -> MelodyMetrics.evaluate(readPitch(r), readPitch(e), settings);
    }

    private static OfFiles pitches(TaskSettings set) {
        double window = set.number("window");
        return (r, e) -> {
            MultiPitch reference = readMultiPitch(r);
            MultiPitch estimate = readMultiPitch(e);
            return MultipitchMetrics.evaluate(
                    reference.times(), reference.frequencies(), estimate.times(), estimate.frequencies(), window);
        };
    }

    private static TranscriptionMetrics.Settings tolerances(TaskSettings set) {
        return checked(() -> new TranscriptionMetrics.Settings(
                set.number("window"),
                set.number("pitch"),
                set.number("offset"),
                set.number("offset-least"),
                TranscriptionMetrics.Settings.STANDARD.strict(),
                TranscriptionMetrics.Settings.STANDARD.beta()));
    }

    private static OfFiles notes(TaskSettings set) {
        var settings = tolerances(set);
        return (r, e) -> TranscriptionMetrics.evaluate(readNotes(r), readNotes(e), settings);
    }

    private static OfFiles velocities(TaskSettings set) {
        var settings = tolerances(set);
        double velocity = set.number("velocity");
        return (r, e) -> TranscriptionVelocityMetrics.evaluate(readNotes(r), readNotes(e), settings, velocity);
    }

    private static OfFiles segments(TaskSettings set) {
        var settings = checked(() -> new SegmentMetrics.Settings(
                set.number("frame"), SegmentMetrics.Settings.STANDARD.beta(), set.yes("trim")));
        return (r, e) -> SegmentMetrics.evaluate(readSegments(r), readSegments(e), settings);
    }

    private static OfFiles hierarchies(TaskSettings set) {
        var settings = checked(() -> new HierarchyMetrics.Settings(
                set.number("window"), set.number("frame"), HierarchyMetrics.Settings.STANDARD.beta()));
        return (r, e) -> HierarchyMetrics.evaluate(
                AnnotationFiles.readHierarchy(levels(r)), AnnotationFiles.readHierarchy(levels(e)), settings);
    }

    /** Files whose names are divided by commas, unless there is one of the whole name. */
    private static List<Path> levels(Path files) {
        if (java.nio.file.Files.exists(files)) {
            return List.of(files);
        }
        List<Path> levels = new ArrayList<>();
        for (String name : files.toString().split(",")) {
            levels.add(Path.of(name));
        }
        return levels;
    }

    private static OfFiles patterns(TaskSettings set) {
        var settings = checked(() -> new PatternMetrics.Settings(set.number("tolerance"), (int) set.number("first")));
        return (r, e) -> PatternMetrics.evaluate(readPatterns(r), readPatterns(e), settings);
    }

    private static OfFiles alignments(TaskSettings set) {
        double window = set.number("window");
        return (r, e) -> AlignmentMetrics.evaluate(readTimes(r), readTimes(e), window);
    }

    /** Settings that are out of range are a mistake of the command, not of a file. */
    static <T> T checked(java.util.function.Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
