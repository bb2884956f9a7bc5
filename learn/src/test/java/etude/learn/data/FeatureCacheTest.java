package etude.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.features.Features;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsComputedOnceIsReadAfterwardsWhereverTheSoundLies() throws IOException {
        Path first = TinySounds.tone(folder.resolve("a/x.wav"), 1);
        Files.createDirectories(folder.resolve("b"));
        Path second = Files.copy(first, folder.resolve("b/y.wav"));
        FeatureCache cache = cache();
        for (String name : List.of("mfcc", "stft", "chroma_cqt", "raw", "harmonic_tensor")) {
            Representation representation = Preset.librosa(8000).get(name);
            Frames frames = cache.get(example(first), 8000, representation);
            Frames direct = Features.compute(representation, ExampleAudio.read(example(first), 8000));
            assertThat(frames.data()).as(name).isEqualTo(direct.data());
            assertThat(frames.shape()).isEqualTo(direct.shape());
            assertThat(frames.count()).isEqualTo(direct.count());
            assertThat(frames.complex()).isEqualTo(direct.complex());
            Frames again = cache().get(example(second), 8000, representation);
            assertThat(again.data()).as(name).isEqualTo(direct.data());
        }
        assertThat(cache.computations()).isEqualTo(5);
    }

    @Test
    void anotherSoundRateOrPlaceIsAnotherKey() throws IOException {
        Path file = TinySounds.tone(folder.resolve("x.wav"), 1);
        FeatureCache cache = cache();
        FeatureCache.Computation length = sound -> new float[] {sound.length()};
        assertThat(cache.get(example(file), 8000, "length", length)).containsExactly(1600);
        assertThat(cache.get(example(file), 16000, "length", length)).containsExactly(3200);
        assertThat(cache.get(example(file).during(0.1, 0.05), 8000, "length", length))
                .containsExactly(400);
        assertThat(cache.get(example(file), 8000, "other", sound -> new float[] {7}))
                .containsExactly(7);
        assertThat(cache.computations()).isEqualTo(4);
        TinySounds.write(folder.resolve("new.wav"), TinySounds.tone(300, 0.5, 800, 8000));
        Files.move(folder.resolve("new.wav"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(cache.get(example(file), 8000, "length", length)).containsExactly(800);
    }

    @Test
    void whatIsDamagedIsComputedAgain() throws IOException {
        Path file = TinySounds.tone(folder.resolve("x.wav"), 1);
        cache().get(example(file), 8000, "w", sound -> new float[] {1, 2, 3});
        Path kept = files().get(0);
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length - 1] ^= 1;
        Files.write(kept, bytes);
        FeatureCache cache = cache();
        assertThat(cache.get(example(file), 8000, "w", sound -> new float[] {1, 2, 3}))
                .containsExactly(1, 2, 3);
        Files.write(kept, new byte[3]);
        assertThat(cache.get(example(file), 8000, "w", sound -> new float[] {1, 2, 3}))
                .containsExactly(1, 2, 3);
        assertThat(cache.computations()).isEqualTo(2);
    }

    @Test
    void itKeepsToItsSize() throws IOException {
        Path file = TinySounds.tone(folder.resolve("x.wav"), 1);
        FeatureCache cache = FeatureCache.at(folder.resolve("cache"), 1 << 20);
        for (int i = 0; i < 40; i++) {
            cache.get(example(file), 8000, "w" + i, sound -> new float[20_000]);
        }
        long size = 0;
        for (Path kept : files()) {
            size += Files.size(kept);
        }
        assertThat(size).isLessThan(12 * (1 << 20) / 10);
        assertThat(files()).hasSizeGreaterThan(5);
        assertThatIllegalArgumentException().isThrownBy(() -> FeatureCache.at(folder, 5));
    }

    @Test
    void aSoundThatCannotBeReadIsNamed() throws IOException {
        Path file = TinySounds.text(folder.resolve("x.wav"), "no sound");
        assertThatIOException()
                .isThrownBy(() -> cache().get(example(file), 8000, "w", sound -> new float[0]))
                .withMessageContaining("x.wav (e) cannot be read");
    }

    /** The text of a record is its key: two that compute something else must not read alike. */
    @Test
    void everyRepresentationOfEveryPresetHasATextOfItsOwn() {
        Map<String, Representation> texts = new HashMap<>();
        for (Preset.Description preset : Preset.all()) {
            for (String name : Preset.named(preset.name(), 16000).names()) {
                Representation representation =
                        Preset.named(preset.name(), 16000).get(name);
                assertThat(representation.toString()).doesNotContain("@");
                Representation same = texts.putIfAbsent(representation.toString(), representation);
                assertThat(same == null || same.equals(representation))
                        .as(representation.toString())
                        .isTrue();
            }
        }
        assertThat(texts).hasSizeGreaterThan(100);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder.resolve("cache"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private FeatureCache cache() {
        return FeatureCache.at(folder.resolve("cache"), 1 << 24);
    }

    private static Example example(Path file) {
        return Example.of("e", file, List.of("x"));
    }
}
