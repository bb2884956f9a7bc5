package etude.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.learn.data.Example;
import etude.learn.data.TinySounds;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.Recipes;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialTest {

    @TempDir
    private Path folder;

    @Test
    void labelsThatAreNotWantedBecomeTheOther() throws IOException {
        Path keywords = TestData.require("audio/keywords");
        Material material = material("source = '" + keywords
                + "'\nlabels = ['alexa', 'jarvis']\nother = 'other'\nlimit = 10\nsplit='group'");
        assertThat(material.data().labels()).containsExactly("alexa", "jarvis", "other");
        assertThat(material.data().examples())
                .extracting(e -> e.labels().get(0))
                .contains("other");
        assertThat(material.protocol()).contains("no speaker in two parts");
        Material limited =
                material("source = '" + keywords + "'\ncolumns = {label = 'group'}\nlimit = 2\nsplit='ratio'");
        assertThat(limited.data().labels()).hasSize(9).contains("other");
    }

    @Test
    void oneSpeakerAfterTheOtherIsLeftOut() throws IOException {
        Path digits = TestData.require("audio/fsdd");
        Material all = material("source = '" + digits + "'\nsplit = 'leave-one-out'");
        assertThat(all.rounds()).hasSize(6);
        assertThat(all.protocol()).startsWith("6 rounds, judged together: speaker george left out");
        Material own = material("source = '" + digits + "'");
        assertThat(own.rounds()).hasSize(1);
        assertThat(own.data().examples(own.rounds().get(0).test()))
                .extracting(Example::part)
                .containsOnly("test");
        assertThat(own.splitHash()).isNotEqualTo(all.splitHash());
        assertThat(own.hash()).isEqualTo(all.hash());
        assertThat(material("source = '" + digits + "'\nsplit = 'leave-one-out'\nfold = 2")
                        .rounds()
                        .get(0)
                        .protocol())
                .isEqualTo("speaker lucas left out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> material("source = '" + digits + "'\nsplit = 'leave-one-out'\nfold = 6"))
                .withMessageContaining("fold is 6; there are 6, counted from 0");
    }

    @Test
    void anEmptyClassIsRefusedBeforeTheFirstStep() throws IOException {
        two();
        Files.createDirectories(folder.resolve("c"));
        refused("", "1 classes have no sounds in them: c");
        assertThat(material("source = '" + folder + "'\nlabels = ['a', 'b']")
                        .data()
                        .labels())
                .containsExactly("a", "b");
    }

    @Test
    void oneClassAloneIsRefused() throws IOException {
        TinySounds.tone(folder.resolve("a/1.wav"), 1);
        TinySounds.tone(folder.resolve("a/2.wav"), 2);
        refused("", "has one class alone (a)");
    }

    @Test
    void oneExampleAloneIsRefused() throws IOException {
        two();
        TinySounds.tone(folder.resolve("c/1.wav"), 5);
        refused("", "has one example alone of c");
    }

    @Test
    void labelsWithoutAudioAreRefusedUnlessTheyMayBeLeftOut() throws IOException {
        two();
        TinySounds.text(
                folder.resolve("labels.csv"), "file,label\na/1.wav,a\na/2.wav,a\nb/1.wav,b\nb/2.wav,b\nb/3.wav,b\n");
        refused("", "1 labels name sounds that are not there: b/3.wav");
        assertThat(material("source = '" + folder + "'\nmissing = 'leave-out'")
                        .data()
                        .examples())
                .hasSize(4);
    }

    @Test
    void aClassThatIsOnlyJudgedByIsRefused() throws IOException {
        two();
        TinySounds.text(
                folder.resolve("labels.csv"),
                "file,label,split\na/1.wav,a,train\na/2.wav,a,train\nb/1.wav,b,test\nb/2.wav,b,test\n");
        refused("", "leaves nothing to learn b from");
    }

    @Test
    void unknownLabelsAndGroupsAreRefused() throws IOException {
        two();
        refused("labels = ['a', 'bb']", "did you mean 'b'?");
        refused("split = 'group'", "knows none");
        refused("split = 'given'", "does not say who is for training");
    }

    private void two() throws IOException {
        for (String name : List.of("a/1", "a/2", "b/1", "b/2")) {
            TinySounds.tone(folder.resolve(name + ".wav"), name.hashCode() % 24);
        }
    }

    private void refused(String more, String because) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> material("source = '" + folder + "'\n" + more))
                .withMessageContaining(because);
    }

    private Material material(String data) throws IOException {
        Recipe recipe = Recipes.parse("name='x'\n[data]\n" + data + "\n[classic]\n", List.of());
        return Material.of(recipe, folder, folder.resolve("made"), Watcher.NOBODY);
    }
}
