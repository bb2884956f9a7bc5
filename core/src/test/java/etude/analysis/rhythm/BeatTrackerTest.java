package etude.analysis.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.signal.Waveform;
import etude.testing.Signals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeatTrackerTest {

    private static final double WITHIN = 0.03;

    @ParameterizedTest
    @ValueSource(ints = {75, 90, 120, 150})
    void clicksAreBeats(int bpm) {
        double[] clicks = Clicks.regular(0.3, bpm, 20);

        BeatTrack track = BeatTracker.standard().track(Clicks.at(clicks, 20, 22050));

        assertThat(track.tempo().bpm()).isBetween(0.98 * bpm, 1.02 * bpm);
        for (double click : clicks) {
            assertThat(Arrays.stream(track.times()).boxed())
                    .as("beat at %s", click)
                    .anySatisfy(time -> assertThat(Math.abs(time - click)).isLessThan(WITHIN));
        }
    }

    @Test
    void silenceAConstantAndOneSampleHaveNoBeats() {
        float[] constant = new float[60000];
        Arrays.fill(constant, 0.25f);
        for (float[] x : List.of(new float[0], new float[] {0.5f}, new float[60000], constant)) {
            BeatTrack track = BeatTracker.standard().track(Waveform.mono(x, 22050));
            assertThat(track.beats()).isEmpty();
            assertThat(track.tempo().bpm()).isZero();
            assertThat(track.metre()).isEqualTo(Metre.UNKNOWN);
        }
    }

    @Test
    void aStreamGivesTheBeatsOfTheWholeClip() throws IOException {
        Waveform clip = Clicks.at(Clicks.regular(0.2, 100, 12), 12, 22050);
        BeatTrack whole = BeatTracker.standard().track(clip);
        assertThat(BeatTracker.standard().track(OnsetsTest.pieces(clip, 3))).isEqualTo(whole);
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        Waveform clip = Clicks.at(Clicks.regular(0.2, 100, 12), 12, 22050);
        BeatTrack expected = BeatTracker.standard().track(clip);
        for (int threads = 1; threads < 4; threads++) {
            var pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit(() -> BeatTracker.standard().track(clip)).join())
                        .isEqualTo(expected);
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void samplesThatAreNoNumbersAndRatesTooLowAreRefused() {
        float[] x = new float[8000];
        x[77] = Float.NaN;
        assertThatThrownBy(() -> BeatTracker.standard().track(Waveform.mono(x, 8000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Sample 77 is NaN");
        assertThatThrownBy(() -> BeatTracker.standard().track(Waveform.mono(new float[100], 2000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2000 Hz");
    }

    @Test
    void theGainChangesNothing() {
        Waveform clip = Clicks.at(Clicks.regular(0.2, 100, 12), 12, 22050);
        float[] soft = clip.channel(0).clone();
        for (int i = 0; i < soft.length; i++) {
            soft[i] /= 64;
        }
        assertThat(BeatTracker.standard().track(Waveform.mono(soft, 22050)).times())
                .containsExactly(BeatTracker.standard().track(clip).times());
    }

    @Test
    void soundThatComesLaterHasItsBeatsLater() {
        double[] first = BeatTracker.standard()
                .track(Clicks.at(Clicks.regular(0.5, 112, 15), 15, 22050))
                .times();
        double[] later = BeatTracker.standard()
                .track(Clicks.at(Clicks.regular(0.77, 112, 15.27), 15.27, 22050))
                .times();
        assertThat(later).hasSameSizeAs(first);
        for (int n = 0; n < first.length; n++) {
            assertThat(later[n] - first[n]).as("beat %d", n).isBetween(0.25, 0.29);
        }
    }

    @Test
    void beatsFollowATempoThatRises() {
        List<Double> clicks = new ArrayList<>();
        for (double time = 0.4, bpm = 96; time < 30; time += 60 / bpm, bpm *= 1.005) {
            clicks.add(time);
        }
        double[] times = clicks.stream().mapToDouble(Double::doubleValue).toArray();

        double[] beats =
                BeatTracker.standard().track(Clicks.at(times, 30, 22050)).times();

        for (double time : times) {
            assertThat(Arrays.stream(beats).boxed())
                    .as("beat at %s", time)
                    .anySatisfy(beat -> assertThat(Math.abs(beat - time)).isLessThan(WITHIN));
        }
        assertThat(beats).hasSameSizeAs(times);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7})
    void barsOfAnyLengthThatIsToldBeginWithTheirAccents(int beatsPerBar) {
        double[] clicks = Clicks.regular(0.3, 118, 24);
        double[] loudness = new double[clicks.length];
        for (int n = 0; n < loudness.length; n++) {
            loudness[n] = n % beatsPerBar == 1 ? 0.6 : 0.15;
        }
        BeatEvidence evidence = BeatEvidence.of(Clicks.at(clicks, loudness, 24, 22050));
        BeatHints hints =
                BeatHints.NONE.withTempo(110, 126).withBeatsPerBar(beatsPerBar).withDownbeats(clicks[1]);

        BeatTrack track = BeatTracker.standard().track(evidence, hints);

        assertThat(track.metre().beatsPerBar()).isEqualTo(beatsPerBar);
        assertThat(track.downbeats()[0]).isBetween(clicks[1] - WITHIN, clicks[1] + WITHIN);
        for (int n = 1; n < track.beats().size(); n++) {
            int expected = track.beats().get(n - 1).position() % beatsPerBar + 1;
            assertThat(track.beats().get(n).position()).isEqualTo(expected);
        }
    }

    @Test
    void aRangeOfTemposIsKept() {
        BeatEvidence evidence = BeatEvidence.of(Clicks.at(Clicks.regular(0.3, 120, 20), 20, 22050));
        assertThat(BeatTracker.standard()
                        .track(evidence, BeatHints.NONE)
                        .tempo()
                        .bpm())
                .isBetween(118.0, 122.0);
        assertThat(BeatTracker.standard()
                        .track(evidence, BeatHints.NONE.withTempo(50, 80))
                        .tempo()
                        .bpm())
                .isBetween(58.0, 62.0);
        assertThat(BeatTracker.standard()
                        .track(evidence, BeatHints.NONE.withTempo(200, 260))
                        .tempo()
                        .bpm())
                .isBetween(232.0, 248.0);
    }

    @Test
    void tapsBetweenTheBeatsAreFollowed() {
        BeatEvidence evidence = BeatEvidence.of(Clicks.at(Clicks.regular(0.3, 120, 20), 20, 22050));

        double[] beats = BeatTracker.standard()
                .track(evidence, BeatHints.NONE.withTaps(10.05, 10.55, 11.05))
                .times();

        for (double tap : new double[] {10.05, 10.55, 11.05}) {
            assertThat(Arrays.stream(beats).boxed())
                    .anySatisfy(beat -> assertThat(Math.abs(beat - tap)).isLessThan(0.05));
        }
    }

    @Test
    void oneTapMovesThePulseToItsPlace() {
        double[] strong = Clicks.regular(0.3, 60, 20);
        double[] weak = Clicks.regular(0.8, 60, 20);
        double[] all = new double[strong.length + weak.length];
        double[] loudness = new double[all.length];
        for (int n = 0; n < all.length; n++) {
            all[n] = n % 2 == 0 ? strong[n / 2] : weak[n / 2];
            loudness[n] = n % 2 == 0 ? 0.5 : 0.4;
        }
        BeatEvidence evidence = BeatEvidence.of(Clicks.at(all, loudness, 20, 22050));
        BeatHints slow = BeatHints.NONE.withTempo(55, 65);

        double[] told =
                BeatTracker.standard().track(evidence, slow.withTaps(8.8)).times();

        for (double beat : told) {
            assertThat(beat - Math.floor(beat)).isBetween(0.7, 0.9);
        }
    }

    @Test
    void bothTrackersSayHowTheyWork() {
        Waveform clip = Clicks.at(Clicks.regular(0.2, 100, 8), 8, 22050);
        assertThat(BeatTracker.dynamicProgramming().track(clip).method().source())
                .contains("Ellis");
        assertThat(BeatTracker.barPointer().track(clip).method().source()).contains("Krebs");
    }

    @Test
    void confidenceIsHighForClicksAndLowForNoise() {
        BeatTrack clicks = BeatTracker.standard().track(Clicks.at(Clicks.regular(0.2, 100, 12), 12, 22050));
        BeatTrack noise = BeatTracker.standard().track(Signals.noise(12 * 22050, 22050, 3));
        assertThat(clicks.confidence()).isGreaterThan(0.7);
        assertThat(noise.confidence()).isLessThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11025, 48000, 192000})
    void theSampleRateChangesLittle(int rate) {
        double[] clicks = Clicks.regular(0.3, 104, 12);
        double[] beats =
                BeatTracker.standard().track(Clicks.at(clicks, 12, rate)).times();
        for (double click : clicks) {
            assertThat(Arrays.stream(beats).boxed())
                    .anySatisfy(beat -> assertThat(Math.abs(beat - click)).isLessThan(WITHIN));
        }
    }

    @Test
    void hintsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> BeatHints.NONE.withTempo(130, 90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("130.0 to 90.0 BPM");
        assertThatThrownBy(() -> BeatHints.NONE.withTaps(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> BeatHints.NONE.withBeatsPerBar(13))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("13 beats");
    }
}
