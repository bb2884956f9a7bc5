package etude.metrics;

import etude.annotation.Segment;
import java.util.List;

/** Sentences for annotations and settings that cannot be compared. */
final class Require {

    /** Later than any event of a recording, seconds: times beyond are in another unit. */
    private static final double LATEST = 30000;

    private Require() {}

    /** Refuses times that are not ascending seconds of a recording; equal ones are allowed. */
    static void events(String whose, String what, double[] times) {
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= 0 && times[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("The " + whose + "'s " + what + " number " + (i + 1) + " is at "
                        + times[i] + " s; times must be finite and not negative, counted from the start of the sound.");
            }
            if (times[i] > LATEST) {
                throw new IllegalArgumentException("The " + whose + "'s " + what + " number " + (i + 1) + " is at "
                        + times[i] + " s; at most " + LATEST
                        + " s are allowed. Are the times in seconds, not in samples or milliseconds?");
            }
            if (i > 0 && times[i] < times[i - 1]) {
                throw new IllegalArgumentException(
                        "The " + whose + "'s " + what + " number " + (i + 1) + " is at " + times[i]
                                + " s, before the one at " + times[i - 1] + " s; they must ascend. Sort them first.");
            }
        }
    }

    /** Refuses segments that start before 0, have no duration, do not ascend or overlap; gaps are allowed. */
    static void segments(String whose, List<Segment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.start() < 0) {
                throw new IllegalArgumentException(
                        place(whose, segment) + " starts before 0; times must be counted from the start of the sound.");
            }
            if (!(segment.duration() > 0)) {
                throw new IllegalArgumentException(
                        place(whose, segment) + " has no duration; leave such segments out.");
            }
            if (i > 0) {
                follows(whose, segments.get(i - 1), segment);
            }
        }
    }

    private static void follows(String whose, Segment before, Segment segment) {
        if (segment.start() < before.start()) {
            throw new IllegalArgumentException(place(whose, segment) + " comes after one that starts later, at "
                    + before.start() + " s; segments must be in the order of their times. Sort them first.");
        }
        if (segment.start() < before.end()) {
            throw new IllegalArgumentException(place(whose, segment) + " starts before the one before it ends, at "
                    + before.end() + " s; segments must not overlap.");
        }
    }

    /** Names a segment in a sentence. */
    static String place(String whose, Segment segment) {
        return "The segment '" + segment.label() + "' of the " + whose + " from " + segment.start() + " s to "
                + segment.end() + " s";
    }

    static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a positive number.");
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a number from 0 on.");
        }
    }

    static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be from " + least + " to " + most + ".");
        }
    }
}
