package etude.metrics;

import etude.annotation.ChordLabel;
import etude.annotation.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Segments with the chords that their labels name. */
record ChordTrack(List<Segment> segments, List<ChordLabel> chords) {

    /** Reads the labels. */
    static ChordTrack of(String whose, List<Segment> segments) {
        Map<String, ChordLabel> known = new HashMap<>();
        var chords = new ArrayList<ChordLabel>();
        for (Segment segment : segments) {
            chords.add(known.computeIfAbsent(segment.label(), label -> parse(whose, segment)));
        }
        return new ChordTrack(segments, chords);
    }

    private static ChordLabel parse(String whose, Segment segment) {
        try {
            return ChordLabel.parse(segment.label());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Require.place(whose, segment) + " names no chord: " + e.getMessage(), e);
        }
    }

    /** Where the segment after one starts. */
    double startAfter(int at) {
        return at + 1 < segments.size() ? segments.get(at + 1).start() : Double.POSITIVE_INFINITY;
    }

    /** Stretches over which the same pitch classes sound over the same root and bass; labels are those of their beginnings. */
    List<Segment> merged() {
        var merged = new ArrayList<Segment>();
        for (int i = 0; i < chords.size(); i++) {
            Segment segment = segments.get(i);
            double start = segment.start();
            if (i > 0 && alike(chords.get(i - 1), chords.get(i))) {
                start = merged.remove(merged.size() - 1).start();
            }
            merged.add(new Segment(start, segment.end(), segment.label()));
        }
        return merged;
    }

    private static boolean alike(ChordLabel a, ChordLabel b) {
        return a.rootClass() == b.rootClass()
                && a.isUnknown() == b.isUnknown()
                && a.foldedIntervals() == b.foldedIntervals()
                && a.bassInterval() == b.bassInterval();
    }
}
