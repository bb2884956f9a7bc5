package etude.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {

    @Test
    void anotherReaderReadsWhatWasWritten() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("hostile \"key\"\\", "</script>\u0000\u001b[2J\n\r\t\u2028 é 🎵 \ud83c");
        value.put("numbers", List.of(1, 2L, 0.5, -1e-7f, 1e300, 3.0));
        value.put("nothing", Arrays.asList(null, Double.NaN, Float.POSITIVE_INFINITY));
        value.put("nested", Map.of("path", Path.of("a b.wav"), "yes", true));

        String text = Json.of(value);
        var tree = JsonMapper.shared().readTree(text);

        assertThat(text).doesNotContain("\n").doesNotContain("\u001b");
        assertThat(tree.get("hostile \"key\"\\").asString()).isEqualTo(value.get("hostile \"key\"\\"));
        assertThat(tree.get("numbers").toString()).isEqualTo("[1,2,0.5,-1.0E-7,1.0E300,3]");
        assertThat(tree.get("nothing").toString()).isEqualTo("[null,null,null]");
        assertThat(tree.get("nested").get("path").asString()).isEqualTo("a b.wav");
        assertThat(tree.get("nested").get("yes").asBoolean()).isTrue();
    }

    @Test
    void whatJsonCannotHoldIsRefused() {
        assertThatThrownBy(() -> Json.of(new Object())).hasMessageContaining("java.lang.Object");
    }
}
