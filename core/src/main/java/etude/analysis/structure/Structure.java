package etude.analysis.structure;

import etude.annotation.Method;
import etude.annotation.Segment;
import java.util.List;

/**
 * The sections of a sound, one after the other from its beginning to its end without gaps.
 *
 * @param sections empty for a sound without samples
 * @param similarity what they were found in, for pictures
 * @param method how they were found
 */
public record Structure(List<Section> sections, SelfSimilarity similarity, Method method) {

    /**
     * A section.
     *
     * @param segment whose label is a letter for all sections alike: {@code A}, {@code B}…
     * @param confidence how clearly it is set apart from what follows and belongs to its letter, 0 to 1
     */
    public record Section(Segment segment, double confidence) {

        /** Checks the confidence. */
        public Section {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("The confidence is " + confidence + "; it must be from 0 to 1.");
            }
        }

        /** The label. */
        public String label() {
            return segment.label();
        }
    }

    /** Copies the sections. */
    public Structure {
        sections = List.copyOf(sections);
    }

    /** The segments alone. */
    public List<Segment> segments() {
        return sections.stream().map(Section::segment).toList();
    }

    /** Times at which a section begins that is not the first, seconds. */
    public double[] boundaries() {
        return sections.stream()
                .skip(1)
                .mapToDouble(section -> section.segment().start())
                .toArray();
    }
}
