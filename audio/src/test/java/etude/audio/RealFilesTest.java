package etude.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import etude.signal.Waveform;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever lies in the folders of odd and of honest files. */
class RealFilesTest {

    @TestFactory
    List<DynamicTest> theSamplesOfEveryConformingFlacFileHaveTheMd5ThatIsInIt() throws IOException {
        return files("audio/decoder_edge/flac_testbench/subset").stream()
                .filter(file -> file.toString().endsWith(".flac"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertMd5(file)))
                .toList();
    }

    private static void assertMd5(Path file) throws IOException, NoSuchAlgorithmException {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("fLaC");
        ByteBuffer info = ByteBuffer.wrap(bytes, 8, 34);
        int bits = ((info.getInt(8 + 12) >> 20) & 31) + 1;
        DecodedAudio audio = AudioFiles.decode(file);
        assertThat(audio.warnings()).isEmpty();
        assertThat(audio.info().bitsPerSample()).isEqualTo(bits);
        assertThat(audio.waveform().length()).isEqualTo((int) (info.getLong(8 + 10) & 0xf_ffff_ffffL));
        assertThat(md5(audio.waveform(), bits)).isEqualTo(Arrays.copyOfRange(bytes, 8 + 18, 8 + 34));
    }

    private static byte[] md5(Waveform sound, int bits) throws NoSuchAlgorithmException {
        int width = (bits + 7) / 8;
        byte[] packed = new byte[sound.length() * sound.channels() * width];
        int at = 0;
        for (int i = 0; i < sound.length(); i++) {
            for (int c = 0; c < sound.channels(); c++) {
                long value = Math.round(sound.channel(c)[i] * Math.scalb(1.0, bits - 1));
                for (int b = 0; b < width; b++) {
                    packed[at++] = (byte) (value >> 8 * b);
                }
            }
        }
        return MessageDigest.getInstance("MD5").digest(packed);
    }

    @TestFactory
    List<DynamicTest> everyOddFileIsReadOrRefusedWithASentence() throws IOException {
        return files("audio/decoder_edge").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> readOrRefuse(file)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everyFileOfAnotherHouseIsReadOrRefusedWithASentence() throws IOException {
        return files("audio/essentia").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> readOrRefuse(file)))
                .toList();
    }

    private static void readOrRefuse(Path file) throws IOException {
        try {
            DecodedAudio audio = AudioFiles.decode(file);
            AudioInfo info = audio.info();
            double promised = info.declaredDuration().orElse(audio.waveform().duration());
            if (!info.durationIsEstimate() && promised - audio.waveform().duration() > 0.06) {
                assertThat(audio.warnings()).extracting(AudioWarning::kind).contains(AudioWarning.Kind.TRUNCATED);
            }
            if (audio.waveform().length() == 0) {
                assertThat(audio.warnings()).extracting(AudioWarning::kind).contains(AudioWarning.Kind.CONTENT);
            }
        } catch (AudioFormatException e) {
            assertThat(e)
                    .hasMessageContaining(file.toString())
                    .hasMessageMatching("(?s).*(allowed|has at least).*: .*");
        }
    }

    @Test
    void goodFilesAreReadWithoutAWarning() throws IOException {
        for (String folder : List.of("audio/librosa", "audio/voice_and_notes", "audio/sed", "audio/kws")) {
            for (Path file : files(folder)) {
                if (!file.toString().endsWith(".txt") && !file.toString().endsWith(".csv")) {
                    assertThat(AudioFiles.decode(file).warnings())
                            .as(file.toString())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aStreamThatChangesItsRateIsConvertedToTheFirstAndSaysSo() throws IOException {
        Path file = TestData.require("audio/decoder_edge/flac_testbench/uncommon/01_-_changing_samplerate.flac");
        DecodedAudio audio = AudioFiles.decode(file);
        assertThat(audio.waveform().sampleRate()).isEqualTo(32000);
        assertThat(audio.warnings()).hasSize(3).allMatch(w -> w.kind() == AudioWarning.Kind.FORMAT_CHANGE);
        assertThat(audio.warnings().get(0).message()).contains("from 32000 Hz").contains("to 24000 Hz");
    }

    @Test
    void aStreamThatChangesItsChannelsKeepsTheFirstAndSaysSo() throws IOException {
        Path file =
                TestData.require("audio/decoder_edge/flac_testbench/uncommon/02_-_increasing_number_of_channels.flac");
        DecodedAudio audio = AudioFiles.decode(file);
        assertThat(audio.waveform().channels()).isEqualTo(1);
        assertThat(audio.warnings()).hasSize(2).allMatch(w -> w.kind() == AudioWarning.Kind.FORMAT_CHANGE);
        assertThat(audio.waveform().slice(400_000, 600_000).peak()).isPositive();
    }

    private static List<Path> files(String folder) throws IOException {
        try (var files = Files.walk(TestData.require(folder))) {
            List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
            return found.isEmpty() ? fail("no files in " + folder) : found;
        }
    }
}
