package etude.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {

    record Point(double x, float y, double[] z) {}

    @Test
    void whatIsNoFiniteNumberBecomesNull() {
        assertThat(Json.line(
                        new Point(Double.NaN, Float.POSITIVE_INFINITY, new double[] {1, Double.NEGATIVE_INFINITY})))
                .isEqualTo("{\"x\":null,\"y\":null,\"z\":[1.0,null]}");
        assertThat(Json.line(List.of(Map.of("a", Float.NaN), new float[] {0.5f, Float.NaN})))
                .isEqualTo("[{\"a\":null},[0.5,null]]");
    }

    @Test
    void theOrderOfMapsIsKeptAndTextIsEscaped() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("z", "a\"b\\c\u0000\n");
        tree.put("a", true);
        assertThat(Json.line(tree)).isEqualTo("{\"z\":\"a\\\"b\\\\c\\u0000\\n\",\"a\":true}");
        assertThat(Json.write(tree)).contains("\n  \"a\" : true").endsWith("}\n");
    }
}
