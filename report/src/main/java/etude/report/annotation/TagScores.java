package etude.report.annotation;

import java.util.List;

/**
 * Tags of clips: scores of a system, or in a reference 1 for those that a clip has. Immutable by contract: the array is shared.
 *
 * @param clips names of the clips
 * @param tags names of the tags
 * @param values {@code (clip, tag)}
 */
@SuppressWarnings("ArrayRecordComponent")
public record TagScores(List<String> clips, List<String> tags, double[][] values) {

    /** Copies the names and checks the shape. */
    public TagScores {
        clips = List.copyOf(clips);
        tags = List.copyOf(tags);
        if (values.length != clips.size()) {
            throw new IllegalArgumentException(
                    "There are " + clips.size() + " clips and " + values.length + " rows of values; each needs one.");
        }
        for (double[] row : values) {
            if (row.length != tags.size()) {
                throw new IllegalArgumentException(
                        "There are " + tags.size() + " tags and " + row.length + " values of a clip; each needs one.");
            }
        }
    }
}
