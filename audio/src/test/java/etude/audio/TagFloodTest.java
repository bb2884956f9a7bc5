package etude.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.signal.Waveform;
import etude.testing.Signals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with so many tags that FFmpeg, whose time grows with their square, would take hours. */
class TagFloodTest {

    @TempDir
    Path folder;

    @Test
    void aFlacOfHalfAMillionTagsIsRefusedBeforeFfmpegSeesIt() throws IOException {
        Path file = flac(500_000);
        assertThatThrownBy(() -> AudioFiles.read(file))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("500000 tags");
    }

    @Test
    void aFlacOfAThousandTagsIsReadWithThemAll() throws IOException {
        AudioInfo info = AudioFiles.info(flac(1000));
        assertThat(info.tags()).hasSizeGreaterThanOrEqualTo(1000);
    }

    @Test
    void anOggWhoseTagsSpanManyPagesIsRefused() throws IOException {
        Path file = ogg(comments(50_000));
        assertThatThrownBy(() -> AudioFiles.read(file))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("50000 tags");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void anMp3WithAFloodOfFramesInItsHeaderIsRefused(int version) throws IOException {
        byte[] frame = version == 2
                ? new byte[] {'T', 'X', 'X', 0, 0, 4, 0, 'k', 0, 'v'}
                : new byte[] {'T', 'X', 'X', 'X', 0, 0, 0, 4, 0, 0, 0, 'k', 0, 'v'};
        int frames = 20_000;
        int size = frames * frame.length;
        ByteBuffer file = ByteBuffer.allocate(10 + size + 100).put(new byte[] {'I', 'D', '3', (byte) version, 0, 0});
        for (int shift = 21; shift >= 0; shift -= 7) {
            file.put((byte) (size >> shift & 0x7f));
        }
        for (int i = 0; i < frames; i++) {
            file.put(frame);
        }
        Path path = Files.write(folder.resolve("flood.mp3"), file.array());
        assertThatThrownBy(() -> AudioFiles.read(path))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("20000 tags");
    }

    @Test
    void tagsAreCountedAsTheyAreAndNotAsDeclared() throws IOException {
        byte[] lying = comments(3);
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(8, Integer.MAX_VALUE);
        try (FileBytes bytes = FileBytes.read(ogg(lying))) {
            assertThat(TagCount.of(bytes)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1000000, 60000000000, 60000000000, again and again",
        "1000000, 1, 60000000000, 60000000000, in 2 calls",
        "1000000, 1000000, -1, 60000000000, too much computing",
        "1000000, 1000000, 60000000000, -1, too much computing"
    })
    void aHeaderThatKeepsFfmpegBusyForTooLongIsRefused(long bytes, long calls, long processor, long clock, String found)
            throws IOException {
        Path file = folder.resolve("a.wav");
        AudioFiles.write(file, Signals.noise(80000, 8000, 1));
        long beyondItsSize = bytes < 0 ? -HeaderLimit.PER_SIZE * Files.size(file) : bytes;
        var limit = new HeaderLimit(beyondItsSize, calls, processor, clock);
        try (FileBytes read = FileBytes.read(file)) {
            assertThatThrownBy(() -> Demuxer.open(file, read, limit))
                    .isInstanceOf(AudioFormatException.class)
                    .hasMessageContaining("understand its header")
                    .hasMessageContaining(found);
        }
    }

    /** Reading a header takes far less than is allowed, and none of it is time: the machine may be as busy as it likes. */
    @ParameterizedTest
    @ValueSource(strings = {"a.wav", "a.flac", "a.mp3", "a.m4a", "a.opus"})
    void aHundredthOfTheWorkThatIsAllowedIsEnoughForAWholeFile(String name) throws IOException {
        Path file = folder.resolve(name);
        AudioFiles.write(file, Signals.noise(480_000, 48000, 1));
        HeaderLimit usual = HeaderLimit.USUAL;
        var little = new HeaderLimit(usual.bytes() / 100, usual.calls() / 100, usual.processor(), Long.MAX_VALUE);
        try (FileBytes read = FileBytes.read(file);
                Demuxer demuxer = Demuxer.open(file, read, little)) {
            assertThat(demuxer.sounds()).isEqualTo(1);
        }
    }

    private Path flac(int tags) throws IOException {
        Path plain = folder.resolve("plain.flac");
        AudioFiles.write(plain, Waveform.mono(new float[4096], 8000));
        byte[] bytes = Files.readAllBytes(plain);
        byte[] block = comments(tags);
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, 42);
        out.write(ByteBuffer.allocate(4).putInt(4 << 24 | block.length).array());
        out.write(block);
        out.write(bytes, 42, bytes.length - 42);
        return Files.write(folder.resolve("flood.flac"), out.toByteArray());
    }

    private static byte[] comments(int tags) {
        ByteBuffer block = ByteBuffer.allocate(12 + 14 * tags).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(4).put("test".getBytes(StandardCharsets.US_ASCII)).putInt(tags);
        for (int i = 0; i < tags; i++) {
            block.putInt(10).put(String.format("K%07d=v", i).getBytes(StandardCharsets.US_ASCII));
        }
        return block.array();
    }

    /** The head of an Opus file: a page with its identity, and pages with its comments. */
    private Path ogg(byte[] comments) throws IOException {
        var packet = new ByteArrayOutputStream();
        packet.write("OpusTags".getBytes(StandardCharsets.US_ASCII));
        packet.write(comments);
        byte[] bytes = packet.toByteArray();
        var out = new ByteArrayOutputStream();
        out.write(
                page(2, new byte[] {19}, "OpusHead\1\2\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII), 0, 19));
        for (int at = 0; at <= bytes.length; at += 255 * 255) {
            int length = Math.min(255 * 255, bytes.length - at);
            byte[] laces = new byte[Math.min(255, length / 255 + 1)];
            java.util.Arrays.fill(laces, (byte) 255);
            if (length < 255 * 255) {
                laces[laces.length - 1] = (byte) (length % 255);
            }
            out.write(page(at == 0 ? 0 : 1, laces, bytes, at, length));
        }
        return Files.write(folder.resolve("flood.opus"), out.toByteArray());
    }

    private static byte[] page(int type, byte[] laces, byte[] body, int from, int length) {
        ByteBuffer page = ByteBuffer.allocate(27 + laces.length + length).order(ByteOrder.LITTLE_ENDIAN);
        page.put("OggS\0".getBytes(StandardCharsets.US_ASCII))
                .put((byte) type)
                .putLong(0)
                .putInt(7)
                .putInt(0)
                .putInt(0);
        page.put((byte) laces.length).put(laces).put(body, from, length);
        return page.array();
    }
}
