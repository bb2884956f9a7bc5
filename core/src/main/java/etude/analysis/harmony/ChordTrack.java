package etude.analysis.harmony;

import etude.annotation.Method;
import etude.annotation.Segment;
import java.util.List;

/**
 * The chords of a sound, one after the other from its beginning to its end without gaps.
 *
 * @param chords neighbours differ; empty for a sound without samples
 * @param method how they were found
 */
public record ChordTrack(List<Chord> chords, Method method) {

    /**
     * A chord and when it sounds.
     *
     * @param segment with a label in Harte's notation: {@code C:maj}, {@code Bb:min7}, {@code N} for none
     * @param confidence mean probability of this chord, given all that was heard, 0 to 1
     */
    public record Chord(Segment segment, double confidence) {

        /** Checks the confidence. */
        public Chord {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("The confidence is " + confidence + "; it must be from 0 to 1.");
            }
        }

        /** The label. */
        public String label() {
            return segment.label();
        }
    }

    /** Copies the chords. */
    public ChordTrack {
        chords = List.copyOf(chords);
    }

    /** The segments alone. */
    public List<Segment> segments() {
        return chords.stream().map(Chord::segment).toList();
    }
}
