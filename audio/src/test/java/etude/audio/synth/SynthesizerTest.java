package etude.audio.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.testing.TestData;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizerTest {

    private static final String HASH = "b75277aedfb9ff7ebec6bbfa314065971b2695bb2e42cdf517fb4ce3f256db85";

    @Test
    void everyJdkHereRendersTheSameSamplesAndLeavesTheUsersHomeEmpty(@TempDir Path home) throws Exception {
        List<Path> jdks = jdks();

        for (Path jdk : jdks) {
            assertThat(render(jdk, home)).as(jdk.toString()).isEqualTo(HASH);
        }

        assertThat(jdks).isNotEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aSecondRenderingInTheSameProcessIsTheSame() {
        String first = RenderProgram.hash(Synthesizer.render(RenderProgram.piece(), 22050));
        String second = RenderProgram.hash(Synthesizer.render(RenderProgram.piece(), 22050));

        assertThat(first).isEqualTo(HASH);
        assertThat(second).isEqualTo(HASH);
    }

    @Test
    void notesBeginWhenTheyShouldAndSoundAtTheirPitch() {
        var piece = new Piece("", List.of(Part.of("flute", 73, List.of(new Note(1, 1, 69, 100)))));

        Waveform sound = Synthesizer.render(piece, 44100);

        float[] x = sound.toMono().channel(0);
        assertThat(sound.duration()).isEqualTo(2 + Synthesizer.TAIL);
        assertThat(peak(x, 0, 44100)).isZero();
        assertThat(peak(x, 44100, 46305)).as("within 50 ms").isGreaterThan(0.001f);
        assertThat((double) period(x, 66150, 44100 / 300, 44100 / 600)).isBetween(44100 / 444.0, 44100 / 436.0);
    }

    @Test
    void aPieceWithoutNotesIsSilence() {
        Waveform sound = Synthesizer.render(new Piece("", List.of()), 8000);

        assertThat(sound.duration()).isEqualTo(Synthesizer.TAIL);
        assertThat(sound.peak()).isZero();
    }

    @Test
    void theSixteenthPitchedPartIsRefusedByName() {
        var parts = new ArrayList<>(Collections.nCopies(15, Part.of("organ", 19, List.of(new Note(0, 0.1, 60, 64)))));
        assertThat(Synthesizer.render(new Piece("", parts), 8000).peak()).isPositive();

        parts.add(Part.of("one too many", 0, List.of()));

        assertThatThrownBy(() -> Synthesizer.render(new Piece("", parts), 8000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15 pitched parts")
                .hasMessageContaining("one too many");
    }

    @Test
    void aSampleRateOutOfRangeIsRefused() {
        assertThatThrownBy(() -> Synthesizer.render(RenderProgram.piece(), 400))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("400 Hz");
    }

    private static float peak(float[] x, int from, int to) {
        float peak = 0;
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, Math.abs(x[i]));
        }
        return peak;
    }

    /** Lag of the largest autocorrelation of 2048 samples. */
    private static int period(float[] x, int at, int longest, int shortest) {
        int best = shortest;
        double most = Double.NEGATIVE_INFINITY;
        for (int lag = shortest; lag <= longest; lag++) {
            double sum = 0;
            for (int i = 0; i < 2048; i++) {
                sum += x[at + i] * x[at + i + lag];
            }
            if (sum > most) {
                most = sum;
                best = lag;
            }
        }
        return best;
    }

    private static String render(Path jdk, Path home) throws IOException, InterruptedException {
        String classes = Stream.of(RenderProgram.class, Synthesizer.class, Waveform.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(place -> Path.of(URI.create(place.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        jdk.resolve("bin/java").toString(),
                        "-Duser.home=" + home,
                        "-cp",
                        classes,
                        RenderProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    /** The running JDK and those installed beside it, from 17 on. */
    private static List<Path> jdks() throws IOException {
        Path running = Path.of(System.getProperty("java.home")).toRealPath();
        var found = new TreeSet<Path>();
        found.add(running);
        try (Stream<Path> beside = Files.list(running.getParent())) {
            for (Path path : beside.toList()) {
                if (Files.isExecutable(path.resolve("bin/java")) && feature(path) >= 17) {
                    found.add(path.toRealPath());
                }
            }
        }
        return List.copyOf(found);
    }

    private static int feature(Path jdk) throws IOException {
        Path release = jdk.resolve("release");
        if (!Files.isReadable(release)) {
            return 0;
        }
        Matcher version = Pattern.compile("JAVA_VERSION=\"(\\d+)").matcher(Files.readString(release));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    @Test
    void aSoundFontPlaysWithItsOwnInstruments() throws Exception {
        Path font = TestData.require("soundfont/fluidr3_mini.sf2");
        Piece piece = new Piece("a", List.of(Part.of("flute", 73, List.of(new Note(0, 1, 69, 100)))));

        Waveform sound = Synthesizer.render(piece, 22050, font);

        assertThat(sound.channel(0))
                .isEqualTo(Synthesizer.render(piece, 22050, font).channel(0));
        assertThat(sound.channel(0))
                .isNotEqualTo(Synthesizer.render(piece, 22050).channel(0));
        assertThat(sound.peak()).isGreaterThan(0.01f);
    }

    @Test
    void whatIsNoSoundFontIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.sf2"), "This is no sound font.");
        Piece piece = new Piece("a", List.of(Part.of("flute", 73, List.of(new Note(0, 1, 69, 100)))));

        assertThatThrownBy(() -> Synthesizer.render(piece, 22050, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.sf2")
                .hasMessageContaining("no sound font");
    }
}
