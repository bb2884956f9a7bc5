package etude.learn.data.synth;

import etude.network.Task;
import java.util.List;
import java.util.Random;

/**
 * A rule by which clips are made.
 *
 * @param name after {@code synth:}
 * @param description a sentence
 * @param task what it is for
 * @param labels all of them
 * @param perLabel clips of each label; or, where clips have many, in all for each
 * @param maker of a clip
 */
record SyntheticSet(String name, String description, Task task, List<String> labels, int perLabel, Maker maker) {

    /** Makes a clip. */
    @FunctionalInterface
    interface Maker {
        /**
         * A clip.
         *
         * @param label that it shall have; where clips have many, one of them
         * @param random draws all that the label leaves open
         */
        Clip make(String label, Random random);
    }
}
