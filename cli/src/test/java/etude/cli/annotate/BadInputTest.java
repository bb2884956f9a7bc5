package etude.cli.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import etude.cli.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every verb that analyses, with what is hardly a song: an empty result, or a sentence that says why there is none. */
class BadInputTest {

    private static final List<String> VERBS =
            List.of("beats", "onsets", "key", "chords", "sections", "pitch", "transcribe");

    /** What JSON of each verb lists. */
    private static final Map<String, String> LISTS = Map.of(
            "beats", "beats",
            "onsets", "onsets",
            "key", "keys",
            "chords", "chords",
            "sections", "sections",
            "transcribe", "notes");

    private static final int RATE = 22050;

    @TempDir
    private Path folder;

    /** A float WAV, whatever its samples are. */
    private Path wav(String name, double seconds, int rate, int channels, DoubleUnaryOperator sound)
            throws IOException {
        int count = Math.max(1, (int) (seconds * rate));
        int bytes = Float.BYTES * count * channels;
        ByteBuffer file = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) 3).putShort((short) channels).putInt(rate).putInt(rate * Float.BYTES * channels);
        file.putShort((short) (Float.BYTES * channels)).putShort((short) 32);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (int i = 0; i < count; i++) {
            float sample = (float) sound.applyAsDouble((double) i / rate);
            for (int c = 0; c < channels; c++) {
                file.putFloat(sample);
            }
        }
        return Files.write(folder.resolve(name), file.array());
    }

    /** Four triads of plucked tones, two seconds each, struck twice a second: C F G C. */
    private static double music(double t) {
        int[] roots = {60, 65, 67, 60};
        double sum = 0;
        for (int interval : new int[] {0, 4, 7}) {
            double hz = 440 * Math.pow(2, (roots[(int) Math.min(3, t / 2)] + interval - 69) / 12.0);
            sum += 0.15 * Math.sin(2 * Math.PI * hz * t) * Math.exp(-3 * (t % 0.5));
        }
        return sum;
    }

    private static double click(double t, double at) {
        return Math.abs(t - at) < 0.5 / RATE ? 0.9 : 0;
    }

    private Path odd(String kind) throws IOException {
        return switch (kind) {
            case "silence" -> wav("a.wav", 4, RATE, 1, t -> 0);
            case "dc" -> wav("a.wav", 4, RATE, 1, t -> 0.5);
            case "one sample" -> wav("a.wav", 0, RATE, 1, t -> 0.5);
            case "click" -> wav("a.wav", 4, RATE, 1, t -> click(t, 2));
            case "three clicks" -> wav("a.wav", 6, RATE, 1, t -> click(t, 1) + click(t, 2.03125) + click(t, 4.25));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static JsonNode json(Run run) {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("Exception", "should not have happened");
        return JsonMapper.shared().readTree(run.out());
    }

    static Stream<Arguments> verbsAndOddities() {
        return VERBS.stream()
                .flatMap(verb -> Stream.of("silence", "dc", "one sample", "click", "three clicks")
                        .map(kind -> Arguments.of(verb, kind)));
    }

    @ParameterizedTest
    @MethodSource("verbsAndOddities")
    void whatIsNoMusicHasNoKeyNoChordNoPitchAndNoNote(String verb, String kind) throws IOException {
        JsonNode told = json(Run.of(verb, odd(kind), "--json"));
        boolean clicks = kind.contains("click");
        switch (verb) {
            case "key" -> {
                assertThat(told.get("key").isNull()).isTrue();
                assertThat(told.get("confidence").asDouble()).isZero();
                assertThat(told.get("keys").size()).isZero();
                assertThat(Run.of(verb, odd(kind)).out()).contains("no key was found");
            }
            case "chords" ->
                assertThat(told.get("chords").findValuesAsString("label")).allMatch("N"::equals);
            case "beats" ->
                assertThat(told.get("beats").isEmpty() || kind.equals("three clicks"))
                        .isTrue();
            case "onsets" -> assertThat(told.get("onsets").size()).isEqualTo(kind.equals("click") ? 1 : clicks ? 3 : 0);
            case "pitch" ->
                assertThat(told.get("f0")
                                .valueStream()
                                .filter(f -> f.asDouble() > 0)
                                .count())
                        .isLessThanOrEqualTo(told.get("f0").size() / 50);
            case "sections" -> assertThat(told.get("sections").size()).isEqualTo(kind.equals("silence") ? 0 : 1);
            default -> assertThat(told.get(LISTS.get(verb)).size()).isZero();
        }
    }

    static Stream<Arguments> verbsAndNumbers() {
        return Stream.concat(VERBS.stream(), Stream.of("analyze"))
                .flatMap(verb -> Stream.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)
                        .map(sample -> Arguments.of(verb, sample)));
    }

    @ParameterizedTest
    @MethodSource("verbsAndNumbers")
    void aSampleThatIsNoFiniteNumberIsRefusedByItsPlace(String verb, float sample) throws IOException {
        Path file = wav("a.wav", 2, 8000, 1, t -> t == 0.5 ? sample : music(t));

        Run run = verb.equals("analyze") ? Run.of(verb, file, "-o", folder.resolve("report")) : Run.of(verb, file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("Sample 4000 is " + sample, "finite");
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"beats", "onsets", "key", "chords", "sections", "pitch", "transcribe", "analyze"})
    void itsPlaceIsThatInTheFileAtRatesThatAreResampledToo(String verb) throws IOException {
        Path file = wav("a.wav", 1, 192000, 1, t -> t == 0.5 ? Float.NaN : music(t));

        Run run = verb.equals("analyze") ? Run.of(verb, file, "-o", folder.resolve("report")) : Run.of(verb, file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("Sample 96000 is NaN");
    }

    static Stream<Arguments> verbsAndShapes() {
        return VERBS.stream()
                .flatMap(verb -> Stream.of(
                        Arguments.of(verb, 8000, 1), Arguments.of(verb, 192000, 1), Arguments.of(verb, 44100, 8)));
    }

    @ParameterizedTest
    @MethodSource("verbsAndShapes")
    void anyRateAndAnyChannelsTellTheSame(String verb, int rate, int channels) throws IOException {
        JsonNode told = json(Run.of(verb, wav("a.wav", 8, rate, channels, BadInputTest::music), "--json"));
        switch (verb) {
            case "key" -> assertThat(told.get("key").asString()).isEqualTo("C major");
            case "chords" ->
                assertThat(told.get("chords").findValuesAsString("label"))
                        .containsSubsequence("C:maj", "F:maj", "G:maj", "C:maj")
                        .hasSizeLessThanOrEqualTo(6);
            case "beats" -> assertThat(told.get("tempo").asDouble()).isBetween(118.0, 122.0);
            case "onsets" -> assertThat(told.get("onsets").size()).isBetween(15, 17);
            case "pitch" ->
                assertThat(told.get("f0").size()).isEqualTo(told.get("times").size());
            default -> assertThat(told.get(LISTS.get(verb)).size()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"silence", "dc", "one sample", "click"})
    void theReportOfWhatIsNoMusicSaysSo(String kind) throws IOException {
        Path out = folder.resolve("report");

        Run run = Run.of("analyze", odd(kind), "-o", out);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("Exception");
        String data;
        try (Stream<Path> files = Files.walk(out)) {
            data = Files.readString(
                    files.filter(f -> f.endsWith("report.json")).findFirst().orElseThrow());
        }
        JsonNode heard = JsonMapper.shared().readTree(data).findValue("analysis");
        assertThat(heard.get("keys").size()).isZero();
        assertThat(heard.get("notes").size()).isZero();
        assertThat(heard.get("beats").size()).isZero();
        assertThat(heard.get("chords").findValuesAsString("label")).allMatch("N"::equals);
        assertThat(Arrays.asList("NaN", "Infinity")).noneMatch(data::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8000 1", "192000 1", "44100 8"})
    void theReportTakesAnyRateAndAnyChannels(String shape) throws IOException {
        String[] parts = shape.split(" ");
        Path song = wav("a.wav", 4, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), BadInputTest::music);

        Run run = Run.of("analyze", song, "-o", folder.resolve("report"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("report")).isNotEmptyDirectory();
    }
}
