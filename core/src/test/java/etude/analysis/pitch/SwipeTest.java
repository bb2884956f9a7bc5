package etude.analysis.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.signal.Waveform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwipeTest {

    /** A voice-like tone: harmonics that fall by their number, below half the rate. */
    private static Waveform tone(double hz, int rate, int missing) {
        float[] x = new float[rate / 2];
        for (int h = 1; h * hz < rate / 2.0 && h <= 20; h++) {
            for (int i = 0; i < x.length && h != missing; i++) {
                x[i] += (float) (0.2 / h * Math.sin(2 * Math.PI * hz * h * i / rate + h));
            }
        }
        return Waveform.mono(x, rate);
    }

    private static double cents(PitchEstimate estimate, double hz) {
        int middle = estimate.track().count() / 2;
        return Math.abs(1200 * Math.log(estimate.track().frequency(middle) / hz) / Math.log(2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {41.2, 82.4, 110, 196, 329.6, 523.25, 987.8, 1567.98, 2637})
    void aToneIsHeardToTwoCentsAndStrongly(double hz) {
        PitchEstimate estimate = Swipe.standard().track(tone(hz, 44100, 0));
        assertThat(cents(estimate, hz)).isLessThan(2);
        assertThat(estimate.evidence()[estimate.track().count() / 2]).isGreaterThan(0.4);
        assertThat(estimate.track().voiced(estimate.track().count() / 2)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aHarmonicMayBeMissing(int harmonic) {
        assertThat(cents(Swipe.standard().track(tone(220, 44100, harmonic)), 220))
                .isLessThan(5);
    }

    @Test
    void noCandidateProfitsFromAnOctaveAboveIt() {
        PitchEstimate estimate = Swipe.standard().withRange(55, 2000).track(tone(880, 22050, 0));
        assertThat(cents(estimate, 880)).isLessThan(5);
    }

    @Test
    void theRangeMustBeOneAndTheRateEnough() {
        assertThatIllegalArgumentException().isThrownBy(() -> Swipe.standard().withRange(500, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new Swipe(27.5, 4200, 0.01, 1.5, -90, 22_050));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Swipe.standard().withRange(9000, 12000).track(Waveform.mono(new float[800], 8000)))
                .withMessageContaining("8000 Hz");
    }
}
