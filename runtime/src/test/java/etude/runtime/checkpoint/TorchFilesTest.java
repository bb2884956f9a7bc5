package etude.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small files that PyTorch wrote (see make_fixtures.py beside them) against what PyTorch itself reads. */
class TorchFilesTest {

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        return Files.write(folder.resolve(name), Fixtures.bytes(name));
    }

    private static JsonNode expected(String name) throws IOException {
        try (InputStream in = TorchFilesTest.class.getResourceAsStream(name)) {
            return JsonMapper.shared().readTree(in);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zip",
                "legacy",
                "nested_zip",
                "nested_legacy",
                "protocol3",
                "protocol4",
                "protocol5",
                "state_dict"
            })
    void everyTensorHasTypeShapeAndValuesThatPyTorchReads(String name) throws IOException {
        Checkpoint checkpoint = Checkpoints.read(file(name + ".pth"));
        List<String> names = new ArrayList<>();
        expected(name + ".json").properties().forEach(entry -> {
            names.add(entry.getKey());
            Tensor tensor = checkpoint.tensors().get(entry.getKey());
            assertThat(tensor).as(entry.getKey()).isNotNull();
            assertThat(tensor.type().name())
                    .isEqualTo(entry.getValue().get("type").asString());
            assertThat(tensor.weight().shape().toString())
                    .isEqualTo(entry.getValue().get("shape").toString().replace(",", ", "));
            JsonNode values = entry.getValue().get("values");
            assertThat(tensor.weight().values()).hasSize(values.size());
            for (int i = 0; i < values.size(); i++) {
                assertThat(tensor.weight().values()[i]).as(entry.getKey()).isEqualTo((float)
                        values.get(i).asDouble());
            }
        });
        assertThat(checkpoint.tensors().keySet()).containsExactlyElementsOf(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nested_zip", "nested_legacy", "protocol3", "protocol4", "protocol5"})
    void plainValuesBesideTheTensorsAreFacts(String name) throws IOException {
        Map<String, Object> facts = Checkpoints.read(file(name + ".pth")).facts();
        assertThat(facts)
                .containsEntry("epoch", 3L)
                .containsEntry("big", "1180591620717411303424")
                .containsEntry("shape", List.of(2L, 3L))
                .containsEntry("device", "cuda:1")
                .containsEntry("type", "torch.float16")
                .containsEntry("loss", 0.5)
                .containsEntry("steps", -7L);
        @SuppressWarnings("unchecked") // maps of facts are by name
        Map<String, Object> hyper = (Map<String, Object>) facts.get("hyper_parameters");
        assertThat(hyper)
                .containsEntry("lr", 0.125)
                .containsEntry("layers", List.of(40L, 30L))
                .containsEntry("name", "größe")
                .containsEntry("none", null)
                .containsEntry("on", true);
    }

    @Test
    void aWholeModuleIsRefusedByTheNameOfItsClass() throws IOException {
        assertThatThrownBy(() -> Checkpoints.read(file("whole_module.pth")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("whole_module.pth", "torch.nn.modules.container.Sequential", "state_dict()");
    }

    @Test
    void ofSeveralNetworksOneMustBeChosen() throws IOException {
        Path file = file("two_networks.pth");
        assertThatThrownBy(() -> Checkpoints.read(file)).hasMessageContainingAll("several", "generator, discriminator");
        assertThat(Checkpoints.read(file, "discriminator", Limits.standard())
                        .tensors()
                        .get("a")
                        .weight()
                        .values())
                .hasSize(3);
        assertThatThrownBy(() -> Checkpoints.read(file, "generator.x", Limits.standard()))
                .hasMessageContaining("no dictionary 'generator.x'");
    }

    @Test
    void whatIsNoCheckpointSaysWhatItIs() throws IOException {
        assertThatThrownBy(() -> Checkpoints.read(Files.writeString(folder.resolve("a"), "")))
                .hasMessageContaining("too short");
        assertThatThrownBy(() -> Checkpoints.read(Files.writeString(folder.resolve("b"), "<!DOCTYPE html><html>")))
                .hasMessageContaining("web page");
        assertThatThrownBy(() -> Checkpoints.read(
                        Files.writeString(folder.resolve("c"), "version https://git-lfs.github.com/spec/v1")))
                .hasMessageContaining("pointer to a large file");
        assertThatThrownBy(() -> Checkpoints.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Checkpoints.read(folder.resolve("nowhere"))).isInstanceOf(IOException.class);
    }
}
