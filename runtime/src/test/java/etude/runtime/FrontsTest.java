package etude.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.features.Features;
import etude.network.Front;
import etude.network.Network;
import etude.network.Network.Input;
import etude.network.Shape;
import etude.network.Weight;
import etude.network.Weights;
import etude.representation.Decibels;
import etude.representation.FilteredSpectrogram;
import etude.representation.GaborEnergies;
import etude.representation.Log;
import etude.representation.Mfcc;
import etude.representation.Pcen;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.signal.Frames;
import etude.signal.HarmonicFilterbank;
import etude.signal.Padding;
import etude.signal.Waveform;
import etude.signal.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Representations within a network against those that {@link Features} computes. */
class FrontsTest {

    /** Of the largest value. */
    private static final double TOLERANCE = 1e-5;

    /** Levels of cells in which almost everything cancels depend on the order of the sum: up to 0.01 dB of 100. */
    private static final double LEVEL_TOLERANCE = 3e-4;

    /** What {@link Features} loses by computing low bins of a constant-Q transform at lower rates. */
    private static final double RATE_TOLERANCE = 3e-5;

    private static final Set<String> WITHOUT = Set.of(
            "chroma_cens",
            "hpcp",
            "hpss_harmonic",
            "hpss_percussive",
            "hpss_residual",
            "log_energy",
            "lpc",
            "onset_strength",
            "poly_features",
            "reassigned_spectrogram",
            "spectral_bandwidth",
            "spectral_centroid",
            "spectral_contrast",
            "spectral_crest",
            "spectral_entropy",
            "spectral_flatness",
            "spectral_flux",
            "spectral_kurtosis",
            "spectral_rolloff",
            "spectral_skewness",
            "tempogram",
            "zero_crossing_rate");

    static Stream<Arguments> allNames() {
        return Preset.all().stream().flatMap(description -> {
            Preset preset = preset(description.name());
            return preset.names().stream()
                    .filter(name -> !preset.get(name).layout().complex())
                    .filter(name -> preset.name().equals("librosa") || differs(name))
                    .map(name -> Arguments.of(description.name(), name));
        });
    }

    /** Whether presets have other numbers for it that matter here. */
    private static boolean differs(String name) {
        return !WITHOUT.contains(name) && !name.matches(".*(cqt|vqt|chroma|tonnetz).*");
    }

    private static double tolerance(String name) {
        return name.startsWith("log_") ? LEVEL_TOLERANCE : name.matches(".*(cqt|vqt).*") ? RATE_TOLERANCE : TOLERANCE;
    }

    private static Preset preset(String name) {
        int rate = Preset.all().stream()
                .filter(description -> description.name().equals(name))
                .findFirst()
                .orElseThrow()
                .nativeRate();
        return Preset.named(name, rate > 0 ? rate : 22050).with("tuning", "0");
    }

