package etude.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.features.Features;
import etude.representation.Axis;
import etude.representation.Layout;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Signals;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ChartTest {

    private static final int RATE = 22050;

    private static BufferedImage draw(Chart chart) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(ChartPng.draw(List.of(chart))));
    }

    private static Chart chart(Representation representation, Waveform sound, FrequencyScale scale) {
        var maker = ChartMaker.of(representation.layout(), representation::frameTime, sound.duration(), scale);
        maker.add(Features.compute(representation, sound));
        return maker.chart();
    }

    private static double brightness(int rgb) {
        return Oklch.lightness(rgb & 0xffffff);
    }

    /** The brightest pixel of a column of the plot, as a place from 0 (bottom) to 1 (top). */
    private static double brightest(BufferedImage image, int column) {
        int best = 0;
        for (int y = 0; y < ChartPng.HEIGHT; y++) {
            int x = ChartPng.LEFT + column;
            if (brightness(image.getRGB(x, ChartPng.TOP + y)) > brightness(image.getRGB(x, ChartPng.TOP + best))) {
                best = y;
            }
        }
        int last = best;
        while (last + 1 < ChartPng.HEIGHT && same(image, column, best, last + 1)) {
            last++;
        }
        return 1 - ((best + last) / 2.0 + 0.5) / ChartPng.HEIGHT;
    }

    private static boolean same(BufferedImage image, int column, int a, int b) {
        int x = ChartPng.LEFT + column;
        return image.getRGB(x, ChartPng.TOP + a) == image.getRGB(x, ChartPng.TOP + b);
    }

    private static double place(Ruler ruler, String label) {
        return ruler.ticks().stream()
                .filter(tick -> tick.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " in " + ruler))
                .at();
    }

    @ParameterizedTest
    @CsvSource({"LINEAR, 2000, 2 kHz", "MEL, 1000, 1 kHz", "LOG, 1046.5023, C6"})
    void theLineOfASineIsWhereTheAxisSaysItsFrequencyIs(FrequencyScale scale, double hz, String label)
            throws IOException {
        Representation stft = Preset.librosa(RATE).get("stft");
        Chart chart = chart(stft, Signals.sine(hz, 2, RATE), scale);
        double place = brightest(draw(chart), ChartMaker.COLUMNS / 2);
        assertThat(place).isCloseTo(place(chart.values(), label), within(0.006));
    }

    @Test
    void theLineOfASineIsWhereTheMelAxisSaysItsFrequencyIs() throws IOException {
        Representation mel = Preset.librosa(RATE).with("nMels", "80").get("melspectrogram");
        Chart chart = chart(mel, Signals.sine(1000, 2, RATE), FrequencyScale.LINEAR);
        double bin = 1 / 80.0;
        assertThat(brightest(draw(chart), 600)).isCloseTo(place(chart.values(), "1 kHz"), within(bin));
    }

    @Test
    void anEventIsInTheColumnOfItsTime() throws IOException {
        float[] x = new float[10 * RATE];
        x[6 * RATE] = 1;
        Representation stft = Preset.librosa(RATE).get("stft");
        Chart chart = chart(stft, Waveform.mono(x, RATE), FrequencyScale.LINEAR);
        BufferedImage image = draw(chart);
        double middle = place(chart.time(), "0:06") * ChartMaker.COLUMNS;
        double weight = 0;
        double centre = 0;
        for (int column = 0; column < ChartMaker.COLUMNS; column++) {
            double light = brightness(image.getRGB(ChartPng.LEFT + column, ChartPng.TOP + ChartPng.HEIGHT / 2));
            if (light > 0.5) {
                weight++;
                centre += column;
            }
        }
        assertThat(centre / weight).isCloseTo(middle, within(2.0));
    }

    @Test
    void aSingleLoudFrameOfALongSongIsStillSeen() {
        Layout layout = Layout.of("melspectrogram", Axis.of(Axis.Kind.AUDITORY_HZ, new double[] {100, 200}), "power");
        float[] data = new float[2 * 100_000];
        Arrays.fill(data, 1e-6f);
        data[2 * 70_000] = 1;
        var maker = ChartMaker.of(layout, t -> t * 0.01, 1000);
        maker.add(Frames.of(2, 100_000, data));
        var map = (Plot.HeatMap) maker.chart().plot();
        int bottom = (map.rows() - 1) * map.columns();
        assertThat(map.levels()[bottom + 840] & 255).isEqualTo(255);
        assertThat(map.levels()[bottom + 839] & 255).isEqualTo(1);
        assertThat(maker.chart().note()).contains("largest of up to 84 frames");
    }

    @Test
    void framesThatArrivePieceByPieceGiveTheSamePicture() {
        Representation mfcc = Preset.librosa(RATE).get("mfcc");
        Frames frames = Features.compute(mfcc, Signals.noise(RATE, RATE, 1));
        var whole = ChartMaker.of(mfcc.layout(), mfcc::frameTime, 1);
        whole.add(frames);
        var pieces = ChartMaker.of(mfcc.layout(), mfcc::frameTime, 1);
        for (int t = 0; t < frames.count(); t++) {
            pieces.add(Frames.of(20, 1, frames.frame(t)));
        }
        assertThat(((Plot.HeatMap) pieces.chart().plot()).levels())
                .isEqualTo(((Plot.HeatMap) whole.chart().plot()).levels());
    }

    static List<String> catalogue() {
        return Preset.librosa(RATE).names();
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void everyRepresentationHasAPicture(String name) {
        Representation representation = Preset.librosa(RATE).get(name);
        Waveform sound = Signals.noise(2 * RATE, RATE, 3);
        Chart chart = chart(representation, sound, FrequencyScale.LINEAR);
        assertThat(chart.title()).isEqualTo(representation.layout().name());
        assertThat(chart.time().ticks()).hasSizeBetween(2, 12);
        assertThat(chart.values().ticks()).hasSizeBetween(1, 16).allMatch(tick -> tick.at() >= 0 && tick.at() <= 1.001);
        assertThat(chart.plot().columns()).isEqualTo(ChartMaker.COLUMNS);
    }

    @Test
    void soundWithoutEnergyAndFramesThatAreMissingStillMakePictures() throws IOException {
        for (String name : List.of("stft", "mfcc")) {
            Representation representation = Preset.librosa(RATE).get(name);
            draw(chart(representation, Waveform.mono(new float[RATE], RATE), FrequencyScale.LOG));
            draw(ChartMaker.of(representation.layout(), t -> t, 1).chart());
        }
        draw(WaveformMaker.chart(Waveform.mono(new float[1], RATE)));
        draw(WaveformMaker.of(1000, RATE).chart());
    }

    @Test
    void eachHarmonicHasItsPictureAndTheirColoursMeanTheSame() {
        Representation tensor = Preset.librosa(RATE).get("harmonic_tensor");
        var maker = ChartMaker.of(tensor.layout(), tensor::frameTime, 1);
        maker.add(Features.compute(tensor, Signals.sine(440, 1, RATE)));

        List<Chart> charts = maker.layers();

        assertThat(charts).hasSize(6);
        assertThat(charts).extracting(Chart::bar).containsOnly(charts.get(0).bar());
        // 440 Hz is the first harmonic of A4, the second of A3, the fourth of A2.
        assertThat(loudest(charts.get(0))).isCloseTo(semitones(440), within(0.02));
        assertThat(loudest(charts.get(1))).isCloseTo(semitones(220), within(0.02));
        assertThat(loudest(charts.get(3))).isCloseTo(semitones(110), within(0.02));
    }

    @Test
    void framesOfOneAxisHaveOneLayer() {
        var maker = ChartMaker.of(Layout.of("tempogram", Axis.coefficients(2), ""), t -> t, 2);
        maker.add(Frames.of(2, 2, new float[] {0.5f, -0.01f, 0, 1}));
        assertThat(maker.layers()).extracting(Chart::title).containsExactly("tempogram");
    }

    /** Place of a pitch among 140 steps of half a semitone from C1. */
    private static double semitones(double hz) {
        return (24 * Math.log(hz / 32.703) / Math.log(2) + 0.5) / 140;
    }

    /** Where the middle column is loudest, from 0 (bottom) to 1 (top). */
    private static double loudest(Chart chart) {
        var map = (Plot.HeatMap) chart.plot();
        int best = 0;
        int last = 0;
        for (int row = 0; row < map.rows(); row++) {
            int level = map.levels()[row * map.columns() + 600] & 255;
            int most = map.levels()[best * map.columns() + 600] & 255;
            best = level > most ? row : best;
            last = level >= most ? row : last;
        }
        return 1 - (best + last + 1) / 2.0 / map.rows();
    }

    @Test
    void theWaveformShowsPeaksAndEffectiveValues() {
        var curve =
                (Plot.Curve) WaveformMaker.chart(Signals.sine(5000, 2, RATE)).plot();
        assertThat(curve.high()[600]).isCloseTo(1f, within(0.02f));
        assertThat(curve.low()[600]).isCloseTo(0f, within(0.02f));
        assertThat(curve.mean()[600]).isCloseTo((float) Math.sqrt(0.5) / 2, within(0.01f));
    }

    @Test
    void numbersOfEitherSignAreWhiteAtNought() {
        Layout layout = Layout.of("tonnetz", Axis.coefficients(1 + 1), "");
        var maker = ChartMaker.of(layout, t -> t, 2);
        maker.add(Frames.of(2, 2, new float[] {0, -1, 0, 1}));
        var map = (Plot.HeatMap) maker.chart().plot();
        assertThat(map.palette()).isEqualTo(Palette.SIGNED);
        assertThat(map.levels()[map.columns() * (map.rows() - 1)] & 255).isEqualTo(128);
        assertThat(map.levels()[0] & 255).isEqualTo(1);
        assertThat(map.levels()[600] & 255).isEqualTo(255);
    }

    @Test
    void smallNegativeNumbersDoNotTakeHalfOfTheColours() {
        var maker = ChartMaker.of(Layout.of("tempogram", Axis.coefficients(2), ""), t -> t, 2);
        maker.add(Frames.of(2, 2, new float[] {0.5f, -0.01f, 0, 1}));
        Chart chart = maker.chart();
        assertThat(((Plot.HeatMap) chart.plot()).palette()).isEqualTo(Palette.LEVEL);
        assertThat(chart.bar().orElseThrow().ruler().ticks().get(0).label()).isEqualTo("0.0");
        assertThat(chart.note()).contains("beyond the colour bar");
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void coloursCanBeToldApartByLightnessAlone(Palette palette) {
        int half = palette == Palette.LEVEL ? 255 : 127;
        for (int i = 8; i <= half; i += 8) {
            assertThat(Oklch.lightness(palette.rgb(i))).isGreaterThan(Oklch.lightness(palette.rgb(i - 8)) + 0.015);
        }
    }

    @Test
    void framesOfAnotherLayoutAndPicturesWithoutLengthAreRefused() {
        Layout layout = Layout.of("mfcc", Axis.coefficients(3), "");
        var maker = ChartMaker.of(layout, t -> t, 1);
        assertThatThrownBy(() -> maker.add(Frames.of(2, 1, new float[2]))).hasMessageContaining("not the mfcc");
        assertThatThrownBy(() -> ChartMaker.of(layout, t -> t, 0)).hasMessageContaining("must be positive");
    }
}
