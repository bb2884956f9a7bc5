package etude.network.zoo;

import etude.network.Listening;
import etude.network.Task;
import java.util.List;

/** What the taggers compared by Won et al. 2020 share. */
final class Tagging {

    private Tagging() {}

    /** An architecture of taggers that hears pieces of some length at 16 kHz. */
    static Architecture of(
            String name,
            String description,
            Paper paper,
            int samples,
            List<Option> options,
            Architecture.Construction construction) {
        return new Architecture(
                name, description, paper, new Task.Tags(), "mtat", listening(samples), options, construction);
    }

    private static Listening listening(int samples) {
        return new Listening(16000, new Listening.Spread(samples, 3, 16));
    }
}
