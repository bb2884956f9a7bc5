package etude.learn.verb;

import etude.runtime.store.ModelHome;
import java.nio.file.Path;

/** Where what can be made again is kept: beside the models. */
final class Places {

    private Places() {}

    /** Generated data sets. */
    static Path generated() {
        return ModelHome.standard().folder().resolveSibling("data");
    }

    /** Computed features. */
    static Path features() {
        return ModelHome.standard().folder().resolveSibling("features");
    }
}
