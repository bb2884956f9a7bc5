package etude.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real data beside the repository, or at {@code $ETUDE_DATA}; tests that need it are skipped where it is absent. */
public final class TestData {

    private TestData() {}

    /** A file or folder of the data; skips the calling test, with the reason, where it is absent. */
    public static Path require(String relative) {
        Path path = root().resolve(relative);
        Assumptions.assumeTrue(
                Files.exists(path),
                () -> "needs real data: no " + relative + " beside the repository (../shared/data) or at $ETUDE_DATA");
        return path;
    }

    private static Path root() {
        String named = System.getenv("ETUDE_DATA");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return Path.of(System.getProperty("etude.root", ".."))
                .resolveSibling("shared")
                .resolve("data");
    }
}
