package etude.learn.data.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.analysis.pitch.Transcriber;
import etude.audio.AudioFiles;
import etude.learn.data.DataHash;
import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.learn.data.Occurrence;
import etude.network.Task;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticDataTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"instruments", "chords", "tempo", "events", "pitch"})
    void aSetIsTheSameBytesWheneverItIsMade(String name) throws IOException {
        Dataset once = SyntheticData.of("synth:" + name + ":2", home.resolve("a"), done -> {});
        Dataset again = SyntheticData.of("synth:" + name + ":2", home.resolve("b"), done -> {});
        assertThat(DataHash.of(again)).isEqualTo(DataHash.of(once));
        assertThat(once.examples()).hasSize(2 * once.labels().size());
        assertThat(once.examples()).allMatch(example -> once.labels().containsAll(example.labels()));
        for (Example example : once.examples()) {
            assertThat(AudioFiles.read(example.file()).peak()).as(example.id()).isBetween(0.01f, 1f);
        }
    }

    @Test
    void aLargerSetBeginsWithTheSmaller() throws IOException {
        Dataset small = SyntheticData.of("synth:chords:2", home, done -> {});
        Dataset large = SyntheticData.of("synth:chords:3", home, done -> {});
        for (int i = 0; i < small.examples().size(); i++) {
            assertThat(AudioFiles.read(large.examples().get(i).file()).channel(0))
                    .isEqualTo(AudioFiles.read(small.examples().get(i).file()).channel(0));
        }
    }

    @Test
    void aTranscriberHearsTheNotesThatThePitchSetSaysThereAre() throws IOException {
        Dataset data = SyntheticData.of("synth:pitch:2", home, done -> {});
        assertThat(data.task()).isEqualTo(new Task.FrameClasses());
        int right = 0;
        int all = 0;
        for (Example example : data.examples().subList(0, 12)) {
            Waveform sound = AudioFiles.read(example.file());
            var heard = Transcriber.standard().transcribe(sound).notes();
            for (Occurrence truth : example.occurrences()) {
                all++;
                right += heard.stream()
                                .anyMatch(note -> Math.abs(note.onset() - truth.onset()) < 0.08
                                        && Math.round(69 + 12 * Math.log(note.frequency() / 440) / Math.log(2))
                                                == Integer.parseInt(truth.label()))
                        ? 1
                        : 0;
            }
        }
        assertThat(right).isGreaterThan(all / 2);
    }

    @Test
    void unknownSetsAndNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticData.of("synth:cords", home, done -> {}))
                .withMessageContaining("did you mean 'chords'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticData.of("synth:chords:1", home, done -> {}))
                .withMessageContaining("a number from 2 to");
    }
}
