package etude.bench.accuracy;

import etude.analysis.rhythm.BeatTrack;
import etude.analysis.rhythm.BeatTracker;
import etude.analysis.rhythm.Onsets;
import etude.audio.AudioFiles;
import etude.metrics.BeatMetrics;
import etude.metrics.OnsetMetrics;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How well tempo, beats, bars and onsets of annotated recordings are found, as lines of CSV: task, figure by clips and number
 * of clips, figure by songs and number of songs.
 *
 * <p>Tempo: the share within 4 % of the truth (1), or of its half, double, third or triple (2); loops are repeated to 20 s.
 * Beats, downbeats (window 70 ms) and onsets (window 50 ms): mean F-measure, from the first second on. The argument is a
 * folder with {@code audio/annotated/index.csv} and the clips that it names.
 */
public final class RhythmAccuracy {

    private static final double TEMPO = 0.04;
    private static final double[] RATIOS = {1, 2, 3, 1 / 2.0, 1 / 3.0};
    private static final double BEATS_WINDOW = 0.07;
    private static final double ONSETS_WINDOW = 0.05;
    private static final double AT_ONCE = 0.03;
    private static final double LOOP_SECONDS = 20;
    private static final Pattern FIELD = Pattern.compile("\"([^\"]*)\"|([^,]+)|(?<=,)(?=,|$)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern CUT = Pattern.compile("_\\d+_accompaniment$");

    private final Path data;
    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

    private RhythmAccuracy(Path data) {
        this.data = data;
    }

    /**
     * A figure.
     *
     * @param task what was measured
     * @param byClips mean over all clips
     * @param clips their number
     * @param bySongs mean over the songs' means
     * @param songs their number
     */
    public record Row(String task, double byClips, int clips, double bySongs, int songs) {

        /** As a line of CSV. */
        public String csv() {
            return String.format(Locale.ROOT, "%s,%.3f,%d,%.3f,%d", task, byClips, clips, bySongs, songs);
        }
    }

    /** Prints the table. */
    public static void main(String[] args) throws IOException {
        System.out.println("task,by_clips,clips,by_songs,songs");
        for (Row row : measure(Path.of(args[0]))) {
            System.out.println(row.csv());
        }
    }

    /** All figures of a folder of annotated recordings. */
    public static List<Row> measure(Path data) throws IOException {
        var accuracy = new RhythmAccuracy(data);
        List<String> lines = Files.readAllLines(data.resolve("audio/annotated/index.csv"));
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = fields(line);
            accuracy.clip(fields.get(0), fields.get(1), fields.get(2));
        }
        return accuracy.rows();
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher match = FIELD.matcher(line);
        while (match.find()) {
            fields.add(match.group(1) != null ? match.group(1) : match.group());
        }
        return fields;
    }

    private void clip(String clip, String task, String annotation) throws IOException {
        String name = Path.of(clip).getFileName().toString().replaceFirst("\\.[^.]*$", "");
        String song = CUT.matcher(name).replaceFirst("");
        if (task.startsWith("tempo")) {
            tempo(song, repeated(AudioFiles.read(data.resolve(clip))), first(annotation));
        } else if (task.startsWith("beats")) {
            beats(song, AudioFiles.read(data.resolve(clip)), annotation);
        } else if (task.endsWith("onsets")) {
            onsets(song, task, AudioFiles.read(data.resolve(clip)), annotation);
        }
    }

    private void tempo(String song, Waveform clip, double truth) {
        double found = BeatTracker.standard().track(clip).tempo().bpm();
        add("tempo 1", song, Math.abs(found / truth - 1) <= TEMPO ? 1 : 0);
        add("tempo 2", song, Arrays.stream(RATIOS).anyMatch(r -> Math.abs(found * r / truth - 1) <= TEMPO) ? 1 : 0);
    }

    private void beats(String song, Waveform clip, String annotation) throws IOException {
        List<double[]> truth = numbers(annotation, clip.duration());
        BeatTrack found = BeatTracker.standard().track(clip);
        double[] beats = truth.stream().mapToDouble(row -> row[0]).toArray();
        double[] downbeats = truth.stream()
                .filter(row -> row[1] == 1)
                .mapToDouble(row -> row[0])
                .toArray();
        add("beats", song, BeatMetrics.fMeasure(beats, found.times(), BEATS_WINDOW));
        add("downbeats", song, BeatMetrics.fMeasure(downbeats, found.downbeats(), BEATS_WINDOW));
    }

    private void onsets(String song, String task, Waveform clip, String annotation) throws IOException {
        List<Double> truth = new ArrayList<>();
        for (double[] row : numbers(annotation, clip.duration())) {
            boolean own = truth.isEmpty() || row[0] - truth.get(truth.size() - 1) > AT_ONCE;
            if (own || (!task.startsWith("drum") && row[0] > truth.get(truth.size() - 1))) {
                truth.add(row[0]);
            }
        }
        double[] times = truth.stream().mapToDouble(Double::doubleValue).toArray();
        double[] found = Onsets.standard().detect(clip).times();
        add(task, song, OnsetMetrics.retrieval(times, found, ONSETS_WINDOW).fMeasure());
    }

    private static Waveform repeated(Waveform clip) {
        int times = (int) Math.max(1, Math.ceil(LOOP_SECONDS / clip.duration()));
        float[] once = clip.toMono().channel(0);
        float[] all = new float[once.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(once, 0, all, i * once.length, once.length);
        }
        return Waveform.mono(all, clip.sampleRate());
    }

    /** The numbers of each line that begins before the clip ends. */
    private List<double[]> numbers(String file, double end) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve(file))) {
            double[] row = NUMBER.matcher(line)
                    .results()
                    .mapToDouble(m -> Double.parseDouble(m.group()))
                    .toArray();
            if (row.length > 0 && row[0] < end) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static double first(String text) {
        Matcher match = NUMBER.matcher(text);
        if (!match.find()) {
            throw new IllegalArgumentException("There is no number in the annotation " + text + ".");
        }
        return Double.parseDouble(match.group());
    }

    private void add(String task, String song, double figure) {
        figures.computeIfAbsent(task, t -> new LinkedHashMap<>())
                .computeIfAbsent(song, s -> new ArrayList<>())
                .add(figure);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        figures.forEach((task, songs) -> {
            double[] all = songs.values().stream()
                    .flatMap(List::stream)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double bySongs = songs.values().stream()
                    .mapToDouble(song -> song.stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0))
                    .average()
                    .orElse(0);
            rows.add(new Row(task, Arrays.stream(all).average().orElse(0), all.length, bySongs, songs.size()));
        });
        return rows;
    }
}
