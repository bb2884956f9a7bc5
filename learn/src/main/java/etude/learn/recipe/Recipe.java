package etude.learn.recipe;

import java.util.Optional;

/**
 * What shall be learned, from what, and how: everything that a run depends on. Read from TOML by {@link Recipes}.
 *
 * @param name of the run, letters, digits, {@code -} and {@code _}
 * @param description a sentence for readers
 * @param seed of everything random
 * @param data what is learned from
 * @param task what the model shall say
 * @param classic hand-made features and a classic method: what is learned, or, beside a network, what it is compared with
 * @param network a network of the zoo
 * @param train how a network is trained
 * @param augment how its examples are varied
 * @param report what is told about the run
 */
public record Recipe(
        String name,
        @Standard("''") String description,
        @Standard("1") long seed,
        DataTable data,
        @Standard("{}") TaskTable task,
        Optional<ClassicTable> classic,
        Optional<NetworkTable> network,
        @Standard("{}") TrainTable train,
        @Standard("{}") AugmentTable augment,
        @Standard("{}") ReportTable report) {

    /** Checks that there is something to learn. */
    public Recipe {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
            throw new IllegalArgumentException("name is '" + name
                    + "'; it must be letters, digits, '-', '_' and '.', the first one a letter or digit.");
        }
        if (classic.isEmpty() && network.isEmpty()) {
            throw new IllegalArgumentException("The recipe says nothing to learn with: it needs a table [classic], or"
                    + " [network], or both (then the classic one is what the network is compared with).");
        }
    }

    /** The same from other data. */
    public Recipe from(DataTable other) {
        return new Recipe(name, description, seed, other, task, classic, network, train, augment, report);
    }
}
