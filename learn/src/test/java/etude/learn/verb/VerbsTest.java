package etude.learn.verb;

import static org.assertj.core.api.Assertions.assertThat;

import etude.learn.data.TinySounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class VerbsTest {

    @TempDir
    private Path folder;

    private Path music;

    @BeforeEach
    void twoClasses() throws IOException {
        music = folder.resolve("music");
        for (int i = 0; i < 6; i++) {
            TinySounds.tone(music.resolve("low/" + i + ".wav"), i);
            TinySounds.tone(music.resolve("high/" + i + ".wav"), 30 + i);
        }
    }

    @Test
    void aDataSetIsCheckedForPeopleAndForPrograms() throws IOException {
        Run people = Run.of("dataset", "check", music);
        assertThat(people.code()).isZero();
        assertThat(people.out()).contains("classes, 2 labels", "high  6", "WARNING: examples without licence, 12×");
        TinySounds.text(music.resolve("low/none.wav"), "no sound");
        Run broken = Run.of("dataset", "check", music, "--json");
        assertThat(broken.code()).isEqualTo(1);
        JsonNode tree = broken.json().get(0);
        assertThat(tree.path("errors").asInt()).isEqualTo(1);
        assertThat(tree.path("findings").get(0).path("kind").asString()).isEqualTo("unreadable audio");
        assertThat(tree.path("labels").path("low").asInt()).isEqualTo(7);
    }

    @Test
    void trainOnAFolderSaysWhatItChoseAndRunsListsIt() throws IOException {
        Path run = folder.resolve("runs/first");
        Run train = Run.of("train", "--folder", music, "-o", run, "--set", "report.resamples=100");
        assertThat(train.err()).contains("Found 12 sounds, 2 classes", "figures will flatter");
        assertThat(train.code()).isZero();
        assertThat(train.out()).contains("accuracy 1.0000", "report  " + run.resolve("report.html"));
        assertThat(Files.readString(run.resolve("report.html"))).contains("./etude train --folder " + music);
        Run again = Run.of("train", "--folder", music, "-o", run);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("--resume");
        Run runs = Run.of("runs", folder.resolve("runs"));
        assertThat(runs.out()).contains(run.toString(), "judged", "accuracy 1.000");
        assertThat(Run.of("runs", folder.resolve("runs"), "--json")
                        .json()
                        .get(0)
                        .path("state")
                        .asString())
                .isEqualTo("judged");
        assertThat(Run.of("runs", folder.resolve("runs"), "--rank", "F1").err()).contains("There are: accuracy");
    }

    @Test
    void misuseIsToldWithAWayOut() {
        assertThat(Run.of("train").code()).isEqualTo(2);
        assertThat(Run.of("train").err()).contains("Name a recipe, a folder by --folder");
        assertThat(Run.of("train", "x.toml", "--folder", "y").code()).isEqualTo(2);
        assertThat(Run.of("train", folder.resolve("no.toml")).err()).contains("There is no file");
        assertThat(Run.of("train", "--resume", "-o", folder.resolve("no")).err())
                .contains("holds no run");
        assertThat(Run.of("train", "--folder", music, "--resume").err()).contains("name it");
        assertThat(Run.of("dataset").code()).isEqualTo(2);
        assertThat(Run.of("dataset", "check", folder.resolve("no")).err()).contains("no such folder or table");
        assertThat(Run.of("dataset", "check", "synth:cords").err()).contains("did you mean 'chords'?");
        assertThat(Run.of("runs", folder.resolve("no")).err()).contains("no such folder of runs");
        assertThat(Run.of("runs", folder).err()).contains("There are no runs.");
    }
}
