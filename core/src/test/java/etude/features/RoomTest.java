package etude.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoomTest {

    @Test
    void framesThatFitHaveTheirNumbers() {
        assertThat(Room.of(3, 7)).hasSize(21);
    }

    @Test
    void framesThatFitIntoNoArrayAreRefusedWithAWayOut() {
        assertThatThrownBy(() -> Room.of(1 << 16, 1 << 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("65536 frames of 65536 numbers")
                .hasMessageContaining("longer hop");
    }
}
