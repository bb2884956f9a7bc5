package etude.cli.info;

import etude.analysis.Loudness;
import etude.analysis.LoudnessMeter;
import etude.audio.AudioFiles;
import etude.audio.AudioInfo;
import etude.audio.AudioReader;
import etude.cli.Batch;
import etude.cli.Console;
import etude.cli.InputFiles;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Progress;
import etude.cli.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what sound files are. */
@Command(
        name = "info",
        description = {
            "Tell what sound files are: format, rate, channels, length, tags, and what is amiss with them.",
            "Short files are read to their end, so that damage is found; of longer ones the header is believed unless"
                    + " --check is given. The first 40 tags are shown; JSON has up to 1000."
        })
public final class InfoVerb implements Verb {

    /** Seconds of sound that are read within what a user does not notice. */
    private static final double SHORT = 100;

    /** Bytes of a file without a declared duration that are read as quickly. */
    private static final long SMALL = 2L << 20;

    /** Whoever declares this many times the sound that the bytes can hold at the declared bit rate is doubted. */
    private static final double DOUBTFUL = 1.2;

    private static final int BLOCK = 1 << 16;

    @Mixin
    private final Options.Inputs inputs = new Options.Inputs();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Option(names = "--check", description = "Read every file to its end, however long it is.")
    private boolean check;

    @Option(names = "--loudness", description = "Measure the loudness (EBU R 128); reads every file to its end.")
    private boolean loudness;

    @Override
    public int run(Console console) {
        Batch batch = new Batch(console);
        for (InputFiles.Input input : inputs.expand()) {
            String file = input.path().toString();
            String why = batch.run(file, () -> print(console, facts(console, input.path())));
            if (form.json() && !why.isEmpty()) {
                console.print(Json.of(failure(file, why)));
            }
        }
        return batch.end();
    }

    private static Map<String, Object> failure(String file, String why) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file);
        map.put("error", why);
        return map;
    }

    private void print(Console console, Facts facts) {
        if (form.json()) {
            console.print(Json.of(facts.toMap()));
        } else {
            facts.lines().forEach(console::print);
        }
    }

    private Facts facts(Console console, Path path) throws IOException {
        try (AudioReader reader = AudioFiles.open(path);
                Progress progress = console.progress(path.toString())) {
            boolean whole = check || loudness || isShort(reader.info()) || isCut(reader.info());
            Map<String, Object> measured = Map.of();
            if (loudness) {
                measured = measure(reader, progress);
            } else if (whole) {
                readToEnd(reader, progress);
            }
            return new Facts(path, reader.info(), whole ? reader.position() : -1, reader.warnings(), measured);
        }
    }

    private static boolean isShort(AudioInfo info) {
        return info.declaredDuration().isPresent()
                ? info.declaredDuration().getAsDouble() <= SHORT
                : info.bytes() <= SMALL;
    }

    /** Whether the file is too small for what it declares: reading it then finds out what is there. */
    private static boolean isCut(AudioInfo info) {
        double expected = info.declaredDuration().orElse(0) * info.bitRate() / 8;
        return expected > DOUBTFUL * info.bytes();
    }

    private static Map<String, Object> measure(AudioReader reader, Progress progress) throws IOException {
        double expected = reader.info().declaredDuration().orElse(0) * reader.sampleRate();
        var meter = new LoudnessMeter(reader.sampleRate(), reader.channels());
        float[][] block = new float[reader.channels()][BLOCK];
        for (int n; (n = reader.read(block)) >= 0; ) {
            meter.push(block, 0, n);
            progress.at(expected > 0 ? Math.min(1, reader.position() / expected) : 0);
        }
        Loudness loudness = meter.end();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("integratedLufs", rounded(loudness.integrated()));
        map.put("rangeLu", rounded(loudness.range()));
        map.put("truePeakDbtp", rounded(loudness.truePeak()));
        return map;
    }

    private static double rounded(double db) {
        return Double.isFinite(db) ? Math.round(100 * db) / 100.0 : db;
    }

    private static void readToEnd(AudioReader reader, Progress progress) throws IOException {
        double expected = reader.info().declaredDuration().orElse(0) * reader.sampleRate();
        while (reader.skip(BLOCK) > 0) {
            progress.at(expected > 0 ? Math.min(1, reader.position() / expected) : 0);
        }
    }
}
