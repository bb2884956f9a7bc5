package etude.classic;

import java.util.List;

/**
 * A classifier of two classes, without and with, for each tag.
 *
 * @param tags one each
 */
public record OneVsRest(List<Fitted> tags) implements Fitted {

    /** Checks that all are of two classes and take the same vectors. */
    public OneVsRest {
        tags = List.copyOf(tags);
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("There are no tags; at least one is needed.");
        }
        int size = dimensions(tags);
        for (Fitted tag : tags) {
            if (tag.classes() != 2 || (tag.dimensions() != size && tag.dimensions() != 0)) {
                throw new IllegalArgumentException("A tag's classifier has " + tag.classes() + " classes and takes "
                        + tag.dimensions() + " dimensions; needed are 2 (without and with) and " + size + ".");
            }
        }
    }

    private static int dimensions(List<Fitted> tags) {
        return tags.stream().mapToInt(Fitted::dimensions).max().orElse(0);
    }

    @Override
    public int dimensions() {
        return dimensions(tags);
    }

    @Override
    public int classes() {
        return tags.size();
    }

    /** How probable each tag is, by itself. */
    @Override
    public double[] probabilities(double[] z) {
        return tags.stream().mapToDouble(tag -> tag.probabilities(z)[1]).toArray();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.oneVsRest(this);
    }
}
