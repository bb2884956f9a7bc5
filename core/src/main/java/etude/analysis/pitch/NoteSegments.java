package etude.analysis.pitch;

import etude.annotation.PitchTrack;
import etude.signal.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a pitch track into notes: where voicing begins or ends, and where the pitch leaves the note for good. */
final class NoteSegments {

    /** Semitones from a note's median that are another note. */
    private static final double AWAY = 0.7;

    /** Seconds that the pitch must stay away. */
    private static final double FOR_GOOD = 0.05;

    /** Seconds of a note, its last ones, that its median is taken of while it lasts: a held note may last for hours. */
    private static final double RECENT = 1;

    /**
     * A stretch of one pitch.
     *
     * @param onset seconds
     * @param offset seconds
     * @param frequency median, Hz
     * @param voicing mean
     */
    record Segment(double onset, double offset, double frequency, double voicing) {}

    private NoteSegments() {}

    static List<Segment> of(PitchTrack track, double shortest) {
        List<Segment> segments = new ArrayList<>();
        if (track.count() < 2) {
            return segments;
        }
        double hop = track.times()[1] - track.times()[0];
        int patience = Math.max(1, (int) Math.rint(FOR_GOOD / hop));
        int t = 0;
        while (t < track.count()) {
            int end = end(track, t, patience, (int) Math.ceil(RECENT / hop));
            if (end > t && (end - t) * hop >= shortest) {
                segments.add(segment(track, t, end, hop));
            }
            t = Math.max(end, t + 1);
        }
        return segments;
    }

    /** Index behind the last frame of the note that begins at a frame; the frame itself where it is unvoiced. */
    private static int end(PitchTrack track, int begin, int patience, int recent) {
        int away = 0;
        int t = begin;
        while (t < track.count() && track.voiced(t)) {
            int until = t + 1 - away;
            double centre = median(track, Math.max(begin, until - recent), until);
            away = Math.abs(midi(track, t) - centre) > AWAY ? away + 1 : 0;
            t++;
            if (away >= patience) {
                return t - away;
            }
        }
        return t;
    }

    private static double midi(PitchTrack track, int t) {
        return Units.hzToMidi(track.frequencies()[t]);
    }

    private static double median(PitchTrack track, int from, int to) {
        double[] midi = new double[Math.max(1, to - from)];
        for (int i = 0; i < midi.length; i++) {
            midi[i] = midi(track, from + i);
        }
        Arrays.sort(midi);
        return midi[midi.length / 2];
    }

    private static Segment segment(PitchTrack track, int from, int to, double hop) {
        double voicing = 0;
        for (int t = from; t < to; t++) {
            voicing += track.voicing()[t];
        }
        double frequency = Units.midiToHz(median(track, from, to));
        double onset = track.times()[from];
        return new Segment(onset, onset + (to - from) * hop, frequency, voicing / (to - from));
    }
}
