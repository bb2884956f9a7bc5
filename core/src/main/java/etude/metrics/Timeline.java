package etude.metrics;

import etude.annotation.Segment;
import java.util.ArrayList;
import java.util.List;

/** Segments, made to span the same time. */
final class Timeline {

    private Timeline() {}

    /** Where ascending segments start. */
    static double start(List<Segment> segments) {
        return segments.get(0).start();
    }

    /** Where they end. */
    static double end(List<Segment> segments) {
        return segments.get(segments.size() - 1).end();
    }

    /**
     * The segments between two times: what is outside is cut off, and what is missing before the first and after the
     * last becomes a segment of its own. Without any there is one, with the label of the start.
     */
    static List<Segment> span(List<Segment> segments, double from, double to, String startLabel, String endLabel) {
        var inside = new ArrayList<Segment>();
        for (Segment segment : segments) {
            double start = Math.max(from, segment.start());
            double end = Math.min(to, segment.end());
            if (start < end) {
                inside.add(new Segment(start, end, segment.label()));
            }
        }
        if (inside.isEmpty()) {
            return List.of(new Segment(from, to, startLabel));
        }
        if (start(inside) > from) {
            inside.add(0, new Segment(from, start(inside), startLabel));
        }
        if (end(inside) < to) {
            inside.add(new Segment(end(inside), to, endLabel));
        }
        return inside;
    }
}
