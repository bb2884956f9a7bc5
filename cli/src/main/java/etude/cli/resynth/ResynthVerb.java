package etude.cli.resynth;

import etude.audio.AudioFiles;
import etude.audio.AudioFormatException;
import etude.audio.SoundFile;
import etude.audio.WriteOptions;
import etude.cli.Batch;
import etude.cli.Console;
import etude.cli.InputFiles;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Progress;
import etude.cli.UsageException;
import etude.cli.Verb;
import etude.features.Features;
import etude.representation.Layout;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.resynthesis.GriffinLim;
import etude.resynthesis.Invertibility;
import etude.resynthesis.Resynthesis;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a sound from a representation of a sound, so that what is lost can be heard. */
@Command(
        name = "resynth",
        description = {
            "Compute a representation of a sound file and make sound of it again: what is lost on the way can be heard.",
            "From stft the same sound comes back; from mel and cqt a similar one; mfcc keeps the timbre and loses the"
                    + " pitch, chroma keeps the harmony and loses the timbre."
        })
public final class ResynthVerb implements Verb {

    private static final Map<String, String> SHORT_NAMES =
            Map.of("mel", "melspectrogram", "chroma", "chroma_cqt", "spectrum", "spectrogram");

    @Parameters(paramLabel = "FILE", description = "A sound file.")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            required = true,
            paramLabel = "NAME",
            description = "mfcc, mel, stft, cqt, chroma, or any representation with a way back.")
    private String from = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "Sound file to write: .wav, .flac, .mp3, .ogg, .opus or .m4a.")
    private Path output = Path.of("");

    @Option(names = "--preset", defaultValue = "librosa", description = "Whose defaults (default: ${DEFAULT-VALUE}).")
    private String preset = "librosa";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting that differs, such as nMfcc=40.")
    private List<String> settings = List.of();

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            converter = Options.Rate.class,
            description = "Bring the sound to this sample rate first.")
    private int rate;

    @Option(
            names = "--channel",
            paramLabel = "N",
            converter = Options.Channel.class,
            description = "Take one channel, counted from 1, and not the mean of all.")
    private int channel = SoundFile.MIX;

    @Option(
            names = "--iterations",
            defaultValue = "32",
            description = "Rounds of Griffin-Lim where phases are lost (default: ${DEFAULT-VALUE}).")
    private int iterations = 32;

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) {
        InputFiles.requireName(file.toString());
        WriteOptions format = format();
        Batch batch = new Batch(console);
        String why = batch.run(file.toString(), () -> resynthesise(console, format));
        if (form.json() && !why.isEmpty()) {
            Map<String, Object> failure = new LinkedHashMap<>();
            failure.put("file", file);
            failure.put("error", why);
            console.print(Json.of(failure));
        }
        return batch.end();
    }

    /** What can be told of the command alone is told before any file is looked at. */
    private WriteOptions format() {
        if (iterations < 0) {
            throw new UsageException("--iterations is " + iterations + "; it must be at least 0.");
        }
        try {
            return WriteOptions.forFile(output);
        } catch (AudioFormatException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private void resynthesise(Console console, WriteOptions format) throws IOException {
        WriteOptions options = overwrite.force() ? format.replacing() : format;
        Options.refuseExisting(output, overwrite.force());
        SoundFile sound = SoundFile.open(file, channel, own -> rate > 0 ? rate : own);
        Representation representation = representation(sound.sampleRate());
        Invertibility way = Invertibility.of(representation);
        if (way.kind() == Invertibility.Kind.NONE) {
            throw new UsageException("There is no way back from " + from + ": " + way.reason());
        }
        requireMemory(representation, sound);
        List<String> warnings = new ArrayList<>();
        Headroom.Turned heard;
        try (Progress progress = console.progress(from + " of " + file.getFileName())) {
            sound.watch(progress.part(0, 0.05)::at, 1);
            heard = Headroom.kept(heard(sound.read(), representation, progress.part(0.05, 1)));
            sound.warnings().forEach(warning -> warnings.add(file + ": " + warning.message()));
            if (heard.decibels() < 0) {
                warnings.add(output + ": " + heard.sentence());
            }
            AudioFiles.write(output, heard.sound(), options)
                    .forEach(warning -> warnings.add(output + ": " + warning.message()));
        }
        warnings.forEach(console::say);
        tell(console, way, heard, warnings);
    }

    private Representation representation(int sampleRate) {
        try {
            Preset chosen = Preset.named(preset, sampleRate).with(Options.settings(settings));
            return chosen.get(SHORT_NAMES.getOrDefault(from, from));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Waveform heard(Waveform sound, Representation representation, Progress progress) {
        Representation local = Features.resolve(representation, sound);
        Frames frames = Features.compute(local, sound);
        progress.at(0.1);
        GriffinLim rounds = GriffinLim.STANDARD.withIterations(iterations);
        Progress rest = progress.part(0.1, 1);
        return Resynthesis.of(local, frames, sound.length(), rounds, done -> {
            rest.at(done);
            return true;
        });
    }

    /** Everything is held in memory; what cannot be is refused before an hour is spent on it. */
    private static void requireMemory(Representation representation, SoundFile sound) throws IOException {
        Layout layout = representation.layout();
        double samples = sound.duration() * sound.sampleRate();
        double frames = samples / representation.hop() * layout.size() * (layout.complex() ? 2 : 1);
        double spectra = samples / 512 * 1025 * 2 * 3;
        double needed = Float.BYTES * (4 * samples + 2 * frames + spectra);
        double most = Runtime.getRuntime().maxMemory();
        if (needed > most) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "The sound is %.0f s long; making it again takes about %.0f MiB of memory, and Java may use %.0f."
                            + " Allow more with ETUDE_JAVA_OPTS=-Xmx8g, lower --rate, or cut the file.",
                    sound.duration(),
                    needed / (1 << 20),
                    most / (1 << 20)));
        }
    }

    private void tell(Console console, Invertibility way, Headroom.Turned heard, List<String> warnings) {
        if (form.json()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", file);
            map.put("output", output);
            map.put("from", from);
            map.put("duration", heard.sound().duration());
            map.put("gainDb", heard.decibels());
            map.put("way", way.kind());
            map.put("lost", way.reason());
            map.put("warnings", warnings);
            console.print(Json.of(map));
        } else {
            console.say(output + ": " + way.reason());
        }
    }
}
