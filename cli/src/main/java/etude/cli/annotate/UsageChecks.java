package etude.cli.annotate;

import etude.cli.UsageException;
import java.util.function.Supplier;

/** What the library refuses of a user's options is a fault of usage. */
final class UsageChecks {

    private UsageChecks() {}

    static <T> T usage(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
