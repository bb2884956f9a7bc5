package etude.audio;

import static org.assertj.core.api.Assertions.assertThat;

import etude.signal.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed sound in a wav that calls it PCM, as discs with DTS were copied; and PCM that is nothing else. */
class HiddenSoundTest {

    @TempDir
    Path folder;

    @Test
    void compressedSoundInAWavThatCallsItPcmIsDecoded() throws IOException {
        AudioInfo info = AudioFiles.info(wav("hidden.wav", mp3()));
        assertThat(info.codec()).isEqualTo("mp3");
    }

    @Test
    void noiseIsLikeCompressedSoundAndMusicIsNot() {
        var random = new SplittableRandom(1);
        short[] tone = new short[8192];
        short[] noise = new short[8192];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (8000 * Math.sin(0.1 * i) + 4000 * Math.sin(0.5 * i));
            noise[i] = (short) random.nextInt();
        }
        assertThat(NoiseLike.of(tone)).isFalse();
        assertThat(NoiseLike.of(noise)).isTrue();
        System.arraycopy(noise, 0, tone, 4000, 600);
        assertThat(NoiseLike.of(tone)).isTrue();
        assertThat(NoiseLike.of(new short[8192])).isFalse();
    }

    @Test
    void noiseStaysNoise() throws IOException {
        var random = new SplittableRandom(2);
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        AudioInfo info = AudioFiles.info(wav("noise.wav", noise));
        assertThat(info.codec()).isEqualTo("pcm_s16le");
        assertThat(AudioFiles.read(folder.resolve("noise.wav")).length()).isEqualTo(50_000);
    }

    private byte[] mp3() throws IOException {
        float[] x = new float[88200];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.3f * (float) Math.sin(0.05 * i) + 0.2f * (float) Math.sin(0.31 * i);
        }
        Path file = folder.resolve("tone.mp3");
        AudioFiles.write(file, Waveform.mono(x, 44100));
        return Files.readAllBytes(file);
    }

    private Path wav(String name, byte[] data) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(letters("RIFF"))
                .putInt(36 + data.length)
                .put(letters("WAVEfmt "))
                .putInt(16);
        bytes.putShort((short) 1).putShort((short) 2).putInt(44100).putInt(176400);
        bytes.putShort((short) 4)
                .putShort((short) 16)
                .put(letters("data"))
                .putInt(data.length)
                .put(data);
        return Files.write(folder.resolve(name), bytes.array());
    }

    private static byte[] letters(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
