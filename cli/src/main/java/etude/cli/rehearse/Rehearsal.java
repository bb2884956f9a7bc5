package etude.cli.rehearse;

import etude.cli.Console;
import java.nio.file.Path;

/** Uses the verbs of a room as a user does, on a short sound; named in {@code META-INF/services}. */
public interface Rehearsal {

    /**
     * Uses them.
     *
     * @param sound a file of a few seconds
     * @param scratch an empty folder that is deleted afterwards
     * @param silent nobody hears what is said
     * @throws Exception if something failed
     */
    void rehearse(Path sound, Path scratch, Console silent) throws Exception;
}
