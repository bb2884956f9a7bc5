package etude.cli.features;

import etude.audio.SoundFile;
import etude.cli.Batch;
import etude.cli.Console;
import etude.cli.InputFiles;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Progress;
import etude.cli.Verb;
import etude.representation.Representation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes representations of sound files into arrays, tables and pictures. */
@Command(
        name = "features",
        description = {
            "Compute representations of sound files: arrays (.npz, .npy), tables (.csv, .arff) or pictures (.png).",
            "Channels are mixed to their mean, as librosa does; files of any length are worked through piece by piece."
        },
        footer = {
            "",
            "Example: etude features song.mp3 --as melspectrogram,mfcc,chroma_cqt --set nMels=64 -o song.npz",
            "'etude features --list' names all representations, presets and settings."
        })
public final class FeaturesVerb implements Verb {

    @Mixin
    private final Options.Inputs inputs = new Options.Inputs();

    @Option(
            names = "--as",
            required = true,
            paramLabel = "NAME,…",
            description = "Representations, by librosa's names.")
    private List<String> names = List.of();

    @Option(
            names = "--preset",
            defaultValue = "librosa",
            paramLabel = "NAME",
            description = "Whose defaults: librosa, torchaudio, htk, kaldi, musicnn… (default: ${DEFAULT-VALUE}).")
    private String preset = "librosa";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting that differs, such as nMels=64.")
    private List<String> settings = List.of();

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            converter = Options.Rate.class,
            description = "Bring the sound to this sample rate first (default: the file's own, or the preset's).")
    private int rate;

    @Option(
            names = "--channel",
            paramLabel = "N",
            converter = Options.Channel.class,
            description = "Take one channel, counted from 1, and not the mean of all.")
    private int channel = SoundFile.MIX;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "File to write (.npz, .npy, .csv, .arff, .png), or a folder for one file each.")
    private Path output = Path.of("");

    @Option(
            names = "--format",
            defaultValue = "npz",
            paramLabel = "EXT",
            description = "What to write into a folder: npz, npy, csv, arff or png (default: ${DEFAULT-VALUE}).")
    private String format = "npz";

    @Option(
            names = "--stats",
            description =
                    "Write mean and deviation over time, of the values and of their slopes, and not the frames: .npz, or one"
                            + " table of all files, .csv or .arff.")
    private boolean stats;

    @Option(names = "--list", help = true, description = "Name all representations, presets and settings, and stop.")
    private boolean list;

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        if (list) {
            Catalogue.print(console, form.json());
            return 0;
        }
        Request request = Request.of(names, preset, settings, rate);
        List<InputFiles.Input> files = inputs.expand();
        Optional<StatisticsTable> table = stats ? StatisticsTable.of(output, format) : Optional.empty();
        if (table.isPresent()) {
            Options.refuseExisting(output, overwrite.force());
            return tabulate(console, request, files, table.get());
        }
        Targets targets = Targets.of(output, format, request.names(), files, inputs.isSingle());
        Batch batch = new Batch(console);
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i).path();
            Path target = targets.of(i);
            failed(console, file, batch.run(file.toString(), () -> compute(console, request, file, target)));
        }
        return batch.end();
    }

    private int tabulate(Console console, Request request, List<InputFiles.Input> files, StatisticsTable table)
            throws IOException {
        Batch batch = new Batch(console);
        for (InputFiles.Input input : files) {
            Path file = input.path();
            failed(console, file, batch.run(file.toString(), () -> {
                SoundFile sound = SoundFile.open(file, channel, request::rate);
                table.add(file, statistics(console, request, file, sound));
                tell(console, file, table.target(), sound);
            }));
        }
        table.write(overwrite.force());
        return batch.end();
    }

    private void failed(Console console, Path file, String why) {
        if (form.json() && !why.isEmpty()) {
            Map<String, Object> failure = new LinkedHashMap<>();
            failure.put("file", file);
            failure.put("error", why);
            console.print(Json.of(failure));
        }
    }

    private void compute(Console console, Request request, Path file, Path target) throws IOException {
        if (!stats) {
            extract(console, request, file, target);
            return;
        }
        Options.refuseExisting(target, overwrite.force());
        SoundFile sound = SoundFile.open(file, channel, request::rate);
        statistics(console, request, file, sound).write(target, overwrite.force());
        tell(console, file, target, sound);
    }

    private Statistics statistics(Console console, Request request, Path file, SoundFile sound) throws IOException {
        var statistics = new Statistics(request.names(), request.representations(sound.sampleRate()));
        var extraction = new Extraction(sound, statistics.representations());
        try (Progress progress = console.progress(String.valueOf(file.getFileName()))) {
            sound.watch(progress::at, extraction.passes());
            extraction.run(statistics.sinks());
        }
        sound.requireSamples();
        return statistics;
    }

    private void tell(Console console, Path file, Path target, SoundFile sound) {
        sound.warnings().forEach(warning -> console.say(file + ": " + warning.message()));
        if (form.json()) {
            console.print(Json.of(Map.of("file", file, "output", target, "sampleRate", sound.sampleRate())));
        }
    }

    private void extract(Console console, Request request, Path file, Path target) throws IOException {
        SoundFile sound = SoundFile.open(file, channel, request::rate);
        List<Representation> representations = request.representations(sound.sampleRate());
        Extraction extraction = new Extraction(sound, representations);
        String title = String.valueOf(file.getFileName());
        try (Progress progress = console.progress(title);
                Output out = Output.create(new Output.Plan(
                        target, overwrite.force(), title, sound.duration(), request.names(), representations))) {
            sound.watch(progress::at, extraction.passes());
            extraction.run(out.sinks());
            sound.requireSamples();
            out.commit();
            sound.warnings().forEach(warning -> console.say(file + ": " + warning.message()));
            if (form.json()) {
                console.print(Json.of(report(file, sound, target, request, out)));
            }
        }
    }

    private static Map<String, Object> report(Path file, SoundFile sound, Path target, Request request, Output out) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file);
        map.put("output", target);
        map.put("preset", request.preset());
        map.put("settings", request.settings());
        map.put("sampleRate", sound.sampleRate());
        map.put("duration", sound.duration());
        map.put("arrays", out.shapes());
        map.put("warnings", sound.warnings().stream().map(w -> w.message()).toList());
        return map;
    }
}
