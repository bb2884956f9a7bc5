package etude.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.signal.Waveform;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/** Every file that a {@code formats.json} beside it describes; its values are what libsndfile decodes. */
class FormatsTest {

    /** Lossless samples are the same; a float of a 32-bit integer or of a double is rounded once. */
    private static final double LOSSLESS = 1e-7;

    /** Decoders of lossy codecs compute in another order, and in fixed point where Opus is concerned: -70 dB of full scale. */
    private static final double LOSSY = 3e-4;

    /**
     * ADPCM of 4 bits feeds its rounding back into the prediction and the two decoders round differently, so that within a
     * block they drift apart by up to 0.2 % of full scale; the codec's own noise is 2 %.
     */
    private static final double ADPCM = 2e-3;

    @TestFactory
    List<DynamicTest> everyFileOfTheFormatsFolderDecodesAsItsDescriptionSays() throws IOException {
        Path folder = TestData.require("audio/formats");
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("formats.json"))
                    .flatMap(FormatsTest::described)
                    .map(entry ->
                            DynamicTest.dynamicTest(entry.file.getFileName().toString(), entry::check))
                    .toList();
        }
    }

    private static java.util.stream.Stream<Entry> described(Path json) {
        try {
            Pattern entry = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\\{([^{}]*)\\}", Pattern.DOTALL);
            Matcher matcher = entry.matcher(Files.readString(json));
            return matcher.results().map(m -> new Entry(json.resolveSibling(m.group(1)), m.group(2)));
        } catch (IOException e) {
            throw new TestAbortedException("cannot read " + json, e);
        }
    }

    private record Entry(Path file, String text) {

        void check() throws IOException {
            if (text.contains("must be refused") || text.contains("only the first 20 bytes")) {
                assertThatThrownBy(() -> AudioFiles.decode(file))
                        .isInstanceOf(AudioFormatException.class)
                        .hasMessageContaining(file.toString());
            } else if (text.contains("file cut") || text.contains("corrupted")) {
                checkFaulty();
            } else {
                checkWhole();
            }
        }

        /** Part of the sound with a warning of expected and found durations, or a refusal; never more than there was. */
        private void checkFaulty() throws IOException {
            try {
                DecodedAudio audio = AudioFiles.decode(file);
                assertThat(audio.warnings()).extracting(AudioWarning::kind).contains(AudioWarning.Kind.TRUNCATED);
                assertThat(audio.warnings().toString()).containsPattern("[Ee]xpected 1\\.500 s.* found [01]\\.\\d+ s");
                assertThat(audio.waveform().duration()).isBetween(0.5, 1.5);
                assertThat(audio.waveform().peak()).isLessThan(1);
            } catch (AudioFormatException e) {
                assertThat(e).hasMessageContaining(file.toString());
            }
        }

        private void checkWhole() throws IOException {
            DecodedAudio audio = AudioFiles.decode(file);
            Waveform sound = audio.waveform();
            if (text.contains("streamed WAV")) {
                assertThat(audio.warnings()).extracting(AudioWarning::kind).containsExactly(AudioWarning.Kind.DURATION);
            } else {
                assertThat(audio.warnings()).isEmpty();
            }
            assertThat(sound.sampleRate()).isEqualTo((int) number("rate"));
            assertThat(sound.channels()).isEqualTo((int) number("channels"));
            assertThat(sound.length()).isEqualTo((int) number("frames"));
            boolean lossy = text.matches("(?s).*(VORBIS|OPUS|MPEG|ADPCM).*");
            double tolerance = text.contains("ADPCM") ? ADPCM : lossy ? LOSSY : LOSSLESS;
            if (text.contains("zero bytes in the middle")) {
                return; // what a decoder makes of the hole is its own affair
            }
            float[] x = sound.channel(0);
            assertThat(part(x, 0)).containsExactly(numbers("first8_ch0"), within(tolerance));
            assertThat(part(x, x.length / 2)).containsExactly(numbers("mid8_ch0"), within(tolerance));
            assertThat((double) sound.peak()).isEqualTo(number("peak"), within(10 * tolerance));
            assertThat(rms(sound)).isEqualTo(number("rms"), within(tolerance));
            double drift = text.contains("ADPCM") ? x.length * ADPCM / 5 : lossy ? 0.05 : 1e-4;
            assertThat(sum(x)).isEqualTo(number("sum_ch0"), within(drift));
        }

        private double number(String name) {
            Matcher matcher =
                    Pattern.compile("\"" + name + "\"\\s*:\\s*([-+0-9.eE]+)").matcher(text);
            assertThat(matcher.find()).as(name).isTrue();
            return Double.parseDouble(matcher.group(1));
        }

        private double[] numbers(String name) {
            Matcher matcher =
                    Pattern.compile("\"" + name + "\"\\s*:\\s*\\[([^\\]]*)\\]").matcher(text);
            assertThat(matcher.find()).as(name).isTrue();
            return Arrays.stream(matcher.group(1).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }

    private static double[] part(float[] x, int from) {
        double[] part = new double[8];
        for (int i = 0; i < 8; i++) {
            part[i] = x[from + i];
        }
        return part;
    }

    private static double rms(Waveform sound) {
        double sum = 0;
        for (int c = 0; c < sound.channels(); c++) {
            for (float x : sound.channel(c)) {
                sum += (double) x * x;
            }
        }
        return Math.sqrt(sum / sound.length() / sound.channels());
    }

    private static double sum(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += value;
        }
        return sum;
    }
}
