package etude.classic;

import java.util.stream.IntStream;

/** Examples put in the order of their classes: libraries number classes as they meet them. */
final class ByClass {

    private ByClass() {}

    static Examples sorted(Examples examples) {
        return examples.of(IntStream.range(0, examples.classes())
                .flatMap(k -> IntStream.range(0, examples.size()).filter(i -> examples.y()[i] == k))
                .toArray());
    }
}
