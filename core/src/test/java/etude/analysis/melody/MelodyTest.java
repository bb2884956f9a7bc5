package etude.analysis.melody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import etude.analysis.pitch.PitchEstimate;
import etude.analysis.salience.SpectrumFrames;
import etude.annotation.PitchTrack;
import etude.metrics.MelodyMetrics;
import etude.signal.SampleSource;
import etude.signal.Units;
import etude.signal.Waveform;
import etude.testing.Mixtures;
import etude.testing.Signals;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelodyTest {

    private static final int RATE = 22050;

    private static int voiced(PitchEstimate estimate) {
        int n = 0;
        for (int t = 0; t < estimate.track().count(); t++) {
            n += estimate.track().voiced(t) ? 1 : 0;
        }
        return n;
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 22050, 44100, 48000, 192000})
    void aVoiceOverSofterChordsIsTheMelodyAtAnyRate(int rate) {
        Mixtures.Song song = Mixtures.song(rate);

        PitchTrack found = Melody.standard().track(song.mix()).track();

        assertThat(MelodyMetrics.rawPitchAccuracy(song.melody(), found, 50)).isGreaterThan(0.95);
        assertThat(MelodyMetrics.voicingRecall(song.melody(), decided(found))).isGreaterThan(0.95);
    }

    /** Voicing as a decision instead of a probability. */
    private static PitchTrack decided(PitchTrack track) {
        double[] voicing = new double[track.count()];
        for (int t = 0; t < voicing.length; t++) {
            voicing[t] = track.voiced(t) ? 1 : 0;
        }
        return new PitchTrack(track.times(), track.frequencies(), voicing);
    }

    @Test
    void aVibratoIsFollowedToFifteenCents() {
        float[] x = new float[2 * RATE];
        double phase = 0;
        for (int i = 0; i < x.length; i++) {
            phase += vibrato(i / (double) RATE) / RATE;
            for (int h = 1; h <= 8; h++) {
                x[i] += (float) (0.3 / h * Math.sin(2 * Math.PI * h * phase));
            }
        }
        PitchTrack track = Melody.standard().track(Waveform.mono(x, RATE)).track();

        for (int t = 10; t < track.count() - 10; t++) {
            assertThat(track.voiced(t)).isTrue();
            assertThat(Math.abs(Units.cents(track.frequencies()[t], vibrato(track.times()[t]))))
                    .as("frame " + t)
                    .isLessThan(15);
        }
    }

    private static double vibrato(double t) {
        return 300 * Math.pow(2, 50 * Math.sin(2 * Math.PI * 5 * t) / 1200);
    }

    @Test
    void theResultIsTheSameForAnyNumberOfThreads() throws Exception {
        Waveform mix = Mixtures.song(44100).mix();
        PitchEstimate here = Melody.standard().track(mix);
        var pool = new ForkJoinPool(1);
        try {
            PitchEstimate alone =
                    pool.submit(() -> Melody.standard().track(mix)).get();
            assertThat(alone.track().frequencies()).containsExactly(here.track().frequencies());
            assertThat(alone.track().voicing()).containsExactly(here.track().voicing());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aSourceThatComesInSmallPiecesGivesTheMelodyOfTheClip() throws IOException {
        Waveform mix = Mixtures.song(44100).mix();
        SampleSource pieces = new SampleSource() {
            @Override
            public int sampleRate() {
                return mix.sampleRate();
            }

            @Override
            public void play(Listener listener) throws IOException {
                for (int at = 0; at < mix.length(); at += 997) {
                    listener.hear(mix.channel(0), at, Math.min(997, mix.length() - at));
                }
            }
        };
        PitchEstimate whole = Melody.standard().track(mix);
        PitchEstimate streamed = Melody.standard().track(pieces);

        assertThat(streamed.track().frequencies()).containsExactly(whole.track().frequencies());
        assertThat(streamed.track().voicing()).containsExactly(whole.track().voicing());
    }

    @Test
    void silenceAConstantASampleAndAClickHaveNoMelody() {
        float[] constant = new float[RATE];
        Arrays.fill(constant, 0.3f);
        float[] click = new float[RATE];
        click[RATE / 2] = 0.9f;
        for (float[] x : new float[][] {new float[RATE], constant, {0.5f}, click}) {
            PitchEstimate estimate = Melody.standard().track(Waveform.mono(x, RATE));
            assertThat(estimate.track().count()).isPositive();
            assertThat(voiced(estimate)).as(x.length + " samples").isLessThanOrEqualTo(1);
        }
        assertThat(Melody.standard()
                        .track(Waveform.mono(new float[0], RATE))
                        .track()
                        .count())
                .isZero();
    }

    @Test
    void noiseHasLittleMelody() {
        PitchEstimate estimate = Melody.standard().track(Signals.noise(3 * RATE, RATE, 5));

        assertThat(voiced(estimate)).isLessThan(estimate.track().count() / 4);
    }

    @Test
    void samplesThatAreNoNumbersAreRefused() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Melody.standard().track(Waveform.mono(new float[] {0, 0, bad, 0}, RATE)))
                    .withMessageContaining("Sample 2");
        }
    }

    @Test
    void theLevelDoesNotMatter() {
        Waveform mix = Mixtures.song(RATE).mix();
        double[] expected = Melody.standard().track(mix).track().frequencies();
        for (float gain : new float[] {1 / 1024f, 1 << 10}) {
            float[] x = mix.channel(0).clone();
            for (int i = 0; i < x.length; i++) {
                x[i] *= gain;
            }
            double[] found =
                    Melody.standard().track(Waveform.mono(x, RATE)).track().frequencies();
            for (int t = 0; t < found.length; t++) {
                assertThat(Math.abs(found[t] - expected[t])).isLessThanOrEqualTo(1e-3 * expected[t]);
            }
        }
    }

    @Test
    void memoryGrowsByAHandfulOfCandidatesAFrame() throws IOException {
        var largest = new int[1];
        new SpectrumFrames(0.0464, 0.01, 22_050)
                .play(
                        Mixtures.song(RATE).mix(),
                        grid -> new etude.analysis.salience.HarmonicSum(
                                new etude.analysis.salience.HarmonicSum.Settings(
                                        55, 1760, 20, 0.85, 40, etude.signal.Weighting.B, 12),
                                grid),
                        kept -> largest[0] = Math.max(largest[0], kept.length));

        assertThat(largest[0]).isBetween(2, 24);
    }

    @Test
    void settingsOutOfRangeAreRefusedWithWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Melody.standard().withRange(500, 100))
                .withMessageContaining("500.0 to 100.0 Hz")
                .withMessageContaining("20 and 10000");
    }
}
