package etude.learn.data;

import java.util.Locale;
import java.util.Optional;

/** What parts of data sets are called. */
final class Parts {

    static final String TRAIN = "train";
    static final String VALIDATION = "validation";
    static final String TEST = "test";

    private Parts() {}

    /** The part that a word means; empty where it means none, such as the number of a fold. */
    static Optional<String> of(String word) {
        String last = word.toLowerCase(Locale.ROOT).replaceAll(".*[-_]", "");
        return switch (last) {
            case "train", "training", "tr", "dev", "development" -> Optional.of(TRAIN);
            case "validation", "valid", "val", "validate" -> Optional.of(VALIDATION);
            case "test", "testing", "eval", "evaluation", "te" -> Optional.of(TEST);
            default -> Optional.empty();
        };
    }
}
