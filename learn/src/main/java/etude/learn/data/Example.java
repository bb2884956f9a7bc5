package etude.learn.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One thing to learn from: a sound, or a part of one, and what is known about it.
 *
 * @param id its name in the data set, the same on every machine
 * @param file the sound
 * @param start where the example begins in the file, seconds
 * @param duration how long it lasts, seconds; infinite: to the end of the file
 * @param labels all that hold; for classes one
 * @param unknown labels of which nobody said whether they hold; all others that are not in {@code labels} do not
 * @param occurrences when which label holds, where that is known
 * @param groups what it shares with other examples, by what that is: {@code speaker}, {@code artist}, {@code recording}
 * @param part where the data set itself puts it: {@code train}, {@code validation}, {@code test}, or the number of a fold; empty
 *     where it does not say
 * @param licence of the sound; empty where it is not said
 */
public record Example(
        String id,
        Path file,
        double start,
        double duration,
        List<String> labels,
        List<String> unknown,
        List<Occurrence> occurrences,
        Map<String, String> groups,
        String part,
        String licence) {

    /** Copies the lists and checks the times. */
    public Example {
        labels = List.copyOf(labels);
        unknown = List.copyOf(unknown);
        occurrences = List.copyOf(occurrences);
        groups = Map.copyOf(groups);
        if (!(start >= 0 && Double.isFinite(start) && duration > 0)) {
            throw new IllegalArgumentException(id + " begins at " + start + " s and lasts " + duration
                    + " s; the beginning must be at least 0 and the duration positive.");
        }
    }

    /** A whole file with its labels, nothing else known. */
    public static Example of(String id, Path file, List<String> labels) {
        return new Example(id, file, 0, Double.POSITIVE_INFINITY, labels, List.of(), List.of(), Map.of(), "", "");
    }

    /** The same part of its file, or the whole. */
    public Example during(double from, double seconds) {
        return new Example(id, file, from, seconds, labels, unknown, occurrences, groups, part, licence);
    }

    /** The same with occurrences. */
    public Example with(List<Occurrence> events) {
        return new Example(id, file, start, duration, labels, unknown, events, groups, part, licence);
    }

    /** The same in groups. */
    public Example in(Map<String, String> shared) {
        return new Example(id, file, start, duration, labels, unknown, occurrences, shared, part, licence);
    }

    /** The same in a part of the data set. */
    public Example put(String where) {
        return new Example(id, file, start, duration, labels, unknown, occurrences, groups, where, licence);
    }

    /** The same under a licence. */
    public Example under(String terms) {
        return new Example(id, file, start, duration, labels, unknown, occurrences, groups, part, terms);
    }

    /** The same with labels of which nothing is known. */
    public Example notKnowing(List<String> silent) {
        return new Example(id, file, start, duration, labels, silent, occurrences, groups, part, licence);
    }

    /** The same with other labels. */
    public Example labelled(List<String> others) {
        return new Example(id, file, start, duration, others, unknown, occurrences, groups, part, licence);
    }

    /** Whether it is a part of its file. */
    public boolean isExcerpt() {
        return start > 0 || Double.isFinite(duration);
    }
}
