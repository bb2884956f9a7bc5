package etude.analysis.harmony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.signal.Waveform;
import etude.testing.AdditiveSynth;
import etude.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFinderTest {

    private static final String MAJOR = "0:maj 5:maj 7:maj 0:maj 9:min 2:min 7:maj 0:maj";
    private static final String MINOR = "0:min 5:min 7:maj 0:min 8:maj 5:min 7:maj 0:min";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void aCadenceIsInItsKey(int tonic) {
        AdditiveSynth synth = AdditiveSynth.strings();
        Waveform major = synth.render(Progressions.play(MAJOR, tonic, 1, false).piece(), 11025);
        Waveform minor = synth.render(Progressions.play(MINOR, tonic, 1, false).piece(), 11025);

        assertThat(KeyFinder.standard().find(major).best()).hasValue(new Key(tonic, Key.Mode.MAJOR));
        assertThat(KeyFinder.standard().find(minor).best()).hasValue(new Key(tonic, Key.Mode.MINOR));
    }

    @ParameterizedTest
    @EnumSource(KeyProfile.class)
    void everyProfileTakesItselfForItsKey(KeyProfile profile) {
        KeyEstimate estimate = new KeyFinder(profile, 0, 0).of(profile.values(Key.Mode.MINOR));

        assertThat(estimate.best()).hasValue(new Key(0, Key.Mode.MINOR));
        assertThat(estimate.ranking()).hasSize(24);
        assertThat(estimate.ranking().get(0).score()).isCloseTo(1, within(1e-12));
        assertThat(estimate.ranking().stream()
                        .mapToDouble(KeyEstimate.Candidate::confidence)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aSoundWithoutNotesHasNoKey() {
        Waveform silence = Waveform.mono(new float[22050], 22050);

        KeyEstimate estimate = KeyFinder.standard().find(silence);

        assertThat(estimate.best()).isEmpty();
        assertThat(estimate.confidence()).isZero();
        assertThat(KeyFinder.standard().find(Waveform.mono(new float[0], 8000)).best())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset", "click", "noise", "one sample"})
    void whatHasNoTonesHasNoKey(String kind) {
        float[] x = new float[kind.equals("one sample") ? 1 : 5 * 22050];
        switch (kind) {
            case "offset", "one sample" -> java.util.Arrays.fill(x, 0.5f);
            case "click" -> x[22050] = 1;
            default -> x = Signals.noise(x.length, 22050, 3).channel(0);
        }

        KeyEstimate estimate = KeyFinder.standard().find(Waveform.mono(x, 22050));

        assertThat(estimate.best()).isEmpty();
        assertThat(estimate.confidence()).isZero();
    }

    @Test
    void aSampleThatIsNoNumberIsRefused() {
        float[] x = Signals.sine(440, 1, 8000).channel(0).clone();
        x[4321] = Float.NaN;

        assertThatThrownBy(() -> KeyFinder.standard().find(Waveform.mono(x, 8000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Sample 4321 is NaN");
    }

    @Test
    void beginningAndEndDecideBetweenRelativeKeys() {
        String loop = "9:min 5:maj 0:maj 7:maj 9:min 5:maj 0:maj 7:maj";
        Waveform minor = AdditiveSynth.strings()
                .render(Progressions.play(loop + " 9:min 9:min", 0, 1, false).piece(), 11025);
        Waveform major = AdditiveSynth.strings()
                .render(
                        Progressions.play("0:maj 7:maj " + loop + " 0:maj", 0, 1, false)
                                .piece(),
                        11025);
        var finder = new KeyFinder(KeyProfile.BELLMAN_BUDGE, 0.3, 0);

        assertThat(finder.find(minor).best()).hasValue(new Key(9, Key.Mode.MINOR));
        assertThat(finder.find(major).best()).hasValue(new Key(0, Key.Mode.MAJOR));
    }

    @Test
    void keysAreSpelledWithTheFewestAccidentals() {
        assertThat(new Key(3, Key.Mode.MAJOR)).hasToString("E♭ major");
        assertThat(new Key(8, Key.Mode.MINOR).label()).isEqualTo("G# minor");
        assertThat(new Key(10, Key.Mode.MINOR).sharps()).isEqualTo(-5);
        assertThat(new Key(4, Key.Mode.MAJOR).sharps()).isEqualTo(4);
        assertThat(new Key(4, Key.Mode.MAJOR).spell(8)).isEqualTo("G#");
        assertThat(new Key(5, Key.Mode.MINOR).spell(8)).isEqualTo("Ab");
    }

    @Test
    void notesAreSpelledByTheKey() {
        assertThat(new Key(10, Key.Mode.MAJOR).noteName(70)).isEqualTo("B♭4");
        assertThat(new Key(2, Key.Mode.MINOR).noteName(61)).isEqualTo("C♯4");
        assertThat(new Key(9, Key.Mode.MINOR).spell(8)).isEqualTo("G#");
        assertThat(new Key(7, Key.Mode.MINOR).spell(6)).isEqualTo("F#");
        assertThat(new Key(0, Key.Mode.MAJOR).spell(6)).isEqualTo("F#");
        assertThat(new Key(6, Key.Mode.MAJOR).noteName(65)).isEqualTo("E♯4");
        assertThat(new Key(3, Key.Mode.MINOR).noteName(71)).isEqualTo("C♭5");
        for (int i = 0; i < Key.COUNT; i++) {
            Key key = Key.of(i);
            assertThat(key.spell(key.tonic())).isEqualTo(key.tonicName());
            for (int pitch = 0; pitch < 12; pitch++) {
                assertThat(Progressions.sound(key.spell(pitch))).isEqualTo(Integer.toString(pitch));
                assertThat(key.spell(pitch)).matches("[A-G][#b]?");
            }
        }
    }
}
