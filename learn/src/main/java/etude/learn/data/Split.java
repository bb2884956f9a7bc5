package etude.learn.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may see which examples. No example is in two parts.
 *
 * @param protocol how it was made, in words: {@code the set's own test part}, {@code speaker george left out}
 * @param train numbers of the examples that a model is fitted to
 * @param validation those by which it is chosen; may be empty
 * @param test those by which it is judged, seen once
 */
public record Split(String protocol, List<Integer> train, List<Integer> validation, List<Integer> test) {

    /** Copies the lists and refuses parts that overlap. */
    public Split {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        Set<Integer> all = new HashSet<>(train);
        all.addAll(validation);
        all.addAll(test);
        if (all.size() != train.size() + validation.size() + test.size()) {
            throw new IllegalArgumentException("The parts of a split overlap, or name an example twice (" + protocol
                    + "): " + train.size() + " + " + validation.size() + " + " + test.size() + " numbers, " + all.size()
                    + " different ones.");
        }
    }
}
