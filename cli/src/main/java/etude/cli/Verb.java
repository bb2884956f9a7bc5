package etude.cli;

import java.util.List;

/**
 * A command of {@code ./etude}: a class with picocli's {@code @Command}, a public constructor without arguments, named in
 * {@code META-INF/services/etude.cli.Verb} of its jar. That is all a room has to do to contribute one.
 */
public interface Verb {

    /**
     * Runs the command after its options are set.
     *
     * @return 0 if all went well, 1 if something failed and has been said
     * @throws UsageException if options contradict each other: exit code 2
     * @throws Exception if it failed: the message becomes a sentence for the user, exit code 1
     */
    int run(Console console) throws Exception;

    /** Objects of other rooms whose options, by picocli's annotations, are options of this verb, too. */
    default List<?> extensions() {
        return List.of();
    }
}
