package etude.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.representation.Preset;
import etude.representation.Representation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrontFiltersTest {

    private static final Preset SMALL = Preset.named("torchaudio", 16000).with("nFft", "512");

    private static List<FilterMap> changed(
            Front front, String parameter, java.util.function.UnaryOperator<Float> change) {
        Network network = Network.builder()
                .input("sound", Network.Input.FREE)
                .then("front", front)
                .build();
        Map<String, Weight> all =
                new LinkedHashMap<>(Weights.initial(network, 1).byName());
        all.computeIfPresent("front." + parameter, (name, weight) -> {
            float[] values = weight.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = change.apply(values[i]);
            }
            return new Weight(weight.shape(), values);
        });
        return FrontFilters.of(front, "front", Weights.of(all));
    }

    private static FilterMap one(List<FilterMap> maps, String name) {
        return maps.stream().filter(map -> map.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void untrainedFiltersAreTheHandMadeOnes() {
        for (String name : List.of("log_melspectrogram", "mfcc", "log_harmonic_tensor", "leaf")) {
            Representation representation = SMALL.get(name);
            List<FilterMap> maps = FrontFilters.handMade(Front.fixed(representation));

            assertThat(maps).as(name).isNotEmpty();
            for (FilterMap map : changed(Front.fixed(representation), "none", v -> v)) {
                assertThat(map.largestChange(one(maps, map.name()))).as(name).isZero();
            }
        }
    }

    @Test
    void halfTheQMakesTrianglesTwiceAsWide() {
        Front front = Front.training(SMALL.get("log_harmonic_tensor"), Front.Stage.Q);
        FilterMap start = one(FrontFilters.handMade(front), "bands");
        FilterMap wide = one(changed(front, "q", q -> q / 2), "bands");

        int row = 4 * start.values().length / 6 - 1;
        assertThat(sum(wide.values()[row]))
                .isCloseTo(2 * sum(start.values()[row]), within(0.05 * sum(start.values()[row])));
        assertThat(start.columns()).isEqualTo(FilterMap.Columns.HERTZ);
        assertThat(start.end()).isEqualTo(8000);
    }

    @Test
    void gaborFiltersPeakAtTheirCentresAndFollowThem() {
        Front front = Front.training(SMALL.get("leaf"), Front.Stage.GABOR, Front.Stage.PCEN);
        FilterMap start = one(FrontFilters.handMade(front), "gabor");
        FilterMap higher = one(changed(front, "gabor.centres", hz -> hz + 1000), "gabor");

        int row = 4 * start.values().length / 6 - 1;
        double step = 8000.0 / (start.values()[row].length - 1);
        assertThat((peak(higher.values()[row]) - peak(start.values()[row])) * step)
                .isCloseTo(1000, within(step));
        assertThat(start.values()[row][peak(start.values()[row])]).isBetween(0.5f, 1f);
        assertThat(FrontFilters.handMade(front)).extracting(FilterMap::name).contains("pcen.gain", "pcen.bias");
    }

    @Test
    void kernelsAndWindowsAreShownWhereTheyTrain() {
        Representation mfcc = SMALL.get("mfcc");
        assertThat(FrontFilters.handMade(Front.fixed(mfcc)))
                .extracting(FilterMap::name)
                .containsExactly("bands", "cosine");
        Front all = Front.training(mfcc, Front.Stage.FOURIER, Front.Stage.WINDOW, Front.Stage.COSINE);
        List<FilterMap> maps = changed(all, "cosine", v -> v + 0.25f);

        assertThat(maps)
                .extracting(FilterMap::name)
                .containsExactly("bands", "cosine", "window", "fourier.real", "fourier.imaginary");
        assertThat(one(maps, "cosine").largestChange(one(FrontFilters.handMade(all), "cosine")))
                .isCloseTo(0.25, within(1e-6));
        assertThat(one(maps, "window").values()).hasDimensions(1, 512);
        assertThat(one(maps, "fourier.real").values()).hasDimensions(257, 512);
    }

    @Test
    void weightsThatTrainMustBeThere() {
        Front front = Front.training(SMALL.get("log_harmonic_tensor"), Front.Stage.Q);

        assertThatThrownBy(() -> FrontFilters.of(front, "front", Weights.of(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("front.q");
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static int peak(float[] values) {
        int peak = 0;
        for (int i = 0; i < values.length; i++) {
            peak = values[i] > values[peak] ? i : peak;
        }
        return peak;
    }
}
