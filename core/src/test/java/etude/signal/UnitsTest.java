package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers without another source are those of librosa 0.11. */
class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "20, 15.486820576352429, -0.4594316186372972",
        "440, 69, 4",
        "1234.5, 86.86021689141747, 5.488351407618122"
    })
    void frequenciesBecomePitchesAndBack(double hz, double midi, double octaves) {
        assertThat(Units.hzToMidi(hz)).isCloseTo(midi, within(1e-9));
        assertThat(Units.midiToHz(midi)).isCloseTo(hz, within(1e-9));
        assertThat(Units.hzToOctaves(hz)).isCloseTo(octaves, within(1e-9));
        assertThat(Units.octavesToHz(octaves)).isCloseTo(hz, within(1e-9));
    }

    @Test
    void centsAreCountedUpwards() {
        assertThat(Units.cents(440, 880)).isCloseTo(1200, within(1e-9));
        assertThat(Units.cents(440, Units.addCents(440, -37.5))).isCloseTo(-37.5, within(1e-9));
        assertThat(Units.semitonesToRatio(-12)).isEqualTo(0.5);
    }

    /** Traunmüller's table: the edges of Zwicker's critical bands agree within 0.05 Bark from 200 Hz to 6.7 kHz. */
    @ParameterizedTest
    @CsvSource({"200, 2", "510, 5", "1080, 9", "2000, 13", "3150, 16", "5300, 19"})
    void barkIsTheNumberOfCriticalBandsBelow(double hz, double bark) {
        assertThat(Units.hzToBark(hz)).isCloseTo(bark, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 20, 150, 187, 1000, 6500, 6900, 15000, 22050})
    void barkGoesBackToHertz(double hz) {
        assertThat(Units.barkToHz(Units.hzToBark(hz))).isCloseTo(hz, within(1e-7));
    }

    @Test
    void timesSamplesAndFramesAgree() {
        assertThat(Units.secondsToFrames(0.5, 512, 22050)).isEqualTo(21);
        assertThat(Units.secondsToFrames(7.777, 512, 22050)).isEqualTo(334);
        assertThat(Units.samplesToFrames(511, 512)).isZero();
        assertThat(Units.samplesToFrames(-1, 512)).isEqualTo(-1);
        assertThat(Units.framesToSeconds(43, 512, 22050)).isEqualTo(43 * 512 / 22050.0);
        for (int rate : new int[] {8000, 11025, 44100, 48000}) {
            for (long sample = 0; sample < 10_000_000; sample = 3 * sample + 1) {
                assertThat(Units.secondsToSamples(Units.samplesToSeconds(sample, rate), rate))
                        .isEqualTo(sample);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "A4, 69, A4",
        "C#3, 49, C♯3",
        "Db3, 49, C♯3",
        "Ebb5, 74, D5",
        "B♭-1, 10, A♯-1",
        "c, 12, C0",
        "F♯2+25, 42.25, F♯2+25",
        "C-1-30, -0.3, C-1-30",
        "E#4, 65, F4",
        "Cn4, 60, C4",
        "B𝄪3, 61, C♯4",
        "Cb4, 59, B3",
        "A4+70, 69.7, A♯4-30"
    })
    void noteNamesAreReadAndWritten(String name, double midi, String written) {
        NoteName note = NoteName.parse(name);
        assertThat(note.exactMidi()).isCloseTo(midi, within(1e-9));
        assertThat(note).hasToString(written);
        assertThat(NoteName.parse(note.toString())).isEqualTo(note);
    }

    @Test
    void everyMidiNumberHasANameWithSharpsAndOneWithFlats() {
        for (int midi = -12; midi <= 140; midi++) {
            NoteName note = NoteName.ofMidi(midi);
            assertThat(NoteName.parse(note.sharp())).isEqualTo(note);
            assertThat(NoteName.parse(note.flat())).isEqualTo(note);
        }
        assertThat(NoteName.ofHz(466.16).flat()).isEqualTo("B♭4");
        assertThat(NoteName.ofHz(435)).hasToString("A4-20");
        assertThat(NoteName.parse("A4").hz()).isEqualTo(440);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "H4", "4A", "A4+", "A 4", "Ax4"})
    void whatIsNoNoteIsRefused(String name) {
        assertThatThrownBy(() -> NoteName.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("A4");
        assertThatThrownBy(() -> NoteName.ofHz(0)).hasMessageContaining("positive");
    }

    @ParameterizedTest
    @CsvSource({
        "20, -50.390085012064844, -24.158739897261015, -6.218726342367391",
        "440, -4.094556210589168, -0.3901265010513234, 0.031682395779155825",
        "1000, 0.00034446474602312094, 0.00035588575590148053, 9.814188786333444e-05",
        "12000, -3.899029985379176, -5.7130489741913895, -5.820291471905603"
    })
    void weightsAreThoseOfSoundLevelMeters(double hz, double a, double b, double c) {
        assertThat(Weighting.A.db(hz)).isCloseTo(a, within(1e-9));
        assertThat(Weighting.B.db(hz)).isCloseTo(b, within(1e-9));
        assertThat(Weighting.C.db(hz)).isCloseTo(c, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Weighting.class)
    void zeroHertzIsInaudibleUnlessNothingIsWeighted(Weighting weighting) {
        assertThat(weighting.db(0)).isEqualTo(weighting == Weighting.Z ? 0 : Double.NEGATIVE_INFINITY);
        assertThat(weighting.db(0, -80)).isEqualTo(weighting == Weighting.Z ? 0 : -80);
    }
}
