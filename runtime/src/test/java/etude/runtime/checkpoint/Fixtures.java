package etude.runtime.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Small files among the test resources. */
final class Fixtures {

    private Fixtures() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
