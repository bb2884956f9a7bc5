package etude.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.network.Front;
import etude.network.Weight;
import etude.network.Weights;
import etude.network.zoo.Labels;
import etude.network.zoo.Zoo;
import etude.runtime.checkpoint.Checkpoint;
import etude.runtime.checkpoint.CheckpointException;
import etude.runtime.checkpoint.Checkpoints;
import etude.runtime.checkpoint.Tensor;
import etude.runtime.checkpoint.TensorType;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelImportTest {

    private static final List<String> TWO = List.of("a", "b");

    /** What a checkpoint of a model of ours would hold, under names that its authors give. */
    private static Map<String, Tensor> tensors(String architecture, Map<String, Integer> options) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Weights.initial(Zoo.get(architecture).model(TWO, options).network(), 1)
                .byName()
                .forEach((name, weight) -> tensors.put(name, new Tensor(TensorType.F32, weight)));
        return tensors;
    }

    private static Checkpoint checkpoint(Map<String, Tensor> tensors) {
        return new Checkpoint(Checkpoint.Format.TORCH_ZIP, tensors, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "mtat/crnn, crnn, mtat",
        "mtat/fcn, fcn, mtat",
        "msd/fcn, fcn, msd",
        "jamendo/fcn, fcn, jamendo",
        "mtat/musicnn, musicnn, mtat",
        "jamendo/musicnn, musicnn, jamendo",
    })
    void publishedTaggersAreImported(String folder, String architecture, String labels) throws IOException {
        Path file = TestData.require("weights/tagging/sota/" + folder + "/best_model.pth");
        ModelImport.Imported imported = ModelImport.read(file, architecture, Labels.named(labels));
        assertThat(imported.notes()).isEmpty();
        assertThat(imported.model().model().architecture()).isEqualTo(architecture);
        assertThat(imported.model().model().provenance()).containsEntry("file", "best_model.pth");
        Map<String, Tensor> raw = Checkpoints.read(file).tensors();
        String bias = architecture.equals("musicnn") ? "dense2.bias" : "dense.bias";
        assertThat(imported.model().weights().get(bias).values())
                .isEqualTo(raw.get(bias).weight().values());
        assertThat(ModelImport.architectures(Checkpoints.read(file))).containsExactly(architecture);
    }

    @ParameterizedTest
    @CsvSource({
        "tagging/musicnn-pypi/MTT_musicnn.npz, musicnn_tf, mtat",
        "tagging/musicnn-pypi/MTT_vgg.npz, vgg, mtat",
        "tagging/musicnn-pypi/MSD_vgg.npz, vgg_msd, msd",
        "tagging/choi-keras/music_tagger_cnn_weights_tensorflow.h5, choi_cnn, msd",
        "kws/arm/CNN_S.npz, kws_cnn, keywords",
        "kws/arm/CRNN_S.npz, kws_crnn, keywords",
        "kws/arm/DNN_S.npz, kws_dnn, keywords",
        "kws/arm/DS_CNN_S.npz, kws_ds_cnn, keywords",
        "kws/arm/GRU_S.npz, kws_gru, keywords",
        "kws/arm/LSTM_S.npz, kws_lstm, keywords",
        "kws/arm/Basic_LSTM_S.npz, kws_basic_lstm, keywords",
    })
    void checkpointsOfTensorFlowAndKerasAreImported(String file, String architecture, String labels)
            throws IOException {
        Path path = TestData.require("weights/" + file);
        ModelImport.Imported imported = ModelImport.read(path, architecture, Labels.named(labels));
        assertThat(imported.model().model().labels()).isEqualTo(Labels.named(labels));
        assertThat(imported.model().weights().byName().keySet())
                .isEqualTo(imported.model().model().network().parameters().keySet());
    }

    @Test
    void sizesAreTakenFromTheShapesOfTensors() {
        Checkpoint large = checkpoint(tensors("musicnn", Map.of("channels", 128, "hidden", 90)));
        ModelImport.Imported imported = ModelImport.of(large, Zoo.get("musicnn"), TWO);
        assertThat(imported.model().weights().get("layer2.conv.weight").shape().toArray())
                .startsWith(128, 128);
        assertThat(imported.model().weights().get("dense1.bias").shape().toArray())
                .containsExactly(90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.", "net.", "module."})
    void aWordBeforeAllNamesIsLeftOut(String prefix) {
        Map<String, Tensor> prefixed = new LinkedHashMap<>();
        tensors("fcn", Map.of()).forEach((name, tensor) -> prefixed.put(prefix + name, tensor));
        assertThat(ModelImport.of(checkpoint(prefixed), Zoo.get("fcn"), TWO)
                        .model()
                        .weights()
                        .byName())
                .containsKey("layer1.conv.weight");
    }

    @Test
    void theWrongArchitectureIsAnsweredWithTheRightOne() throws IOException {
        Path file = TestData.require("weights/tagging/sota/mtat/crnn/best_model.pth");
        assertThatThrownBy(() -> ModelImport.read(file, "fcn", Labels.named("mtat")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("best_model.pth", "'layer5", "They are weights of 'crnn'.");
        assertThatThrownBy(() -> ModelImport.read(file, "crmn", Labels.named("mtat")))
                .hasMessageContaining("did you mean 'crnn'");
    }

    @Test
    void theWrongNumberOfLabelsIsNamed() throws IOException {
        Path file = TestData.require("weights/tagging/sota/mtat/crnn/best_model.pth");
        assertThatThrownBy(() -> ModelImport.read(file, "crnn", TWO))
                .hasMessageContaining("have 50 outputs; 2 labels were given");
    }

    @Test
    void missingExtraMisshapenAndUnusableTensorsAreNamed() {
        Map<String, Tensor> tensors = tensors("fcn", Map.of());
        Tensor bias = tensors.remove("layer1.conv.bias");
        tensors.put("layer9.conv.bias", bias);
        tensors.put("dense.bias", new Tensor(TensorType.F32, bias.weight().reshaped(8, 8)));
        assertThatThrownBy(() -> ModelImport.of(checkpoint(tensors), Zoo.get("fcn"), TWO))
                .hasMessageContainingAll(
                        "'layer1.conv.bias' [64] is missing",
                        "'layer9.conv.bias' [64] has no place",
                        "'dense.bias' has shape [8, 8], needed is [2]");
        Map<String, Tensor> nan = tensors("fcn", Map.of());
        nan.get("dense.bias").weight().values()[1] = Float.NaN;
        assertThatThrownBy(() -> ModelImport.of(checkpoint(nan), Zoo.get("fcn"), TWO))
                .hasMessageContaining("'dense.bias' holds NaN");
    }

    @Test
    void filtersOfTheFileThatAreNotOursAreUsed() throws IOException {
        Path file = TestData.require("weights/tagging/sota/mtat/fcn/best_model.pth");
        Checkpoint published = Checkpoints.read(file);
        Map<String, Tensor> tensors = new LinkedHashMap<>(published.tensors());
        Weight filters = tensors.get("spec.mel_scale.fb").weight();
        float[] other = filters.values().clone();
        other[5 * 96 + 3] += 0.25f;
        tensors.put("spec.mel_scale.fb", new Tensor(TensorType.F32, new Weight(filters.shape(), other)));

        ModelImport.Imported imported = ModelImport.of(checkpoint(tensors), Zoo.get("fcn"), Labels.named("mtat"));

        assertThat(imported.notes()).singleElement().asString().contains("'spec.mel_scale.fb'", "up to 0.25");
        Front front = (Front)
                imported.model().model().network().node("spec").orElseThrow().layer();
        assertThat(front.trained()).isEqualTo(Set.of(Front.Stage.BANDS));
        Weight bands = imported.model().weights().get("spec.bands");
        assertThat(bands.shape().toArray()).containsExactly(96, 257);
        assertThat(bands.values()[3 * 257 + 5]).isEqualTo(other[5 * 96 + 3]);
    }

    @Test
    void theClassTokenOfSelfAttentionIsSaidToBeDrawn() {
        ModelImport.Imported imported =
                ModelImport.of(checkpoint(tensors("attention", Map.of())), Zoo.get("attention"), TWO);
        assertThat(imported.notes()).singleElement().asString().contains("'vec_cls'", "seed, 0");
    }
}
