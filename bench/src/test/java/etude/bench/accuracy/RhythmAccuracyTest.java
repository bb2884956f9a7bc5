package etude.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RhythmAccuracyTest {

    /** Below what was measured by about one clip of each task. */
    private static final Map<String, Double> FLOORS = Map.of(
            "tempo 1", 0.89,
            "tempo 2", 0.93,
            "beats", 0.88,
            "downbeats", 0.78,
            "onsets", 0.82,
            "drum onsets", 0.87);

    @Test
    void annotatedRecordingsAreFoundAsWellAsEver() throws IOException {
        Path index = TestData.require("audio/annotated/index.csv");
        TestData.require("nc/audio/annotated/mdb_drums/rock_mix.flac");
        Path data = index.getParent().getParent().getParent();

        List<RhythmAccuracy.Row> rows = RhythmAccuracy.measure(data);

        assertThat(rows.stream().map(RhythmAccuracy.Row::task).collect(Collectors.toSet()))
                .isEqualTo(FLOORS.keySet());
        for (RhythmAccuracy.Row row : rows) {
            assertThat(row.byClips()).as(row.csv()).isGreaterThanOrEqualTo(FLOORS.get(row.task()));
        }
    }
}
