package etude.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.representation.ChromaCqt;
import etude.representation.ConstantQ;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.Preset;
import etude.representation.Spectrogram;
import etude.signal.VectorNorm;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontTest {

    private static final Preset PRESET = Preset.named("torchaudio", 16000);

    private static Parameter parameter(Front front, String name) {
        return front.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static float[] handMade(Front front, String name) {
        Parameter parameter = parameter(front, name);
        float[] values = ((Initial.Given) parameter.initial()).values().get();
        assertThat(values).hasSize((int) parameter.shape().size());
        return values;
    }

    @Test
    void aRepresentationThatDoesNotTrainOwnsNoNumbers() {
        assertThat(Front.fixed(PRESET.get("mfcc")).parameters()).isEmpty();
    }

    @Test
    void theStagesOfMfccsStartAtTheHandMadeNumbers() {
        Mfcc mfcc = (Mfcc) PRESET.get("mfcc");
        Mel mel = (Mel) ((etude.representation.Derived) mfcc.source()).source();
        Front front =
                Front.training(mfcc, Front.Stage.WINDOW, Front.Stage.FOURIER, Front.Stage.BANDS, Front.Stage.COSINE);
        assertThat(front.parameters().stream().map(Parameter::name))
                .containsExactly("window", "fourier.real", "fourier.imaginary", "bands", "cosine");
        int bins = mel.source().layout().size();
        assertThat(parameter(front, "bands").shape())
                .isEqualTo(Shape.of(mel.layout().size(), bins));
        float[] bands = handMade(front, "bands");
        assertThat(java.util.Arrays.copyOf(bands, bins))
                .isEqualTo(mel.filterbank().matrix().row(0));
        assertThat(handMade(front, "cosine")[0]).isEqualTo(mfcc.matrix()[0][0]);
        assertThat(handMade(front, "fourier.real")[0]).isEqualTo(1f);
        assertThat(handMade(front, "fourier.imaginary")[0]).isZero();
    }

    @Test
    void theBandwidthOfHarmonicFiltersTrainsAsOneNumberOrOneABand() {
        var tensor = PRESET.get("harmonic_tensor");
        int fundamentals = tensor.layout().shape()[1];
        assertThat(handMade(Front.training(tensor, Front.Stage.Q), "q")).containsExactly(1f);
        assertThat(handMade(Front.training(tensor, Front.Stage.Q_PER_BAND), "q"))
                .hasSize(fundamentals)
                .containsOnly(1f);
        assertThat(handMade(Front.training(tensor, Front.Stage.CENTRES), "centres")[0])
                .isEqualTo(32.703197f);
        assertThatThrownBy(() -> Front.training(tensor, Front.Stage.Q, Front.Stage.Q_PER_BAND))
                .hasMessageContaining("choose one");
    }

    @Test
    void leafOwnsCentresWidthsAndTheNumbersOfItsNormalisation() {
        Front front = Front.training(PRESET.get("leaf"), Front.Stage.GABOR, Front.Stage.POOL, Front.Stage.PCEN);
        assertThat(front.parameters().stream().map(Parameter::name))
                .containsExactly(
                        "gabor.centres",
                        "gabor.widths",
                        "pool.widths",
                        "pcen.gain",
                        "pcen.bias",
                        "pcen.power",
                        "pcen.smoothing");
        assertThat(handMade(front, "pool.widths")).containsOnly(0.4f);
        assertThat(handMade(front, "gabor.centres")).isSorted();
    }

    @Test
    void chromaOfAConstantQTransformTrainsItsKernelsAndItsMap() {
        var chroma = new ChromaCqt(new Spectrogram(ConstantQ.cqt(22050, 24), 1), 12, 0, VectorNorm.MAX);
        Front front = Front.training(chroma, Front.Stage.CONSTANT_Q, Front.Stage.CHROMA);
        float[] map = handMade(front, "chroma");
        assertThat(List.of(map[0], map[1], map[12])).containsExactly(1f, 0f, 1f);
        assertThat(handMade(front, "constantq.real")).hasSameSizeAs(handMade(front, "constantq.imaginary"));
    }

    @Test
    void aStageThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> Front.training(PRESET.get("melspectrogram"), Front.Stage.COSINE))
                .hasMessageContaining("no stage COSINE")
                .hasMessageContaining("BANDS");
        assertThatThrownBy(() -> Front.training(PRESET.get("rms"), Front.Stage.WINDOW))
                .hasMessageContaining("it has none");
    }
}
