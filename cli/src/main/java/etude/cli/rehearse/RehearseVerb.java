package etude.cli.rehearse;

import etude.audio.AudioFiles;
import etude.cli.Console;
import etude.cli.Main;
import etude.cli.Verb;
import etude.signal.Waveform;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * For the launcher alone, after a build: loads what verbs need, while Java notes down the classes for an archive of them
 * ({@code -XX:ArchiveClassesAtExit}). Processes that start from the archive begin sooner.
 */
@Command(
        name = "rehearse",
        hidden = true,
        description =
                "Use other verbs once on a made-up sound, so that Java can keep an archive of the classes they load.")
public final class RehearseVerb implements Verb {

    private static final int RATE = 22_050;
    private static final int SECONDS = 2;

    @Override
    public int run(Console console) throws Exception {
        Console silent = silent();
        Path scratch = Files.createTempDirectory("etude-rehearsal");
        try {
            Path sound = scratch.resolve("sound.wav");
            AudioFiles.write(sound, tone());
            for (List<String> words : verbs(sound)) {
                Main.run(silent, words.toArray(String[]::new));
            }
            for (Rehearsal rehearsal : ServiceLoader.load(Rehearsal.class, RehearseVerb.class.getClassLoader())) {
                rehearsal.rehearse(sound, Files.createDirectory(scratch.resolve(name(rehearsal))), silent);
            }
            return 0;
        } finally {
            delete(scratch);
        }
    }

    private static String name(Rehearsal rehearsal) {
        return rehearsal.getClass().getName();
    }

    /** Reading, features, music: the help of nothing, and no reports, which take long by themselves. */
    private static List<List<String>> verbs(Path sound) {
        String file = sound.toString();
        return List.of(
                List.of("info", file),
                List.of("info", "--json", file),
                List.of("features", file, "--as", "melspectrogram,mfcc", "-o", file + ".npz"),
                List.of("beats", file),
                List.of("key", file));
    }

    private static Waveform tone() {
        float[] samples = new float[SECONDS * RATE];
        for (int i = 0; i < samples.length; i++) {
            double beat = Math.exp(-8.0 * (i % (RATE / 2)) / RATE);
            samples[i] = (float) (0.3 * beat * Math.sin(2 * Math.PI * 440 * i / RATE));
        }
        return Waveform.mono(samples, RATE);
    }

    private static Console silent() {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(nobody, nobody, false, false);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
