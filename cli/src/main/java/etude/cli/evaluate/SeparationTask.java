package etude.cli.evaluate;

import etude.audio.AudioFiles;
import etude.audio.DecodedAudio;
import etude.cli.UsageException;
import etude.cli.evaluate.Task.Setting;
import etude.metrics.Protocol;
import etude.metrics.Scores;
import etude.metrics.Separation;
import etude.metrics.SeparationMetrics;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Separated sources: a folder of sound files, one a source, beside a folder of estimates of the same names. */
final class SeparationTask implements Comparison {

    private static final List<String> MEASURES = List.of("v4", "sources", "images", "si-sdr");

    static final Task TASK = new Task(
            "separation",
            "folders of sound files, one a source, of the same names; or two sound files",
            List.of(
                    new Setting(
                            "measure", "v4,si-sdr", "v4, sources and images (BSS Eval 3), si-sdr; divided by commas"),
                    new Setting("window", "1", "of BSS Eval, seconds; 0 for the whole sound"),
                    new Setting("hop", "1", "seconds from window to window"),
                    new Setting("permute", "no", "whether the order of the estimates is found"),
                    new Setting("zero-mean", "no", "whether SI-SDR takes the mean out first")),
            List.of(),
            (set, pairs) -> new SeparationTask(set));

    private final List<String> measures;
    private final double window;
    private final double hop;
    private final boolean permute;
    private final boolean zeroMean;

    private SeparationTask(TaskSettings set) {
        this.measures = set.words("measure", MEASURES);
        this.window = set.number("window");
        this.hop = set.number("hop");
        this.permute = set.yes("permute");
        this.zeroMean = set.yes("zero-mean");
        if (!(window >= 0 && window < 1e6 && hop > 0 && hop < 1e6)) {
            throw new UsageException("The window is " + window + " s and the hop " + hop
                    + " s; both must be positive, the window may be 0 for the whole sound.");
        }
        if (permute && measures.contains("v4")) {
            throw new UsageException(
                    "v4 takes the estimates by their names; permute=yes is for measure=sources or images.");
        }
    }

    @Override
    public List<Result> compare(Pair pair) throws IOException {
        Map<String, Path> references = sounds(pair.reference());
        Map<String, Path> estimates = sounds(pair.found());
        List<String> names = List.copyOf(references.keySet());
        List<Waveform> truth = new ArrayList<>();
        List<Waveform> found = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Map.Entry<String, Path> reference : references.entrySet()) {
            Path estimate = estimates.get(reference.getKey());
            if (references.size() == 1 && estimates.size() == 1) {
                estimate = estimates.values().iterator().next();
            }
            if (estimate == null) {
                throw new IOException(pair.found() + " has no sound file '" + reference.getKey()
                        + "', which the reference has; it has: " + String.join(", ", estimates.keySet()) + ".");
            }
            truth.add(sound(reference.getValue(), warnings));
            found.add(sound(estimate, warnings));
        }
        List<Result> results = new ArrayList<>();
        for (String measure : measures) {
            results.add(measure.equals("si-sdr") ? siSdr(names, truth, found) : bssEval(measure, names, truth, found));
        }
        return warnings.isEmpty()
                ? results
                : results.stream().map(result -> result.warning(warnings)).toList();
    }

    private static Waveform sound(Path file, List<String> warnings) throws IOException {
        DecodedAudio audio = AudioFiles.decode(file);
        audio.warnings().forEach(warning -> warnings.add(file + ": " + warning.message()));
        return audio.waveform();
    }

    private static Map<String, Path> sounds(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Map.of(Pair.withoutExtension(String.valueOf(path.getFileName())), path);
        }
        return Pair.files(path);
    }

    private Result bssEval(String measure, List<String> names, List<Waveform> truth, List<Waveform> found) {
        int rate = truth.get(0).sampleRate();
        int samples = (int) Math.round(Math.max(1, window * rate));
        int step = (int) Math.round(Math.max(1, hop * rate));
        boolean whole = window == 0;
        Separation separation = switch (measure) {
            case "v4" -> SeparationMetrics.version4(truth, found, whole ? Integer.MAX_VALUE : samples, step);
            case "sources" ->
                whole
                        ? SeparationMetrics.sources(truth, found, permute)
                        : SeparationMetrics.sources(truth, found, samples, step, permute);
            default ->
                whole
                        ? SeparationMetrics.images(truth, found, permute)
                        : SeparationMetrics.images(truth, found, samples, step, permute);
        };
        return new Result(separation.scores(names), details(measure, whole, names, separation));
    }

    /** Under mir_eval's names, or museval's: a list for each source, of its windows where there are several. */
    private static Map<String, @Nullable Object> details(
            String measure, boolean whole, List<String> names, Separation separation) {
        String group = measure.equals("sources") ? "Sources" : "Images";
        String prefix = group + (whole ? "" : " Frames") + " - ";
        boolean museval = measure.equals("v4");
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("sources", names);
        details.put(museval ? "SDR" : prefix + "Source to Distortion", rows(separation, separation::sdr, whole));
        if (!measure.equals("sources")) {
            details.put(museval ? "ISR" : prefix + "Image to Spatial", rows(separation, separation::isr, whole));
        }
        details.put(museval ? "SIR" : prefix + "Source to Interference", rows(separation, separation::sir, whole));
        details.put(museval ? "SAR" : prefix + "Source to Artifact", rows(separation, separation::sar, whole));
        if (!museval) {
            IntFunction<double[]> orders =
                    s -> Arrays.stream(separation.estimates(s)).asDoubleStream().toArray();
            details.put(prefix + "Source permutation", rows(separation, orders, whole));
        }
        return details;
    }

    private static List<Object> rows(Separation separation, IntFunction<double[]> row, boolean whole) {
        return IntStream.range(0, separation.sources())
                .mapToObj(s -> {
                    List<Double> values = Arrays.stream(row.apply(s)).boxed().toList();
                    return whole ? (Object) values.get(0) : values;
                })
                .toList();
    }

    private Result siSdr(List<String> names, List<Waveform> truth, List<Waveform> found) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int s = 0; s < names.size(); s++) {
            values.put(names.get(s) + " SI-SDR", SeparationMetrics.siSdr(truth.get(s), found.get(s), zeroMean));
        }
        Protocol protocol = Protocol.of(
                "separation",
                "method",
                "SI-SDR",
                "mean",
                zeroMean ? "taken out" : "left in",
                "channels",
                "one scale for all",
                "sample rate",
                truth.get(0).sampleRate() + " Hz");
        return Result.of(new Scores(protocol, values));
    }
}
