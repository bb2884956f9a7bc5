package etude.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import etude.cli.Run;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorVerbTest {

    @Test
    void whatIsNeededWorksHere() {
        Run run = Run.of("doctor", "--json");

        JsonNode all = JsonMapper.shared().readTree(run.out());
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(all.get("ok").asBoolean()).isTrue();
        assertThat(all.get("checks").findValuesAsString("name"))
                .contains("Java", "native libraries", "flac", "mp3", "opus", "m4a", "cache", "pictures");
    }

    @Test
    void aTrialThatFailsIsToldWithItsReasonAndWhatToDo() {
        Check check = Check.needed("room", "Make some.", () -> {
            throw new IOException("The disk is full.");
        });

        assertThat(check.ok()).isFalse();
        assertThat(check.line()).isEqualTo("  FAILS room: The disk is full. Make some.");
        assertThat(Check.useful("x", "", () -> "fine").line()).startsWith("  ok");
    }

    @Test
    void aMissingNativeLibraryIsAFailedTrialNotACrash() {
        Check check = Check.needed("natives", "Install them.", () -> {
            throw new UnsatisfiedLinkError("no jniavutil");
        });

        assertThat(check.detail()).isEqualTo("no jniavutil Install them.");
    }
}
