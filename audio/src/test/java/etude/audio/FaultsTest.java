package etude.audio;

import static org.assertj.core.api.Assertions.assertThat;

import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files: bits flipped, ends cut off, headers of other files pasted over. */
class FaultsTest {

    private static final int CORRUPTIONS = 1000;

    @TempDir
    Path folder;

    private record Original(String name, byte[] bytes, long samples, double duration) {}

    @Test
    void noCorruptionOfAThousandKillsHangsOrLosesSoundSilently() throws IOException {
        List<Original> originals = originals();
        List<String> silent = new ArrayList<>();
        int refused = 0;
        int warned = 0;
        for (int seed = 0; seed < CORRUPTIONS; seed++) {
            var random = new SplittableRandom(seed);
            Original original = originals.get(random.nextInt(originals.size()));
            byte[] bytes = corrupt(original.bytes, originals, random);
            Path file = Files.write(folder.resolve("damaged"), bytes);
            try {
                DecodedAudio audio = AudioFiles.decode(file);
                warned += audio.warnings().isEmpty() ? 0 : 1;
                if (audio.warnings().isEmpty() && isLess(audio, original) && !isAllThereIs(audio, bytes.length)) {
                    silent.add(seed + " " + original.name + " " + audio.waveform() + " of " + original.samples);
                }
            } catch (AudioFormatException e) {
                assertThat(e.getMessage()).isNotBlank();
                refused++;
            }
        }
        assertThat(silent).isEmpty();
        assertThat(refused).isGreaterThan(CORRUPTIONS / 10);
        assertThat(warned).isGreaterThan(CORRUPTIONS / 4);
    }

    private static boolean isLess(DecodedAudio audio, Original original) {
        long samples = (long) audio.waveform().length() * audio.waveform().channels();
        return samples < original.samples || audio.waveform().duration() < original.duration - 1e-9;
    }

    /** A header may lie in a way that fits: then every byte came out, only as other sound, and no decoder can know. */
    private static boolean isAllThereIs(DecodedAudio audio, long bytes) {
        AudioInfo info = audio.info();
        long bits = (long) audio.waveform().length() * audio.waveform().channels() * info.bitsPerSample();
        return info.codec().startsWith("pcm") && bits / 8 + 256 >= bytes;
    }

    private static byte[] corrupt(byte[] whole, List<Original> originals, SplittableRandom random) {
        byte[] bytes = whole.clone();
        switch (random.nextInt(3)) {
            case 0 -> {
                int range = random.nextInt(3) == 0 ? Math.min(256, bytes.length) : bytes.length;
                for (int flips = 1 << random.nextInt(8); flips > 0; flips--) {
                    bytes[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> {
                return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
            }
            default -> {
                byte[] other = originals.get(random.nextInt(originals.size())).bytes;
                int length = Math.min(4 + random.nextInt(200), Math.min(bytes.length, other.length));
                System.arraycopy(other, 0, bytes, 0, length);
            }
        }
        return bytes;
    }

    /** Files of the formats folder that are read whole. */
    private static List<Original> originals() throws IOException {
        List<Original> originals = new ArrayList<>();
        try (var files = Files.walk(TestData.require("audio/formats"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try {
                    DecodedAudio audio = AudioFiles.decode(file);
                    if (audio.warnings().isEmpty()) {
                        var sound = audio.waveform();
                        originals.add(new Original(
                                file.getFileName().toString(),
                                Files.readAllBytes(file),
                                (long) sound.length() * sound.channels(),
                                sound.duration()));
                    }
                } catch (AudioFormatException e) {
                    assertThat(file.toString()).doesNotEndWith(".opus");
                }
            }
        }
        assertThat(originals).hasSizeGreaterThan(20);
        return originals;
    }
}
