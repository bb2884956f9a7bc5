package etude.analysis.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.PitchTrack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class NoteSegmentsTest {

    private static PitchTrack held(double seconds) {
        int frames = (int) (seconds * 100);
        double[] times = new double[frames];
        double[] hz = new double[frames];
        for (int i = 0; i < frames; i++) {
            times[i] = i * 0.01;
            hz[i] = 220 * (1 + 0.01 * Math.sin(0.4 * i));
        }
        return PitchTrack.of(times, hz);
    }

    @Test
    void aNoteWithVibratoThatIsHeldForAnHourIsOneNote() {
        PitchTrack track = held(3600);
        List<NoteSegments.Segment> notes =
                Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> NoteSegments.of(track, 0.06));

        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).offset() - notes.get(0).onset()).isCloseTo(3600, within(0.02));
        assertThat(notes.get(0).frequency()).isCloseTo(220, within(1.0));
    }
}
