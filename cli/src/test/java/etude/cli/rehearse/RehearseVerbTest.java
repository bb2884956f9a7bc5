package etude.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import etude.cli.Run;
import org.junit.jupiter.api.Test;

class RehearseVerbTest {

    @Test
    void aRehearsalSucceedsWithoutAWord() {
        assertThat(Run.of("rehearse")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void nobodyIsToldOfIt() {
        assertThat(Run.of("--help").out()).contains("features").doesNotContain("rehearse");
        assertThat(Run.of("rehears").err()).contains("features").doesNotContain("rehearse");
    }
}
