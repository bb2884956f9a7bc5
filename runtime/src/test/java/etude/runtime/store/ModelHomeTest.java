package etude.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.runtime.model.SavedModel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelHomeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ETUDE_HOME, /my/etude, Linux, /my/etude",
        "XDG_CACHE_HOME, /c, Linux, /c/etude",
        "XDG_CACHE_HOME, relative, Linux, /u/.cache/etude",
        "NONE, x, Linux, /u/.cache/etude",
        "XDG_CACHE_HOME, /c, Mac OS X, /u/Library/Caches/etude",
        "LOCALAPPDATA, /l, Windows 11, /l/etude",
        "NONE, x, Windows 11, /u/AppData/Local/etude",
    })
    void theHomeIsWhereTheSystemKeepsCaches(String variable, String value, String system, String home) {
        assertThat(ModelHome.home(Map.of(variable, value), system, Path.of("/u")))
                .isEqualTo(Path.of(home));
    }

    @Test
    void modelsAreKeptListedFoundAndRemoved() throws IOException {
        ModelHome home = ModelHome.at(folder.resolve("models"));
        assertThat(home.list()).isEmpty();
        home.add("mtat/mine", TinyModel.of(1), false);
        home.add("alone", TinyModel.of(2), false);
        home.add("a/b/c-1.0", TinyModel.of(3), false);
        assertThat(home.list()).containsExactly("a/b/c-1.0", "alone", "mtat/mine");
        assertThat(home.get("alone").weights().get("a.weight").values())
                .isEqualTo(TinyModel.of(2).weights().get("a.weight").values());
        assertThat(home.describe("mtat/mine")).isEqualTo(TinyModel.of(1).model());
        home.remove("a/b/c-1.0");
        home.remove("mtat/mine");
        assertThat(home.list()).containsExactly("alone");
        try (var left = Files.list(home.folder())) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("alone", ".lock");
        }
    }

    @Test
    void anUnknownModelNamesTheNearest() throws IOException {
        ModelHome home = ModelHome.at(folder);
        assertThatThrownBy(() -> home.get("mtat/musicnn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none yet");
        home.add("mtat/musicnn", TinyModel.of(1), false);
        assertThatThrownBy(() -> home.get("mtat/muscinn")).hasMessageContaining("did you mean 'mtat/musicnn'");
        assertThatThrownBy(() -> home.remove("mtat/muscinn")).hasMessageContaining("did you mean 'mtat/musicnn'");
    }

    @Test
    void aModelThatIsThereIsReplacedOnlyWhereAllowed() throws IOException {
        ModelHome home = ModelHome.at(folder);
        home.add("m", TinyModel.of(1), false);
        assertThatThrownBy(() -> home.add("m", TinyModel.of(2), false)).isInstanceOf(FileAlreadyExistsException.class);
        home.add("m", TinyModel.of(2), true);
        assertThat(home.get("m").weights().get("a.weight").values())
                .isEqualTo(TinyModel.of(2).weights().get("a.weight").values());
    }

    @Test
    void aModelHoldsNoOtherModel() throws IOException {
        ModelHome home = ModelHome.at(folder);
        home.add("a/b", TinyModel.of(1), false);
        assertThatThrownBy(() -> home.add("a/b/c", TinyModel.of(1), false)).hasMessageContaining("is a model itself");
        assertThatThrownBy(() -> home.add("a", TinyModel.of(1), true)).hasMessageContaining("begin with 'a/'");
        assertThat(home.list()).containsExactly("a/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "..",
                "../x",
                "a/../b",
                "a//b",
                "/a",
                "a/",
                "a/b/c/d",
                ".hidden",
                "a b",
                "a\\b",
                "a:b",
                "ü",
                "nul",
                "a/com1.x",
                "x.",
                "a\nb"
            })
    void namesThatCouldLeadElsewhereAreRefused(String name) {
        ModelHome home = ModelHome.at(folder);
        assertThatThrownBy(() -> home.add(name, TinyModel.of(1), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as mtat/musicnn");
        assertThatThrownBy(() -> home.get(name)).isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsNoModelAndGoesWithTheNextOne() throws IOException {
        ModelHome home = ModelHome.at(folder);
        home.add("a/b", TinyModel.of(1), false);
        Path half = Files.createDirectories(folder.resolve("a/.etude-0.tmp"));
        Files.writeString(half.resolve("model.json"), "{");
        assertThat(home.list()).containsExactly("a/b");
        home.add("c", TinyModel.of(1), false);
        assertThat(half).doesNotExist();
        assertThat(home.list()).containsExactly("a/b", "c");
    }

    @Test
    void aModelThatWasBeingReplacedWhenTheProcessEndedIsBack() throws IOException {
        ModelHome home = ModelHome.at(folder);
        home.add("a/b", TinyModel.of(1), false);
        Path half = Files.createDirectories(folder.resolve("a/.etude-0.tmp"));
        Path was = Files.move(folder.resolve("a/b"), folder.resolve("a/.etude-was-b.tmp"));
        assertThat(home.get("a/b").weights().get("a.weight").values())
                .isEqualTo(TinyModel.of(1).weights().get("a.weight").values());
        assertThat(half).doesNotExist();
        assertThat(was).doesNotExist();
        Files.createDirectories(was);
        home.add("c", TinyModel.of(1), false);
        assertThat(was).doesNotExist();
        assertThat(home.list()).containsExactly("a/b", "c");
    }

    @Test
    void whoeverReadsAModelThatIsBeingReplacedGetsOneOrTheOther() throws Exception {
        ModelHome home = ModelHome.at(folder);
        home.add("m", TinyModel.of(0), false);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> writer = thread.submit(() -> {
                for (int i = 1; i <= 60; i++) {
                    ModelHome.at(folder).add("m", TinyModel.of(i), true);
                }
                return true;
            });
            do {
                assertThat(home.get("m").model()).isEqualTo(TinyModel.of(0).model());
                assertThat(home.describe("m")).isEqualTo(TinyModel.of(0).model());
            } while (!writer.isDone());
            writer.get();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void writersWaitForEachOther() throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int seed = i;
            writers.add(() -> {
                ModelHome.at(folder).add("same", TinyModel.of(seed), true);
                ModelHome.at(folder).add("own/" + seed, TinyModel.of(seed), false);
                return true;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Boolean> done : threads.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(ModelHome.at(folder).list()).hasSize(9);
        SavedModel same = ModelHome.at(folder).get("same");
        assertThat(same.model()).isEqualTo(TinyModel.of(0).model());
    }
}
