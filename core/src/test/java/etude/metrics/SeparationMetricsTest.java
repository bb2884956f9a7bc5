package etude.metrics;

import static etude.testing.ReferenceJson.list;
import static etude.testing.ReferenceJson.number;
import static etude.testing.ReferenceJson.numbers;
import static etude.testing.ReferenceJson.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.signal.Waveform;
import etude.testing.ReferenceJson;
import etude.testing.ReferenceWav;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeparationMetricsTest {

    /** dB. */
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "05", "07", "08"})
    void sourcesAgreeWithMirEvalAsAWholeAndInWindows(String number) throws IOException {
        Map<String, Object> expected = output(number);
        List<Waveform> references = sounds("ref" + number);
        List<Waveform> estimates = sounds("est" + number);

        Map<String, Object> whole = object(expected.get("Sources"));
        agree(SeparationMetrics.sources(references, estimates, true), whole, TOLERANCE);

        Map<String, Object> framewise = object(expected.get("Framewise"));
        int window = (int) number(framewise.get("win"));
        int hop = (int) number(framewise.get("hop"));
        agree(SeparationMetrics.sources(references, estimates, window, hop, false), framewise, TOLERANCE);
    }

    /**
     * mir_eval made these images by repeating one channel; its equations then have no single solution, and its own figures
     * differ by up to this from those of the channel alone, dB. Ours are checked against the latter, too, at the usual tolerance.
     */
    private static final double REPEATED = 2e-4;

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "05", "07", "08"})
    void imagesAgreeWithMirEvalAlthoughTheChannelsRepeatEachOther(String number) throws IOException {
        Map<String, Object> expected = output(number);
        Map<String, Object> whole = object(expected.get("Images"));
        List<Waveform> references = multiplied(sounds("ref" + number), whole, false);
        List<Waveform> estimates = multiplied(sounds("est" + number), whole, true);

        Separation images = SeparationMetrics.images(references, estimates, true);

        agree(images, whole, REPEATED);
        Map<String, Object> alone = object(expected.get("Sources"));
        for (int s = 0; s < images.sources(); s++) {
            row(images.sir(s), alone, "Source to Interference", s, TOLERANCE);
            row(images.sar(s), alone, "Source to Artifact", s, TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "05", "07", "08"})
    void imagesInWindowsAgreeWithMirEval(String number) throws IOException {
        Map<String, Object> framewise = object(output(number).get("Images Framewise"));
        List<Waveform> references = multiplied(sounds("ref" + number), framewise, false);
        List<Waveform> estimates = multiplied(sounds("est" + number), framewise, true);
        int window = (int) number(framewise.get("win"));
        int hop = (int) number(framewise.get("hop"));

        Separation images = SeparationMetrics.images(references, estimates, window, hop, false);

        agree(images, framewise, REPEATED);
        Separation alone =
                SeparationMetrics.sources(sounds("ref" + number), sounds("est" + number), window, hop, false);
        for (int s = 0; s < images.sources(); s++) {
            assertThat(images.sir(s)).containsExactly(alone.sir(s), within(TOLERANCE));
            assertThat(images.sar(s)).containsExactly(alone.sar(s), within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "synthetic, ibm", "synthetic, irm", "synthetic, noisy",
        "real_speech_vibes, ibm", "real_speech_vibes, irm", "real_speech_vibes, noisy"
    })
    void realSeparationsAgreeWithMirEvalAndMuseval(String mixture, String mask) throws IOException {
        Path folder = TestData.require("reference/bss/" + mixture);
        Map<String, Object> expected =
                object(ReferenceJson.read(folder.resolve("scores.json")).get(mask));
        List<Waveform> references = List.of(sound(folder, "ref0"), sound(folder, "ref1"));
        List<Waveform> estimates = List.of(sound(folder, mask + "0"), sound(folder, mask + "1"));

        Separation sources = SeparationMetrics.sources(references, estimates, true);
        Map<String, Object> version3 = object(expected.get("mir_eval_bss_eval_sources"));
        Separation images = SeparationMetrics.images(references, estimates, true);
        Map<String, Object> ofImages = object(expected.get("mir_eval_bss_eval_images"));
        int second = references.get(0).sampleRate();
        Separation version4 = SeparationMetrics.version4(references, estimates, second, second);
        Map<String, Object> museval = object(expected.get("museval_bss_eval_v4_1s"));
        for (int s = 0; s < 2; s++) {
            close(sources.sdr(s)[0], numbers(version3.get("sdr"))[s]);
            close(sources.sir(s)[0], numbers(version3.get("sir"))[s]);
            close(sources.sar(s)[0], numbers(version3.get("sar"))[s]);
            close(images.sdr(s)[0], numbers(ofImages.get("sdr"))[s]);
            close(images.isr(s)[0], numbers(ofImages.get("isr"))[s]);
            close(images.sir(s)[0], numbers(ofImages.get("sir"))[s]);
            close(images.sar(s)[0], numbers(ofImages.get("sar"))[s]);
            assertThat(version4.sdr(s))
                    .containsExactly(numbers(list(museval.get("SDR")).get(s)), within(TOLERANCE));
            assertThat(version4.isr(s))
                    .containsExactly(numbers(list(museval.get("ISR")).get(s)), within(TOLERANCE));
            assertThat(version4.sir(s))
                    .containsExactly(numbers(list(museval.get("SIR")).get(s)), within(TOLERANCE));
            assertThat(version4.sar(s))
                    .containsExactly(numbers(list(museval.get("SAR")).get(s)), within(TOLERANCE));
            close(
                    SeparationMetrics.siSdr(references.get(s), estimates.get(s), true),
                    numbers(expected.get("si_sdr_zero_mean"))[s]);
        }
    }

    @Test
    void estimatesInAnotherOrderAreFoundOrNotAsIsAskedFor() throws IOException {
        Path folder = TestData.require("reference/bss/synthetic");
        List<Waveform> references = List.of(sound(folder, "ref0"), sound(folder, "ref1"));
        List<Waveform> swapped = List.of(sound(folder, "ibm1"), sound(folder, "ibm0"));

        Separation found = SeparationMetrics.sources(references, swapped, true);
        Separation asGiven = SeparationMetrics.sources(references, swapped, false);

        assertThat(found.estimates(0)).containsExactly(1);
        assertThat(found.estimates(1)).containsExactly(0);
        assertThat(asGiven.estimates(0)).containsExactly(0);
        assertThat(asGiven.sir(0)[0]).isLessThan(0);
    }

    @Test
    void aDelayedFilteredSourceIsRightToSourcesAndWrongToImages() {
        Waveform[] noise = {noise(1, 6000), noise(2, 6000)};
        float[] late = new float[6000];
        for (int t = 20; t < late.length; t++) {
            late[t] = 0.5f * noise[0].channel(0)[t - 20] - 0.25f * noise[0].channel(0)[t - 10];
        }
        List<Waveform> estimates = List.of(Waveform.mono(late, 8000), noise[1]);

        Separation sources = SeparationMetrics.sources(List.of(noise), estimates, false);
        Separation images = SeparationMetrics.images(List.of(noise), estimates, false);

        // What the filter rings on behind the end is cut off in the estimate: a small error that a filter cannot
        // explain.
        assertThat(sources.sdr(0)[0]).isGreaterThan(20);
        assertThat(images.sdr(0)[0]).isLessThan(0);
        assertThat(images.sir(0)[0]).isGreaterThan(20);
    }

    @Test
    void aSourceAloneHasNoInterference() {
        List<Waveform> reference = List.of(noise(1, 4000));
        Separation alone = SeparationMetrics.images(reference, List.of(noise(2, 4000)), true);
        assertThat(alone.sir(0)).containsExactly(Double.POSITIVE_INFINITY);
    }

    @Test
    void whatIsLongerThanABlockIsWhatItsDefinitionSays() {
        int length = 20_000;
        List<Waveform> references = List.of(noise(1, length), noise(2, length));
        List<Waveform> estimates = List.of(mixed(references, 0.9f, 0.2f, 3), mixed(references, 0.1f, 0.7f, 4));

        Separation images = SeparationMetrics.images(references, estimates, false);

        double error = 0;
        double energy = 0;
        for (int t = 0; t < length; t++) {
            double s = references.get(0).channel(0)[t];
            double e = estimates.get(0).channel(0)[t];
            error += (e - s) * (e - s);
            energy += s * s;
        }
        close(images.sdr(0)[0], 10 * Math.log10(energy / error));
        // A source of 0.9 beside one of 0.2 and 0.3 of noise, all white; 512 taps fit some of the noise.
        assertThat(images.sir(0)[0]).isCloseTo(10 * Math.log10(0.81 / 0.04), within(0.5));
        assertThat(images.sar(0)[0]).isCloseTo(10 * Math.log10(0.85 / 0.09), within(0.5));
    }

    @Test
    void windowsWithSilenceHaveNoFigures() {
        float[] x = noise(1, 8000).channel(0).clone();
        Arrays.fill(x, 0, 4000, 0f);
        List<Waveform> references = List.of(Waveform.mono(x, 8000), noise(2, 8000));
        List<Waveform> estimates = List.of(noise(3, 8000), noise(4, 8000));

        for (Separation separation : List.of(
                SeparationMetrics.sources(references, estimates, 4000, 4000, true),
                SeparationMetrics.images(references, estimates, 4000, 4000, true),
                SeparationMetrics.version4(references, estimates, 4000, 4000))) {
            assertThat(separation.windows()).isEqualTo(2);
            assertThat(separation.sdr(1)[0]).isNaN();
            assertThat(separation.estimates(1)[0]).isEqualTo(-1);
            assertThat(separation.sdr(1)[1]).isFinite();
            assertThat(separation.scores(List.of("voice", "rest")).get("rest SDR"))
                    .isEqualTo(separation.sdr(1)[1]);
        }
    }

    @Test
    void theSameBitsComeEachTime() {
        List<Waveform> references = List.of(noise(1, 30_000), noise(2, 30_000));
        List<Waveform> estimates = List.of(mixed(references, 1, 0.5f, 5), mixed(references, 0.5f, 1, 6));
        double[] first =
                SeparationMetrics.version4(references, estimates, 8000, 4000).sar(0);
        assertThat(SeparationMetrics.version4(references, estimates, 8000, 4000).sar(0))
                .isEqualTo(first);
    }

    @Test
    void whatDoesNotFitIsRefusedWithASentence() {
        Waveform sound = noise(1, 2000);
        Waveform silence = Waveform.mono(new float[2000], 8000);
        refused(List.of(sound), List.of(sound, sound), "1 references and 2 estimates");
        refused(List.of(), List.of(), "0 references");
        refused(List.of(sound, silence), List.of(sound, sound), "reference 2 is silent");
        refused(List.of(sound, sound), List.of(silence, sound), "estimate 1 is silent");
        refused(List.of(sound), List.of(noise(1, 2001)), "2001 samples");
        refused(List.of(sound), List.of(Waveform.mono(sound.channel(0), 44100)), "44100 Hz");
        Waveform stereo = Waveform.of(new float[][] {sound.channel(0), sound.channel(0)}, 8000);
        refused(List.of(stereo), List.of(stereo), "2 channels");
        refused(Collections.nCopies(101, sound), Collections.nCopies(101, sound), "at most 100");
        assertThatThrownBy(() -> SeparationMetrics.version4(List.of(sound), List.of(sound), 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    @Test
    void theScaleInvariantRatioDoesNotChangeWithTheScale() {
        Waveform reference = noise(1, 1000);
        Waveform estimate = mixed(List.of(reference, noise(2, 1000)), 1, 0.5f, 3);
        float[] louder = estimate.channel(0).clone();
        for (int t = 0; t < louder.length; t++) {
            louder[t] *= 4;
        }
        double ratio = SeparationMetrics.siSdr(reference, estimate, false);
        assertThat(SeparationMetrics.siSdr(reference, Waveform.mono(louder, 8000), false))
                .isEqualTo(ratio);
        assertThat(SeparationMetrics.siSdr(reference, reference, false)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(SeparationMetrics.siSdr(Waveform.mono(new float[1000], 8000), reference, true))
                .isNaN();
    }

    private static void refused(List<Waveform> references, List<Waveform> estimates, String words) {
        assertThatThrownBy(() -> SeparationMetrics.sources(references, estimates, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static void agree(Separation actual, Map<String, Object> expected, double tolerance) {
        for (int s = 0; s < actual.sources(); s++) {
            row(actual.sdr(s), expected, "Source to Distortion", s, tolerance);
            row(actual.sir(s), expected, "Source to Interference", s, tolerance);
            row(actual.sar(s), expected, "Source to Artifact", s, tolerance);
            if (expected.containsKey("Image to Spatial")) {
                row(actual.isr(s), expected, "Image to Spatial", s, tolerance);
            }
            double[] order = Arrays.stream(actual.estimates(s)).asDoubleStream().toArray();
            Arrays.setAll(order, w -> order[w] < 0 ? Double.NaN : order[w]);
            row(order, expected, "Source permutation", s, tolerance);
        }
    }

    private static void row(double[] actual, Map<String, Object> expected, String name, int source, double tolerance) {
        Object row = list(expected.get(name)).get(source);
        double[] values = row instanceof List ? numbers(row) : new double[] {number(row)};
        assertThat(actual).as(name).hasSameSizeAs(values);
        for (int w = 0; w < values.length; w++) {
            if (Double.isNaN(values[w])) {
                assertThat(actual[w]).as(name).isNaN();
            } else {
                assertThat(actual[w])
                        .as(name + " of " + source + ", window " + w)
                        .isCloseTo(values[w], within(tolerance));
            }
        }
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(TOLERANCE));
    }

    private static Map<String, Object> output(String number) throws IOException {
        return ReferenceJson.read(TestData.require("reference/mir_eval/separation/output" + number + ".json"));
    }

    private static List<Waveform> sounds(String folder) throws IOException {
        try (var files = Files.list(TestData.require("reference/mir_eval/separation/" + folder))) {
            List<Waveform> sounds = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                sounds.add(ReferenceWav.read(file));
            }
            return sounds;
        }
    }

    private static Waveform sound(Path folder, String name) throws IOException {
        return ReferenceWav.read(folder.resolve(name + ".wav"));
    }

    /** As mir_eval's own test makes sounds of several channels: the first is the sound, the others are it times a gain. */
    private static List<Waveform> multiplied(List<Waveform> sounds, Map<String, Object> how, boolean estimate) {
        int channels = (int) number(how.get("nchan"));
        float gain = estimate ? (float) number(how.get("gain")) : 1;
        boolean reverse = estimate && number(how.get("reverse")) == 1;
        return sounds.stream()
                .map(sound -> {
                    List<float[]> copies = new ArrayList<>(List.of(sound.channel(0)));
                    float[] other = sound.channel(0).clone();
                    for (int t = 0; t < other.length; t++) {
                        other[t] *= gain;
                    }
                    copies.addAll(Collections.nCopies(channels - 1, other));
                    if (reverse) {
                        Collections.reverse(copies);
                    }
                    return Waveform.of(copies.toArray(float[][]::new), sound.sampleRate());
                })
                .toList();
    }

    private static Waveform noise(long seed, int length) {
        var random = new SplittableRandom(seed);
        float[] x = new float[length];
        for (int t = 0; t < length; t++) {
            x[t] = (float) (0.3 * random.nextGaussian());
        }
        return Waveform.mono(x, 8000);
    }

    /** Two sounds and a third of noise as loud as they are. */
    private static Waveform mixed(List<Waveform> sounds, float first, float second, long seed) {
        float[] x = noise(seed, sounds.get(0).length()).channel(0);
        for (int t = 0; t < x.length; t++) {
            x[t] = first * sounds.get(0).channel(0)[t] + second * sounds.get(1).channel(0)[t] + 0.3f * x[t];
        }
        return Waveform.mono(x, 8000);
    }
}
