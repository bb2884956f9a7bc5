package etude.listen;

import static org.assertj.core.api.Assertions.assertThat;

import etude.network.Model;
import etude.runtime.model.SavedModel;
import etude.runtime.store.ModelHome;
import etude.runtime.store.ShippedModels;
import etude.tasks.tagging.Tagger;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model of spoken digits that comes with Etude. */
class DigitsTest {

    private static final String NAME = "etude/digits";
    private static final List<String> WORDS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    @TempDir
    Path folder;

    @Test
    void itIsSmallAndSaysWhereItComesFrom() throws IOException {
        ShippedModels shipped = ShippedModels.at(folder);
        assertThat(shipped.names()).containsExactly(NAME);
        Model model = shipped.describe(NAME);
        assertThat(model.labels()).containsExactlyElementsOf(WORDS);
        assertThat(model.provenance()).containsKeys("data", "recipe", "seed");
        assertThat(Files.size(folder.resolve(NAME).resolve("weights.safetensors")))
                .isLessThan(1_000_000);
    }

    @Test
    void aDamagedCopyIsMadeAnew() throws IOException {
        ShippedModels shipped = ShippedModels.at(folder);
        SavedModel first = shipped.get(NAME);
        Files.writeString(folder.resolve(NAME).resolve("weights.safetensors"), "damaged");
        assertThat(shipped.get(NAME).weights().size()).isEqualTo(first.weights().size());
    }

    @Test
    void itIsOpenedByItsNameAndNotAmongTheInstalledModels() throws IOException {
        ModelHome home = ModelHome.at(folder.resolve("models"));
        try (ModelChoice.Opened opened = new ModelChoice(home).open(NAME)) {
            assertThat(opened.tagger().labels()).hasSize(10);
        }
        assertThat(home.list()).isEmpty();
    }

    @Test
    void takesThatItNeverHeardAreHeardRight() throws IOException {
        Path data = TestData.require("audio/fsdd");
        int right = 0;
        int all = 0;
        SavedModel saved = ShippedModels.at(folder).get(NAME);
        try (Tagger tagger = Tagger.of(saved.model(), saved.weights());
                Stream<Path> files = Files.list(data)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\d_[a-z]+_[0-4]\\.wav")) {
                    all++;
                    right += tagger.tag(file).top(1).get(0).label().equals(name.substring(0, 1)) ? 1 : 0;
                }
            }
        }
        assertThat((double) right / all).as(right + " of " + all).isGreaterThanOrEqualTo(0.98);
    }
}
