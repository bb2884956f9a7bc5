package etude.learn.recipe;

import java.util.List;
import java.util.Map;

/**
 * A network of the zoo.
 *
 * @param architecture its name
 * @param options other values of what shapes it
 * @param pretrained model whose weights it starts with, an installed one or a folder; empty: none
 * @param freeze nodes whose numbers stay as they are, by name or its beginning ({@code layer1}); those of a front that may
 *     train are named the same way
 */
public record NetworkTable(
        String architecture,
        @Standard("{}") Map<String, Integer> options,
        @Standard("''") String pretrained,
        @Standard("[]") List<String> freeze) {

    /** Copies the lists. */
    public NetworkTable {
        options = Map.copyOf(options);
        freeze = List.copyOf(freeze);
    }
}