    @ParameterizedTest
    @MethodSource("allNames")
    void aRepresentationWithinANetworkIsTheRepresentationOrSaysThatItCannotBe(String preset, String name) {
        Representation representation = preset(preset).get(name);
        if (WITHOUT.contains(name)) {
            assertThatThrownBy(() -> open(Front.fixed(representation), Weights.of(Map.of())))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining(representation.layout().name());
        } else {
            compare(Front.fixed(representation), Weights.of(Map.of()), representation, tolerance(name));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverStandsOutsideTheClipIsHeard(Padding padding) {
        Stft stft = new Stft(8000, 400, 300, 130, Window.HAMMING, true, padding);
        Representation representation = new Spectrogram(stft, 1.5);
        compare(Front.fixed(representation), Weights.of(Map.of()), representation, TOLERANCE);
    }

    @Test
    void levelsBelowTheClipsMaximumAreOfEachClipOfABatch() {
        Stft stft = new Stft(8000, 256, 256, 128, Window.HANN, true, Padding.REFLECT);
        Representation representation = new Decibels(
                new Spectrogram(stft, 2),
                10,
                new Decibels.Reference.ClipMaximum(),
                1e-10,
                new Decibels.Floor.BelowClipMaximum(30));
        compare(Front.fixed(representation), Weights.of(Map.of()), representation, TOLERANCE);
    }

    @Test
    void silenceHasTheLevelOfTheFloor() {
        Representation representation = Preset.named("torchaudio", 16000)
                .with("topDb", "none")
                .with("nFft", "512")
                .get("log_melspectrogram");
        try (NetworkSession session = open(Front.fixed(representation), Weights.of(Map.of()))) {
            assertThat(session.run(new Values(Shape.of(1, 8000), new float[8000]))
                            .values())
                    .containsOnly(-100);
        }
    }

    static Stream<Arguments> stages() {
        Preset audio = Preset.named("torchaudio", 16000).with("nFft", "512").with("tuning", "0");
        Representation mfcc = audio.get("mfcc");
        Representation tensor = audio.get("log_harmonic_tensor");
        Representation leaf = audio.get("leaf");
        return Stream.of(
                Arguments.of(Front.training(mfcc, Front.Stage.WINDOW)),
                Arguments.of(Front.training(mfcc, Front.Stage.FOURIER)),
                Arguments.of(Front.training(mfcc, Front.Stage.BANDS)),
                Arguments.of(Front.training(mfcc, Front.Stage.COSINE)),
                Arguments.of(Front.training(audio.get("chroma_stft"), Front.Stage.CHROMA)),
                Arguments.of(Front.training(audio.get("chroma_cqt"), Front.Stage.CHROMA, Front.Stage.CONSTANT_Q)),
                Arguments.of(Front.training(tensor, Front.Stage.Q)),
                Arguments.of(Front.training(tensor, Front.Stage.Q_PER_BAND, Front.Stage.CENTRES)),
                Arguments.of(Front.training(leaf, Front.Stage.GABOR, Front.Stage.POOL, Front.Stage.PCEN)));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void stagesThatHaveNotMovedYetAreTheHandMadeOnes(Front front) {
        Network network = network(front);
        String name = front.representation() instanceof Decibels
                ? "log_"
                : front.representation().layout().name();
        compare(front, Weights.initial(network, 0), front.representation(), tolerance(name));
    }

    @Test
    void aTrainedBandwidthIsThatOfOtherFilters() {
        FilteredSpectrogram bands = harmonic(1);
        Front front = Front.training(bands, Front.Stage.Q);
        Weights moved = moved(front, all -> fill(all, "y.q", 2.5f));
        compare(front, moved, harmonic(2.5), TOLERANCE);
        Front each = Front.training(bands, Front.Stage.Q_PER_BAND);
        compare(each, moved(each, all -> fill(all, "y.q", 2.5f)), harmonic(2.5), TOLERANCE);
    }

    private static FilteredSpectrogram harmonic(double q) {
        Stft stft = new Stft(16000, 512, 512, 256, Window.HANN, true, Padding.REFLECT);
        return new FilteredSpectrogram(new Spectrogram(stft, 2), new HarmonicFilterbank(16000, 512, 5, 2, 65.4, q));
    }

    @Test
    void trainedFundamentalsAreThoseOfOtherFilters() {
        FilteredSpectrogram bands = harmonic(1);
        Front front = Front.training(bands, Front.Stage.CENTRES);
        double raise = Math.pow(2, 1 / 24.0);
        Weights moved = moved(front, all -> {
            float[] centres = all.get("y.centres").values().clone();
            for (int i = 0; i < centres.length; i++) {
                centres[i] *= (float) raise;
            }
            all.put("y.centres", new Weight(Shape.of(centres.length), centres));
        });
        Representation raised =
                new FilteredSpectrogram(bands.source(), new HarmonicFilterbank(16000, 512, 5, 2, 65.4 * raise, 1));
        float[][] expected =
                Features.compute(raised, Waveform.mono(signal(16000, 3), 16000)).toRows();
        try (NetworkSession session = open(front, moved)) {
            Values found = session.run(new Values(Shape.of(1, 16000), signal(16000, 3)));
            int fundamentals = raised.layout().shape()[1];
            assertThat(found.shape().get(2)).isGreaterThanOrEqualTo(fundamentals);
            double largest = Features.compute(raised, Waveform.mono(signal(16000, 3), 16000))
                    .max();
            for (int h = 0; h < 5; h++) {
                for (int f = 0; f < fundamentals; f++) {
                    for (int t = 0; t < found.shape().get(3); t++) {
                        int at =
                                ((h * found.shape().get(2)) + f) * found.shape().get(3) + t;
                        assertThat(Math.abs(found.values()[at] - expected[h * fundamentals + f][t]) / largest)
                                .isLessThan(TOLERANCE);
                    }
                }
            }
        }
    }

    @Test
    void trainedNumbersOfLeafAreThoseOfAnotherRecord() {
        Pcen pcen = (Pcen) Preset.named("torchaudio", 16000).get("leaf");
        GaborEnergies energies = (GaborEnergies) pcen.source();
        Front front = Front.training(pcen, Front.Stage.POOL, Front.Stage.PCEN);
        Weights moved = moved(front, all -> {
            fill(all, "y.pool.widths", 0.3f);
            fill(all, "y.pcen.gain", 0.8f);
            fill(all, "y.pcen.bias", 1.5f);
            fill(all, "y.pcen.power", 0.6f);
            fill(all, "y.pcen.smoothing", 0.1f);
        });
        GaborEnergies wider =
                new GaborEnergies(energies.filterbank(), energies.hop(), energies.poolLength(), 0.3, energies.floor());
        Pcen other = new Pcen(wider, pcen.scale(), 0.8, 1.5, 0.6, 0.1, pcen.eps(), pcen.start());
        compare(front, moved, other, TOLERANCE);
    }

    @Test
    void trainedMatricesAreTakenAsTheyAre() {
        Mfcc mfcc = (Mfcc) Preset.named("htk", 16000).get("mfcc");
        Front front = Front.training(mfcc, Front.Stage.COSINE, Front.Stage.BANDS);
        Weights moved = moved(front, all -> {
            scale(all, "y.cosine", 2);
            scale(all, "y.bands", 4);
        });
        Log log = (Log) mfcc.source();
        try (NetworkSession one = open(Front.fixed(mfcc), Weights.of(Map.of()));
                NetworkSession other = open(front, moved)) {
            Values x = new Values(Shape.of(1, 16000), signal(16000, 5));
            float[] plain = one.run(x).values();
            float[] trained = other.run(x).values();
            int frames = plain.length / mfcc.nMfcc();
            float[][] cosine = mfcc.matrix();
            for (int i = 0; i < plain.length; i++) {
                double sum = 0;
                for (float c : cosine[i / frames]) {
                    sum += c;
                }
                double expected = 2 * (plain[i] + sum * Math.log(4) * log.base().perLn());
                assertThat(trained[i]).isCloseTo((float) expected, org.assertj.core.api.Assertions.within(2e-3f));
            }
        }
    }

    private static void scale(Map<String, Weight> all, String name, float factor) {
        float[] values = all.get(name).values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        all.put(name, new Weight(all.get(name).shape(), values));
    }

    private static void fill(Map<String, Weight> all, String name, float value) {
        float[] values = new float[all.get(name).values().length];
        java.util.Arrays.fill(values, value);
        all.put(name, new Weight(all.get(name).shape(), values));
    }

    private static Weights moved(Front front, Consumer<Map<String, Weight>> change) {
        Map<String, Weight> all =
                new HashMap<>(Weights.initial(network(front), 0).byName());
        change.accept(all);
        return Weights.of(all);
    }

    private static Network network(Front front) {
        return Network.builder().input("x", Input.FREE).then("y", front).build();
    }

    private static NetworkSession open(Front front, Weights weights) {
        return NetworkSession.open(network(front), weights, 16000, EngineSettings.standard());
    }

    /** A batch of two clips, of two lengths. */
    private static void compare(Front front, Weights weights, Representation expected, double tolerance) {
        try (NetworkSession session = open(front, weights)) {
            for (int samples :
                    List.of(expected.sampleRate() + 77, 2 * expected.sampleRate() / expected.hop() * expected.hop())) {
                float[] both = new float[2 * samples];
                System.arraycopy(signal(samples, 1), 0, both, 0, samples);
                System.arraycopy(signal(samples, 2), 0, both, samples, samples);
                Values found = session.run(new Values(Shape.of(2, samples), both));
                check(found, 0, expected, signal(samples, 1), tolerance);
                check(found, 1, expected, signal(samples, 2), tolerance);
            }
        }
    }

    private static void check(Values found, int clip, Representation expected, float[] samples, double tolerance) {
        Frames frames = Features.compute(expected, Waveform.mono(samples, expected.sampleRate()));
        float[][] rows = frames.toRows();
        int size = found.values().length / 2;
        assertThat(size).isEqualTo(rows.length * frames.count());
        double largest = 0;
        double error = 0;
        for (int i = 0; i < size; i++) {
            double should = rows[i / frames.count()][i % frames.count()];
            largest = Math.max(largest, Math.abs(should));
            error = Math.max(error, Math.abs(found.values()[clip * size + i] - should));
        }
        assertThat(error / largest).isLessThanOrEqualTo(tolerance);
    }

    /** Tones that rise, over noise, louder for each clip. */
    private static float[] signal(int samples, int seed) {
        Random random = new Random(seed);
        float[] x = new float[samples];
        for (int i = 0; i < samples; i++) {
            double tones = 0.3 * Math.sin(0.05 * i) + 0.2 * Math.sin(2e-6 * i * i);
            x[i] = (float) (0.3 * seed * (tones + 0.03 * random.nextGaussian()));
        }
        return x;
    }
}
