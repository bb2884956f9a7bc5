package etude.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.analysis.Loudness;
import etude.testing.TestData;
import org.junit.jupiter.api.Test;

class LoudnessOfFilesTest {

    /** EBU Tech 3342, test signal 1: 20 s at -20 dBFS, 20 s at -30 dBFS. */
    @Test
    void theRangeOfTheEbuTestSignalIsTenLoudnessUnits() throws Exception {
        var path = TestData.require("audio/essentia/ebur128/seq-3342-1-16bit.flac");
        Loudness loudness = Loudness.of(AudioFiles.read(path));
        assertThat(loudness.range()).isCloseTo(10, within(1.0));
        assertThat(loudness.loudestShortTerm()).isCloseTo(-20, within(0.1));
        assertThat(loudness.integrated()).isCloseTo(-22.6, within(0.1));
    }
}
