package etude.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetTest {

    @Test
    void everySettingIsWrittenAndReadBack() {
        for (Preset.Description description : Preset.all()) {
            Preset preset =
                    Preset.named(description.name(), 16000).with("nMels", "40").with("nMfcc", "12");
            assertThat(preset.settings())
                    .doesNotContainValue("")
                    .hasSize(Preset.allSettings().size() + 2);
            Preset read = Preset.of(preset.settings());
            assertThat(read).isEqualTo(preset);
            assertThat(read.settings()).containsEntry("nMels", "40").containsEntry("preset", description.name());
        }
    }

    @Test
    void aSettingThatIsNotGivenFollowsTheOthersAsInTheLibrary() {
        assertThat(Preset.librosa(8000).with("nFft", "1024").settings())
                .containsEntry("winLength", "1024")
                .containsEntry("hop", "512")
                .containsEntry("fMax", "4000");
        assertThat(Preset.named("torchaudio", 8000).with("nFft", "512").settings())
                .containsEntry("hop", "256");
    }

    @Test
    void aPresetIsNotChangedByWith() {
        Preset preset = Preset.librosa(22050);
        assertThat(preset.with("hop", "256")).isNotEqualTo(preset);
        assertThat(preset.settings()).containsEntry("hop", "512");
        assertThat(preset.with("hop", "256").get("stft").hop()).isEqualTo(256);
    }

    @Test
    void spellingsOfAValueAreOne() {
        assertThat(Preset.librosa(22050)
                        .with(Map.of("amin", "1e-5", "window", " Hann ", "fMin", "20.0"))
                        .settings())
                .containsEntry("amin", "1.0E-5")
                .containsEntry("window", "hann")
                .containsEntry("fMin", "20");
    }

    @ParameterizedTest
    @CsvSource({"flattop, flat_top", "BlackmanHarris, blackman_harris", "boxcar, rectangular", "tukey, tukey"})
    void windowsAreKnownByScipysNamesToo(String name, String known) {
        for (String setting : List.of("window", "cqtWindow", "tempogramWindow")) {
            assertThat(Preset.librosa(22050).with(setting, name).settings()).containsEntry(setting, known);
        }
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearestOrTheList() {
        assertThatThrownBy(() -> Preset.librosa(22050).with("nMel", "64"))
                .hasMessageContaining("no setting 'nMel'")
                .hasMessageEndingWith("did you mean 'nMels'?");
        assertThatThrownBy(() -> Preset.named("librossa", 22050)).hasMessageContaining("did you mean 'librosa'?");
        assertThatThrownBy(() -> Preset.librosa(22050).get("mfc")).hasMessageContaining("did you mean 'mfcc'?");
        assertThatThrownBy(() -> Preset.librosa(22050).get("zzzzzzzzzzzzzz"))
                .hasMessageContaining("melspectrogram")
                .message()
                .doesNotContain("did you mean");
    }

    @Test
    void aValueThatIsNotAllowedIsRefusedWithASentence() {
        Preset preset = Preset.librosa(22050);
        assertThatThrownBy(() -> preset.with("nMels", "many"))
                .hasMessage("nMels is 'many'; it must be a whole number from 1 to 65536 (mel bands).");
        assertThatThrownBy(() -> preset.with("window", "square")).hasMessageContaining("one of hann, hamming");
        assertThatThrownBy(() -> preset.with("fMin", "NaN")).hasMessageContaining("a number from 0");
        assertThatThrownBy(() -> preset.with("topDb", "-1")).hasMessageContaining("or 'none'");
        assertThatThrownBy(() -> preset.with("winLength", "4096").get("stft"))
                .hasMessageContaining("winLength is 4096");
        assertThatThrownBy(() -> Preset.named("librosa", 0)).hasMessageContaining("sampleRate");
        assertThatThrownBy(() -> Preset.of(Map.of("preset", "librosa"))).hasMessageContaining("no sampleRate");
    }

    @Test
    void everyPresetSaysInASentenceWhatItIs() {
        assertThat(Preset.all())
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.meaning()).endsWith("."));
        assertThat(Preset.allSettings()).allSatisfy(s -> assertThat(s.meaning()).isNotBlank());
    }
}
