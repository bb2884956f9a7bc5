package etude.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.signal.Waveform;
import etude.testing.Signals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioReaderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.wav", "a.flac", "a.mp3", "a.opus", "a.m4a"})
    void blocksOfAnySizeAreTheWhole(String name) throws IOException {
        Path file = written(name, Signals.noise(30_000, 48000, 3));
        float[] whole = AudioFiles.read(file).channel(0);
        float[] parts = new float[whole.length];
        try (AudioReader reader = AudioFiles.open(file)) {
            int n = 1;
            for (Waveform block; (block = reader.next(n)) != null; n = n * 5 % 3001 + 1) {
                System.arraycopy(block.channel(0), 0, parts, (int) reader.position() - block.length(), block.length());
            }
            assertThat(reader.position()).isEqualTo(whole.length);
            assertThat(reader.next(10)).isNull();
        }
        assertThat(Arrays.equals(parts, whole)).isTrue();
    }

    @Test
    void aRangeIsThatPartOfTheWhole() throws IOException {
        Path file = written("a.ogg", Signals.noise(96_000, 48000, 4));
        float[] whole = AudioFiles.read(file).channel(0);
        Waveform part = AudioFiles.readRange(file, 0.5, 0.25);
        assertThat(Arrays.equals(part.channel(0), Arrays.copyOfRange(whole, 24_000, 36_000)))
                .isTrue();
        assertThat(AudioFiles.readRange(file, 1.9, 5).length()).isEqualTo(4800);
        assertThat(AudioFiles.readRange(file, 7, 1).length()).isZero();
    }

    @Test
    void aClosedReaderThrowsAndASecondCloseDoesNothing() throws IOException {
        AudioReader reader = AudioFiles.open(written("a.flac", Signals.sine(440, 1, 8000)));
        reader.close();
        reader.close();
        assertThatThrownBy(() -> reader.next(10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(reader.info().sampleRate()).isEqualTo(8000);
        assertThat(reader.warnings()).isEmpty();
    }

    @Test
    void anInterruptEndsTheReadingAndFreesTheFile() throws IOException {
        Path file = written("a.flac", Signals.sine(440, 10, 8000));
        try (AudioReader reader = AudioFiles.open(file)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> reader.skip(70_000)).isInstanceOf(IOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        Files.delete(file);
    }

    @Test
    void aListenerMayEndTheReading() throws IOException {
        Path file = written("a.wav", Signals.sine(440, 20, 44100));
        List<Long> heard = new ArrayList<>();
        assertThatThrownBy(() -> AudioFiles.decode(file, (done, expected) -> {
                    assertThat(expected).isEqualTo(882_000);
                    heard.add(done);
                    return heard.size() < 3;
                }))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(heard).hasSize(3);
    }

    @Test
    void severalThreadsReadDifferentFilesAtOnce() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            files.add(written(i + (i % 2 == 0 ? ".flac" : ".mp3"), Signals.noise(40_000 + 1000 * i, 44100, i)));
        }
        var threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Waveform>> work = new ArrayList<>();
            files.forEach(file -> work.add(() -> AudioFiles.read(file)));
            int i = 0;
            for (Future<Waveform> sound : threads.invokeAll(work)) {
                float[] alone = AudioFiles.read(files.get(i++)).channel(0);
                assertThat(Arrays.equals(sound.get().channel(0), alone)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** In a Java of its own whose heap is fixed and touched, so that what grows is native memory. */
    @Test
    void nativeMemoryStaysFlatOverManyFilesGoodBadAndHalfRead() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx64m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChurnProgram.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(program.waitFor()).isZero();
        // A decoder that is not freed leaves some 75 KB: 700 of them 50 MB (measured by leaving one out).
        assertThat(Long.parseLong(said)).isLessThan(32L << 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\na.wav\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile a.wav\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 96\n",
                "1\n00:00:01,000 --> 00:00:02,000\nwords\n",
                "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" profiles=\"dash:profile\"></MPD>\n",
                "just some words, no sound at all"
            })
    void listsOfOtherFilesAndTextsAreRefusedAndOpenNothing(String text) throws IOException {
        written("a.wav", Signals.sine(440, 1, 8000));
        for (String name : List.of("list.wav", "list.m3u8", "list")) {
            Path file = Files.writeString(folder.resolve(name), text);
            assertThatThrownBy(() -> AudioFiles.open(file))
                    .isInstanceOf(AudioFormatException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThatThrownBy(() -> AudioFiles.open(folder))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> AudioFiles.open(folder.resolve("none.wav"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> AudioFiles.open(Path.of("http://localhost/a.wav")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aCutWaveSaysWhatWasExpectedAndWhatWasFound() throws IOException {
        Path file = written("a.wav", Signals.sine(440, 2, 8000));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 16_000));
        DecodedAudio audio = AudioFiles.decode(file);
        assertThat(audio.waveform().duration()).isEqualTo(1);
        assertThat(audio.warnings()).hasSize(1);
        assertThat(audio.warnings().get(0).message())
                .contains("Expected 2.000 s")
                .contains("found 1.000 s");
    }

    @Test
    void aCutOggSaysThatItsEndIsMissing() throws IOException {
        Path file = written("a.ogg", Signals.noise(96_000, 48000, 2));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThat(AudioFiles.decode(file).warnings())
                .extracting(AudioWarning::kind)
                .contains(AudioWarning.Kind.TRUNCATED);
    }

    @Test
    void headersThatLieOfGigabytesTakeNoMemory() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0x7fff_fff0);
        header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        header.putShort((short) 1)
                .putShort((short) 2)
                .putInt(44100)
                .putInt(176_400)
                .putShort((short) 4);
        header.putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(0x7fff_ff00);
        var bytes = new ByteArrayOutputStream();
        bytes.write(header.array());
        bytes.write(new byte[400]);
        DecodedAudio audio = AudioFiles.decode(Files.write(folder.resolve("a.wav"), bytes.toByteArray()));
        assertThat(audio.waveform().length()).isEqualTo(100);
        assertThat(audio.warnings()).extracting(AudioWarning::kind).containsExactly(AudioWarning.Kind.TRUNCATED);
    }

    @Test
    void theInfoSaysWhatTheFileIs() throws IOException {
        AudioInfo info = AudioFiles.info(written("a.flac", Signals.sine(440, 2, 44100)));
        assertThat(info.container()).isEqualTo("flac");
        assertThat(info.codec()).isEqualTo("flac");
        assertThat(info.sampleRate()).isEqualTo(44100);
        assertThat(info.channels()).isEqualTo(1);
        assertThat(info.channelLayout()).isEqualTo("mono");
        assertThat(info.bitsPerSample()).isEqualTo(16);
        assertThat(info.declaredDuration()).hasValue(2);
        assertThat(info.durationIsEstimate()).isFalse();
    }

    private Path written(String name, Waveform sound) throws IOException {
        Path file = folder.resolve(name);
        AudioFiles.write(file, sound);
        return file;
    }
}
