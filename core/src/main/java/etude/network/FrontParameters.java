package etude.network;

import etude.representation.Representation;
import java.util.List;
import java.util.Set;

/** The numbers of a representation that may train. */
final class FrontParameters {

    private FrontParameters() {}

    static void check(Representation representation, Set<Front.Stage> trained) {
        if (!trained.isEmpty()) {
            throw new IllegalArgumentException(
                    "A " + representation.layout().name() + " has no stage " + trained + ".");
        }
    }

    static List<Parameter> of(Representation representation, Set<Front.Stage> trained) {
        check(representation, trained);
        return List.of();
    }
}
