package etude.tasks.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import etude.audio.AudioFiles;
import etude.network.Task;
import etude.signal.Waveform;
import etude.tasks.classic.ClassicModel;
import etude.tasks.classic.ClassicModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicTaggerTest {

    private static final int RATE = ClassicModels.RATE;

    @TempDir
    private Path folder;

    private final ClassicModel model = ClassicModels.classes("logistic");
    private final Tagger tagger = Tagger.of(model);

    @Test
    void aSoundThatIsNotTooLongIsHeardAsOne() {
        Waveform sound = ClassicModels.sound(2, RATE, 50);
        Tags tags = tagger.tag(sound);
        assertThat(tags.pieces()).isEqualTo(1);
        float[] scores = model.scores(sound);
        for (int i = 0; i < 3; i++) {
            assertThat((float) tags.all().get(i).score()).isEqualTo(scores[i]);
        }
        assertThat(tags.top(1).get(0).label()).isEqualTo("high");
        assertThat(tagger.labels()).isEqualTo(ClassicModels.LABELS);
        assertThat(tagger.task()).isEqualTo(new Task.Classes());
        assertThat(tagger.sampleRate()).isEqualTo(RATE);
        assertThat(tagger.listening()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {RATE + 1, 3 * RATE / 2, 2 * RATE, 5 * RATE + 123})
    void ofALongSoundEverythingIsHeardInPiecesThatOverlap(int samples) {
        List<Taggram.Moment> moments =
                tagger.activations(ClassicModels.sound(1, samples, 51)).moments();
        assertThat(moments.get(0).from()).isZero();
        assertThat(moments.get(moments.size() - 1).to()).isEqualTo((double) samples / RATE);
        for (int i = 0; i < moments.size(); i++) {
            assertThat(moments.get(i).to() - moments.get(i).from()).isCloseTo(1, within(1e-9));
            if (i > 0) {
                double step = moments.get(i).from() - moments.get(i - 1).from();
                assertThat(step).isPositive().isLessThanOrEqualTo(0.5 + 1.0 / RATE);
            }
        }
        assertThat(tagger.tag(ClassicModels.sound(1, samples, 51)).top(1).get(0).label())
                .isEqualTo("low");
    }

    @Test
    void overTimeASoundThatChangesIsToldToChange() {
        float[] both = Arrays.copyOf(ClassicModels.sound(1, 3 * RATE, 52).channel(0), 6 * RATE);
        System.arraycopy(ClassicModels.sound(2, 3 * RATE, 53).channel(0), 0, both, 3 * RATE, 3 * RATE);
        List<Taggram.Moment> moments =
                tagger.overTime(Waveform.mono(both, RATE)).moments();
        assertThat(best(moments.get(0))).isEqualTo("low");
        assertThat(best(moments.get(moments.size() - 1))).isEqualTo("high");
        assertThat(moments).hasSizeGreaterThan(8);
    }

    private String best(Taggram.Moment moment) {
        int best = 0;
        for (int i = 1; i < moment.scores().length; i++) {
            best = moment.scores()[i] > moment.scores()[best] ? i : best;
        }
        return tagger.labels().get(best);
    }

    @Test
    void aFileOfAnyRateAndAnyNumberOfChannelsIsHeard() throws IOException {
        float[] x = ClassicModels.sound(1, 2 * RATE, 54).resample(44100).channel(0);
        Path file = folder.resolve("sound.wav");
        AudioFiles.write(file, Waveform.of(new float[][] {x, x}, 44100));
        assertThat(tagger.tag(file).top(1).get(0).label()).isEqualTo("low");
        assertThat(tagger.overTime(file).moments()).isNotEmpty();
    }

    @Test
    void silenceAndSoundsOfOneSampleHaveFiniteScores() {
        for (int samples : new int[] {1, 100, RATE, 3 * RATE}) {
            for (Tag tag : tagger.tag(Waveform.mono(new float[samples], RATE)).all()) {
                assertThat(tag.score()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void tagsAreProbableEachByItself() {
        try (Tagger tags = Tagger.of(ClassicModels.tags("logistic"))) {
            List<Tag> heard = tags.tag(ClassicModels.sound(2, RATE, 55)).all();
            assertThat(heard.get(0).score()).isGreaterThan(0.5);
            assertThat(heard.get(1).score()).isGreaterThan(0.5);
            assertThat(heard.get(2).score()).isZero();
        }
    }

    @Test
    void whatIsNoSoundIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tagger.tag(Waveform.mono(new float[0], RATE)))
                .withMessageContaining("no samples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tagger.tag(Waveform.mono(new float[] {0, Float.NaN}, RATE)))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tagger.tag(new Clip(16000, new float[100])))
                .withMessageContaining("has 16000 Hz; this model hears 8000 Hz");
    }
}
