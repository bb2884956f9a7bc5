package etude.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import etude.signal.Waveform;
import etude.testing.Signals;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AudioWriterTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"WAV_16, 16", "WAV_24, 24", "FLAC_16, 16", "FLAC_24, 24"})
    void integersOfTheFormatComeBackToTheBit(Encoding.Format format, int bits) throws IOException {
        Waveform sound = onGrid(stereo(9001, 44100), bits);
        Path file = folder.resolve("sound.x");
        assertThat(AudioFiles.write(file, sound, WriteOptions.of(new Encoding(format, 0))))
                .isEmpty();
        DecodedAudio back = AudioFiles.decode(file);
        assertThat(back.warnings()).isEmpty();
        assertSame(back.waveform(), sound);
    }

    @Test
    void floatsComeBackToTheBitBeyondFullScaleToo() throws IOException {
        Waveform sound = Waveform.mono(new float[] {0, 1, -1, 3.5f, -7f, 1e-20f, Math.nextUp(1f)}, 8000);
        Path file = folder.resolve("sound.wav");
        assertThat(AudioFiles.write(file, sound, WriteOptions.of(Encoding.wavFloat())))
                .isEmpty();
        assertSame(AudioFiles.read(file), sound);
    }

    @ParameterizedTest
    @EnumSource(names = {"MP3", "OPUS", "M4A"})
    void lossyFormatsComeBackAlignedWithTheSameLength(Encoding.Format format) throws IOException {
        assertAligned(new Encoding(format, 128_000));
    }

    @ParameterizedTest
    @EnumSource(names = {"MP3", "OPUS", "M4A"})
    void soTheyDoWhenEncodedQuickly(Encoding.Format format) throws IOException {
        assertAligned(new Encoding(format, 128_000).quickly());
    }

    private void assertAligned(Encoding encoding) throws IOException {
        Waveform sound = Signals.sine(440, 1.5, 48000);
        Path file = folder.resolve("sound.x");
        AudioFiles.write(file, sound, WriteOptions.of(encoding));
        DecodedAudio back = AudioFiles.decode(file);
        assertThat(back.warnings()).isEmpty();
        assertThat(back.waveform().length()).isEqualTo(sound.length());
        // Away from the edges, whose clicks lossy codecs smear. One sample of offset would give
        // 2·sin(π·440/48000)·0.5/√2 = 0.02.
        assertThat(rmsDifference(back.waveform().slice(24_000, 48_000), sound.slice(24_000, 48_000)))
                .isLessThan(0.01);
    }

    @Test
    void samplesBeyondFullScaleAreClippedCountedAndWarnedOf() throws IOException {
        Waveform sound = Waveform.mono(new float[] {1f, -1f, 1.5f, -2f, Float.NaN}, 8000);
        Path file = folder.resolve("sound.wav");
        var warnings = AudioFiles.write(file, sound);
        assertThat(warnings).extracting(AudioWarning::kind).containsOnly(AudioWarning.Kind.CLIPPED);
        assertThat(warnings.get(0).message())
                .startsWith("2 samples are beyond full scale (peak 2.000, 6.0 dB too loud)");
        assertThat(warnings.get(1).message()).startsWith("1 samples are no numbers");
        assertThat(AudioFiles.read(file).channel(0)).containsExactly(32767 / 32768f, -1f, 32767 / 32768f, -1f, 0f);
    }

    @ParameterizedTest
    @EnumSource(names = {"MP3", "OPUS", "M4A"})
    void theLargestFloatsDoNotEndTheProcessInALossyEncoder(Encoding.Format format) throws IOException {
        float[] x = new float[48_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i / 7 % 2 == 0 ? 1 : -1) * Float.MAX_VALUE;
        }
        Path file = folder.resolve("loud.x");
        var warnings = AudioFiles.write(file, Waveform.mono(x, 48000), WriteOptions.of(new Encoding(format, 128_000)));
        assertThat(warnings.get(0).message()).startsWith("48000 samples are beyond full scale");
        assertThat(AudioFiles.read(file).length()).isEqualTo(48_000);
    }

    @Test
    void aLinkIsWrittenThroughAndWhatIsNoRegularFileIsLeftAlone() throws IOException {
        Path real = Files.write(folder.resolve("real.wav"), new byte[1]);
        Path link = Files.createSymbolicLink(folder.resolve("link.wav"), real);
        AudioFiles.write(
                link,
                Signals.noise(100, 8000, 1),
                WriteOptions.of(Encoding.wavFloat()).replacing());
        assertThat(link).isSymbolicLink();
        assertThat(AudioFiles.read(real).length()).isEqualTo(100);

        Path device = Files.createSymbolicLink(folder.resolve("device.wav"), Path.of("/dev/null"));
        assumeTrue(Files.exists(device), "there is no /dev/null here");
        var options = WriteOptions.of(Encoding.wavFloat()).replacing();
        assertThatThrownBy(() -> AudioFiles.write(device, Signals.noise(100, 8000, 1), options))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("not a regular file");
        Files.delete(device);
    }

    @Test
    void ditherIsTheSameForTheSameSeedAndLessThanOneAndAHalfSteps() throws IOException {
        Waveform sound = Signals.noise(5000, 8000, 1);
        Path a = folder.resolve("a.wav");
        Path b = folder.resolve("b.wav");
        AudioFiles.write(a, sound, WriteOptions.forFile(a).dithered(7));
        AudioFiles.write(b, sound, WriteOptions.forFile(b).dithered(7));
        assertThat(Files.readAllBytes(a)).isEqualTo(Files.readAllBytes(b));
        float[] x = AudioFiles.read(a).channel(0);
        float[] y = sound.channel(0);
        int beyondRounding = 0;
        for (int i = 0; i < x.length; i++) {
            double steps = Math.abs(x[i] - y[i]) * 32768.0;
            assertThat(steps).isLessThanOrEqualTo(1.5);
            beyondRounding += steps > 0.51 ? 1 : 0;
        }
        assertThat(beyondRounding).isGreaterThan(500);
    }

    @Test
    void anExistingFileIsReplacedOnlyWhenTold() throws IOException {
        Path file = folder.resolve("sound.wav");
        AudioFiles.write(file, Signals.sine(440, 0.1, 8000));
        byte[] before = Files.readAllBytes(file);
        Waveform other = Signals.sine(880, 0.2, 8000);
        assertThatThrownBy(() -> AudioFiles.write(file, other)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        AudioFiles.write(file, other, WriteOptions.forFile(file).replacing());
        assertThat(AudioFiles.read(file).length()).isEqualTo(1600);
        assertThat(filesLeft()).isEqualTo(1);
    }

    @Test
    void aWriterClosedBeforeItsEndLeavesNothing() throws IOException {
        Path file = folder.resolve("sound.flac");
        AudioWriter writer = AudioFiles.create(file, 8000, 1, WriteOptions.forFile(file));
        writer.write(Signals.sine(440, 1, 8000));
        writer.close();
        writer.close();
        assertThat(filesLeft()).isZero();
        assertThatThrownBy(() -> writer.write(Signals.sine(440, 1, 8000))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void blocksOfAnySizeGiveTheBytesOfTheWhole() throws IOException {
        Waveform sound = stereo(20_000, 44100);
        Path whole = folder.resolve("whole.flac");
        Path parts = folder.resolve("parts.flac");
        AudioFiles.write(whole, sound);
        try (AudioWriter writer = AudioFiles.create(parts, 44100, 2, WriteOptions.forFile(parts))) {
            for (int at = 0, n = 1; at < sound.length(); at += n, n = n * 3 % 7001 + 1) {
                writer.write(sound.slice(at, Math.min(sound.length(), at + n)));
            }
            writer.finish();
        }
        assertThat(Files.readAllBytes(parts)).isEqualTo(Files.readAllBytes(whole));
    }

    @Test
    void ratesThatACodecDoesNotKnowAreResampledAndSaid() throws IOException {
        Path file = folder.resolve("sound.opus");
        var warnings = AudioFiles.write(file, Signals.sine(440, 1, 44100));
        assertThat(warnings).extracting(AudioWarning::kind).containsExactly(AudioWarning.Kind.RESAMPLED);
        Waveform back = AudioFiles.read(file);
        assertThat(back.sampleRate()).isEqualTo(48000);
        assertThat(back.length()).isEqualTo(48000);
        Waveform expected = Signals.sine(440, 1, 48000);
        assertThat(rmsDifference(back.slice(12_000, 36_000), expected.slice(12_000, 36_000)))
                .isLessThan(0.01);
    }

    @Test
    void whatAFormatCannotHoldIsRefusedWithTheReason() {
        Waveform three = Waveform.of(new float[3][100], 8000);
        assertThatThrownBy(() -> AudioFiles.write(folder.resolve("a.mp3"), three))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("3 channels")
                .hasMessageContaining("at most 2");
        assertThatThrownBy(() -> AudioFiles.write(folder.resolve("a.xyz"), three))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining(".flac");
        assertThat(filesLeft()).isZero();
    }

    @Test
    void tagsAndNamesOfAnyCharactersAreKept() throws IOException {
        Path file = folder.resolve("Ünï ¶ 'q' %d \"x\" #?*.flac");
        AudioFiles.write(
                file,
                Signals.sine(440, 0.1, 8000),
                WriteOptions.forFile(file).tagged(Map.of("title", "<b>Tü & \"x\"</b>", "artist", "名前")));
        assertThat(AudioFiles.info(file).tags())
                .containsEntry("title", "<b>Tü & \"x\"</b>")
                .containsEntry("artist", "名前");
    }

    private long filesLeft() {
        String[] names = folder.toFile().list();
        return names == null ? -1 : names.length;
    }

    private static Waveform stereo(int samples, int rate) {
        return Waveform.of(
                new float[][] {
                    Signals.noise(samples, rate, 1).channel(0),
                    Signals.noise(samples, rate, 2).channel(0)
                },
                rate);
    }

    private static Waveform onGrid(Waveform sound, int bits) {
        double scale = Math.scalb(1.0, bits - 1);
        float[][] grid = new float[sound.channels()][sound.length()];
        for (int c = 0; c < grid.length; c++) {
            for (int i = 0; i < grid[c].length; i++) {
                grid[c][i] = (float) (Math.rint(sound.channel(c)[i] * scale) / scale) + 0f;
            }
        }
        return Waveform.of(grid, sound.sampleRate());
    }

    private static void assertSame(Waveform found, Waveform expected) {
        assertThat(found.sampleRate()).isEqualTo(expected.sampleRate());
        assertThat(found.channels()).isEqualTo(expected.channels());
        for (int c = 0; c < expected.channels(); c++) {
            assertThat(Arrays.equals(found.channel(c), expected.channel(c)))
                    .as("channel %d is the same to the bit", c)
                    .isTrue();
        }
    }

    /** What is different but for the level: LAME turns the sound down to 0.95 to have room. */
    private static double rmsDifference(Waveform a, Waveform b) {
        float[] x = a.channel(0);
        float[] y = b.channel(0);
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += x[i] * y[i];
            xx += x[i] * x[i];
        }
        double gain = xy / xx;
        assertThat(gain).isBetween(0.98, 1.06);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (gain * x[i] - y[i]) * (gain * x[i] - y[i]);
        }
        return Math.sqrt(sum / x.length);
    }
}
