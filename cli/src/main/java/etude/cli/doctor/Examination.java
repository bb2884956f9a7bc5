package etude.cli.doctor;

import etude.audio.AudioFiles;
import etude.audio.Encoding;
import etude.audio.Natives;
import etude.audio.WriteOptions;
import etude.audio.synth.Synthesizer;
import etude.features.Features;
import etude.report.picture.ChartPng;
import etude.report.picture.WaveformMaker;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The trials of the doctor, most basic first. */
final class Examination {

    private static final int RATE = 48000;
    private static final double PITCH = 1000;
    private static final long ENOUGH_MEMORY = 256L << 20;
    private static final long ENOUGH_ROOM = 200L << 20;

    private final Waveform tone = tone();

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.needed("Java", "Install a JDK 17 or newer.", Examination::java));
        checks.add(Check.needed("memory", "Allow more with ETUDE_JAVA_OPTS=-Xmx1g.", Examination::memory));
        checks.add(Check.needed("features", "Please report it.", this::features));
        checks.add(Check.needed(
                "native libraries",
                "There are libraries for Linux, macOS and Windows; a folder for caches must be writable.",
                () -> "FFmpeg " + Natives.version() + " for " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch")));
        checks.add(Check.needed("cache", "Let ETUDE_HOME name a folder that can be written.", Examination::cache));
        checks.add(Check.needed(
                "temporary files", "Let the system property java.io.tmpdir name one.", () -> room(temporary())));
        encodings()
                .forEach((name, encoding) ->
                        checks.add(Check.needed(name, "Please report it.", () -> writeAndRead(name, encoding))));
        checks.add(Check.useful("other formats", "", Examination::decoders));
        checks.add(Check.useful("synthesiser", "Only 'demo' needs it.", Examination::synthesiser));
        checks.add(Check.needed("pictures", "Install fontconfig and a font, such as DejaVu.", () -> picture()));
        return checks;
    }

    private static String java() {
        return Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores";
    }

    private static String memory() throws IOException {
        long most = Runtime.getRuntime().maxMemory();
        if (most < ENOUGH_MEMORY) {
            throw new IOException("Java may use " + (most >> 20) + " MiB, which is little.");
        }
        return "Java may use " + (most >> 20) + " MiB";
    }

    /** A sine of amplitude a has the power (a N / 4)² in its bin under a Hann window of N samples. */
    private String features() throws IOException {
        Preset preset = Preset.librosa(RATE).with("hop", "1024");
        Representation stft =
                preset.with("nFft", "1920").with("winLength", "1920").get("spectrogram");
        Frames frames = Features.compute(stft, tone);
        double expected = Math.pow(0.5 * 1920 / 4, 2);
        double found = frames.get((int) (PITCH * 1920 / RATE), frames.count() / 2);
        if (!(Math.abs(found / expected - 1) < 1e-4)) {
            throw new IOException("The power of a tone came out as " + found + ", and should be " + expected + ".");
        }
        return "a tone has the power that theory says (" + frames.count() + " frames)";
    }

    private static String cache() throws IOException {
        Path folder = Natives.cacheDirectory();
        Files.createDirectories(folder);
        return room(folder);
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static String room(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, ".etude-doctor-", ".tmp");
        Files.delete(file);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < ENOUGH_ROOM) {
            throw new IOException(folder + " has only " + (free >> 20) + " MiB of room.");
        }
        return folder + " can be written, " + (free >> 20) + " MiB of room";
    }

    private static Map<String, Encoding> encodings() {
        Map<String, Encoding> all = new LinkedHashMap<>();
        all.put("wav, 16 bit", Encoding.wav16());
        all.put("wav, 24 bit", Encoding.wav24());
        all.put("wav, 32-bit float", Encoding.wavFloat());
        all.put("flac", Encoding.flac16());
        all.put("mp3", Encoding.mp3(192_000));
        all.put("opus", Encoding.opus(128_000));
        all.put("m4a", Encoding.m4a(192_000));
        return all;
    }

    private String writeAndRead(String name, Encoding encoding) throws IOException {
        Path folder = Files.createTempDirectory("etude-doctor-");
        Path file = folder.resolve("tone." + name.replaceFirst(",.*", ""));
        try {
            AudioFiles.write(file, tone, WriteOptions.of(encoding));
            Waveform back = AudioFiles.read(file);
            double error = error(back);
            boolean lossy = encoding.format().lossy();
            if (Math.abs(back.duration() - tone.duration()) > 0.1 || !(error < (lossy ? 0.2 : 1e-4))) {
                throw new IOException(
                        "A second of sound came back as " + back.duration() + " s with an error of " + error + ".");
            }
            return String.format(
                    Locale.ROOT,
                    "a second written and read back, %d bytes%s",
                    Files.size(file),
                    lossy ? "" : ", exact");
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /** How much of a stretch from the middle is not the tone, whatever its phase; 1 is all. */
    private double error(Waveform back) {
        float[] x = back.channel(0);
        int n = back.sampleRate() / 4;
        int from = Math.max(0, x.length / 2 - n / 2);
        double re = 0;
        double im = 0;
        double all = 0;
        for (int i = 0; i < n && from + i < x.length; i++) {
            double phase = 2 * Math.PI * PITCH * i / back.sampleRate();
            re += x[from + i] * Math.cos(phase);
            im += x[from + i] * Math.sin(phase);
            all += (double) x[from + i] * x[from + i];
        }
        return all > 0 ? 1 - 2 * (re * re + im * im) / n / all : 1;
    }

    private static String decoders() {
        List<String> there = new ArrayList<>();
        for (String codec : List.of("vorbis", "alac", "wmav2", "ape", "wavpack", "ac3", "amrnb", "tta", "adpcm_ms")) {
            if (Natives.canDecode(codec)) {
                there.add(codec);
            }
        }
        return "can be read: " + String.join(", ", there);
    }

    private static String synthesiser() throws IOException {
        var piece = new Piece("", List.of(Part.of("piano", 0, List.of(new Note(0, 0.2, 69, 100)))));
        Waveform sound = Synthesizer.render(piece, 22050);
        if (!(sound.peak() > 0.01)) {
            throw new IOException("It plays silence.");
        }
        return "plays a note";
    }

    private String picture() {
        return ChartPng.draw(List.of(WaveformMaker.chart(tone))).length + " bytes of PNG drawn";
    }

    private static Waveform tone() {
        float[] x = new float[RATE];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (0.5 * Math.sin(2 * Math.PI * PITCH * i / RATE));
        }
        return Waveform.mono(x, RATE);
    }
}
