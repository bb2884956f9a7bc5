package etude.cli.features;

import static org.assertj.core.api.Assertions.assertThat;

import etude.report.array.FrameSink;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.SampleSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractionTest {

    /** Three minutes of a tone that is made while it is played, so that none of it is in memory. */
    private static final class Tone implements SampleSource {
        private int plays;

        @Override
        public int sampleRate() {
            return 8000;
        }

        @Override
        public void play(Listener listener) throws IOException {
            plays++;
            float[] second = new float[8000];
            for (int s = 0; s < 180; s++) {
                for (int i = 0; i < second.length; i++) {
                    second[i] = (float) (s / 180.0 * Math.sin(0.3 * i));
                }
                listener.hear(second, 0, second.length);
            }
        }
    }

    private static final class Counted implements FrameSink {
        private long frames;
        private int largest;
        private float min = Float.POSITIVE_INFINITY;
        private float max = Float.NEGATIVE_INFINITY;

        @Override
        public void append(Frames more) {
            frames += more.count();
            largest = Math.max(largest, more.count());
            for (float x : more.data()) {
                min = Math.min(min, x);
                max = Math.max(max, x);
            }
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }

    @Test
    void aLongSoundComesOutPieceByPieceAndIsPlayedOnceMoreForWhatMustBeKnownOfTheWhole() throws IOException {
        Preset preset = Preset.librosa(8000);
        List<Representation> representations = List.of(preset.get("melspectrogram"), preset.get("log_melspectrogram"));
        List<Counted> sinks = new ArrayList<>(List.of(new Counted(), new Counted()));
        var tone = new Tone();

        new Extraction(tone, representations).run(sinks);

        assertThat(tone.plays).isEqualTo(2);
        assertThat(sinks).allSatisfy(sink -> {
            assertThat(sink.frames).isEqualTo(1 + 180 * 8000 / 512);
            assertThat(sink.largest).isLessThan(40);
        });
        assertThat(sinks.get(1).max - sinks.get(1).min)
                .as("topDb of the whole clip")
                .isEqualTo(80);
    }
}
