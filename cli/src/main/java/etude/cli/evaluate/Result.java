package etude.cli.evaluate;

import etude.metrics.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison gives.
 *
 * @param scores the figures, with their protocol
 * @param details what else there is to tell programs, such as figures of each class or window
 */
record Result(Scores scores, Map<String, @Nullable Object> details) {

    /** Where sentences about the files stand among the details. */
    static final String WARNINGS = "warnings";

    static Result of(Scores scores) {
        return new Result(scores, Map.of());
    }

    /** The same with sentences about the files. */
    Result warning(List<String> sentences) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(details);
        more.put(WARNINGS, List.copyOf(sentences));
        return new Result(scores, more);
    }
}
