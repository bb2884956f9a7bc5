package etude.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.testing.Signals;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    /** Full scale is 0.5 here: these are levels of what should not be there, relative to the sine that went in. */
    private static final double ALIAS = Math.pow(10, -110 / 20.0);

    @ParameterizedTest
    @CsvSource({
        "44100, 16000",
        "48000, 44100",
        "22050, 16000",
        "44100, 8000",
        "192000, 22050",
        "11025, 48000",
        "8000, 44100",
        "44100, 47999",
        "47999, 16001",
        "44100, 22050",
        "48000, 1001",
        "16000, 48000",
        "44100, 48000",
        "16000, 15999"
    })
    void sinesUpToNineTenthsOfTheNyquistFrequencyPassUnchangedAndWithoutImages(int from, int to) {
        double nyquist = Math.min(from, to) / 2.0;
        for (double part : new double[] {0.003, 0.1, 0.37, 0.5, 0.71, 0.83, 0.88, 0.9}) {
            Fit fit = Fit.of(resampledSine(part * nyquist, from, to), part * nyquist, to);
            assertThat(20 * Math.log10(fit.amplitude() / 0.5))
                    .as("gain in dB at %s of Nyquist", part)
                    .isBetween(-0.1, 0.1);
            assertThat(Math.abs(fit.phase())).as("phase at %s of Nyquist", part).isLessThan(1e-4);
            assertThat(fit.rest() / 0.5).as("images at %s of Nyquist", part).isLessThan(ALIAS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "44100, 16000",
        "48000, 44100",
        "22050, 16000",
        "44100, 8000",
        "192000, 22050",
        "47999, 16001",
        "44100, 22050"
    })
    void sinesAboveTheNewNyquistFrequencyLeaveNoAlias(int from, int to) {
        for (double part : new double[] {0, 0.002, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.99}) {
            double hz = to / 2.0 + part * (from - to) / 2.0;
            float[] y = middle(resampledSine(hz, from, to));
            double worst = 0;
            for (float v : y) {
                worst = Math.max(worst, Math.abs(v));
            }
            assertThat(worst / 0.5).as("alias of %s Hz", hz).isLessThan(ALIAS);
        }
    }

    @ParameterizedTest
    @CsvSource({"44100, 16000", "11025, 48000", "44100, 47999", "44100, 22050"})
    void aConstantKeepsItsValue(int from, int to) {
        float[] x = new float[from / 4];
        Arrays.fill(x, 0.7f);
        for (float y : middle(Resampler.of(from, to).apply(x))) {
            assertThat(y).isBetween(0.7f - 1e-6f, 0.7f + 1e-6f);
        }
    }

    @ParameterizedTest
    @CsvSource({"8000, 16000, 1000, 2000", "44100, 16000, 4410, 1600", "48000, 44100, 1600, 1470"})
    void anImpulseStaysAtItsTimeAndIsSymmetric(int from, int to, int at, int expected) {
        float[] x = new float[2 * at];
        x[at] = 1;
        float[] y = Resampler.of(from, to).apply(x);
        for (int i = 1; i < 200; i++) {
            assertThat(Math.abs(y[expected + i])).isLessThan(y[expected]);
            assertThat(y[expected - i]).isCloseTo(y[expected + i], within(1e-6f));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "44100, 16000, 1",
        "44100, 16000, 4096",
        "48000, 44100, 12345",
        "44100, 47999, 777",
        "44100, 22050, 3000",
        "48000, 16000, 50000",
        "8000, 48000, 999",
        "48000, 1001, 2500",
        "16000, 16000, 10"
    })
    void aStreamGivesTheBitsOfTheWholeClipForAnyChunking(int from, int to, int largest) {
        float[] x = Signals.noise(50_000, from, 7).channel(0);
        float[] whole = Resampler.of(from, to).apply(x);
        var random = new SplittableRandom(3);
        ResamplerStream stream = Resampler.of(from, to).stream();
        float[] streamed = new float[whole.length];
        int done = 0;
        for (int at = 0; at < x.length; ) {
            int length = Math.min(x.length - at, 1 + random.nextInt(largest));
            done = append(stream.push(x, at, length), streamed, done);
            at += length;
        }
        done = append(stream.end(), streamed, done);
        assertThat(done).isEqualTo(whole.length);
        assertThat(streamed).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"44100, 16000", "44100, 22050", "48000, 44100"})
    void theNumberOfThreadsDoesNotChangeTheBits(int from, int to) throws Exception {
        float[] x = Signals.noise(400_000, from, 5).channel(0);
        var one = new ForkJoinPool(1);
        var four = new ForkJoinPool(4);
        try {
            float[] alone = one.submit(() -> Resampler.of(from, to).apply(x)).get();
            float[] together =
                    four.submit(() -> Resampler.of(from, to).apply(x)).get();
            assertThat(together).isEqualTo(alone);
        } finally {
            one.shutdown();
            four.shutdown();
        }
    }

    /** Bands limited by transforms, and the sums written out: a test of every alignment of blocks. */
    @ParameterizedTest
    @CsvSource({"3, 1", "1, 3", "2, 1", "1, 2"})
    void transformsGiveTheSumsOfTheFilter(int up, int down) {
        float[] x = Signals.noise(30_000, 8000, 11).channel(0);
        double speed = Math.min(1, (double) up / down);
        float[] direct = new float[x.length * up / down];
        float[] blocks = new float[direct.length];
        new PolyphaseConverter(up, down, SincKernel.SHARP, speed).run(x, 0, x.length, 0, direct.length, direct, 0);
        new SpectralConverter(up, down, speed).run(x, 0, x.length, 0, blocks.length, blocks, 0);
        for (int i = 0; i < direct.length; i++) {
            assertThat(blocks[i]).as("output %s", i).isCloseTo(direct[i], within(2e-6f));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 44100, 16000, 0",
        "1, 44100, 16000, 1",
        "44100, 44100, 16000, 16000",
        "44101, 44100, 16000, 16001",
        "5, 8000, 48000, 30",
        "3, 44100, 47999, 4"
    })
    void lengthsAreRoundedUp(int length, int from, int to, int expected) {
        assertThat(Resampler.of(from, to).apply(new float[length])).hasSize(expected);
        ResamplerStream stream = Resampler.of(from, to).stream();
        int streamed = stream.push(new float[length], 0, length).length + stream.end().length;
        assertThat(streamed).isEqualTo(expected);
    }

    @Test
    void aWaveformKeepsItsChannelsAndDuration() {
        var wave = Waveform.of(
                new float[][] {new float[44100], Signals.sine(440, 1, 44100).channel(0)}, 44100);
        Waveform slow = wave.resample(22050);
        assertThat(slow.channels()).isEqualTo(2);
        assertThat(slow.duration()).isEqualTo(1);
        assertThat(slow.channel(0)).containsOnly(0f);
        assertThat(slow.sampleRate()).isEqualTo(22050);
        assertThat(wave.resample(44100)).isSameAs(wave);
    }

    @Test
    void wrongRatesAreRefusedWithTheReason() {
        assertThatThrownBy(() -> Resampler.of(0, 16000)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> Resampler.of(48000, 16000).apply(Waveform.mono(new float[10], 44100)))
                .hasMessageContaining("44100")
                .hasMessageContaining("expects 48000 Hz");
    }

    private static int append(float[] part, float[] all, int done) {
        System.arraycopy(part, 0, all, done, part.length);
        return done + part.length;
    }

    private static float[] resampledSine(double hz, int from, int to) {
        double seconds = 400.0 / Math.min(from, to) + 0.05;
        return Resampler.of(from, to).apply(Signals.sine(hz, seconds, from).channel(0));
    }

    /** Without the ends, where the filter looks beyond the clip. */
    private static float[] middle(float[] y) {
        return Arrays.copyOfRange(y, y.length / 3, 2 * y.length / 3);
    }

    /** The sine of a known frequency in the middle of a sound, by least squares, and what is left without it. */
    private record Fit(double amplitude, double phase, double rest) {

        static Fit of(float[] y, double hz, int rate) {
            double ss = 0;
            double sc = 0;
            double cc = 0;
            double ys = 0;
            double yc = 0;
            for (int i = y.length / 3; i < 2 * y.length / 3; i++) {
                double s = Math.sin(2 * Math.PI * hz * i / rate);
                double c = Math.cos(2 * Math.PI * hz * i / rate);
                ss += s * s;
                sc += s * c;
                cc += c * c;
                ys += y[i] * s;
                yc += y[i] * c;
            }
            double determinant = ss * cc - sc * sc;
            double a = (ys * cc - yc * sc) / determinant;
            double b = (yc * ss - ys * sc) / determinant;
            double rest = 0;
            for (int i = y.length / 3; i < 2 * y.length / 3; i++) {
                double phase = 2 * Math.PI * hz * i / rate;
                rest = Math.max(rest, Math.abs(y[i] - a * Math.sin(phase) - b * Math.cos(phase)));
            }
            return new Fit(Math.hypot(a, b), Math.atan2(b, a), rest);
        }
    }
}
