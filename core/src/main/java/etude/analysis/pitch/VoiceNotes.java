package etude.analysis.pitch;

import etude.analysis.polyphony.MultiPitch;
import etude.analysis.salience.Contour;
import etude.analysis.salience.ContourTracker;
import etude.analysis.salience.PitchCandidates;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Notes of several voices: candidates of frames are joined to contours, and these are cut where another note begins. */
final class VoiceNotes {

    /** Cents that a voice moves from frame to frame at most. */
    private static final double JUMP = 60;

    /** Seconds that a voice goes on without being among those that sound. */
    private static final double PATIENCE = 0.05;

    /** Part of a voice's frames in which it is among those that sound, at least. */
    private static final double SUPPORT = 0.6;

    /** dB by which a note that is struck again rises within {@link #RISING} from the least before. */
    private static final double AGAIN = 6;

    private static final double RISING = 0.03;
    private static final double BEFORE = 0.05;

    /** dB: notes so much softer than the loudest moment are echoes. */
    private static final double FLOOR = 40;

    private final MultiPitch settings;
    private final PitchCandidates candidates;
    private final double hop;
    private final double shortest;
    private final BitSet sounding;

    VoiceNotes(MultiPitch settings, PitchCandidates candidates, double hop, double shortest) {
        this.settings = settings;
        this.candidates = candidates;
        this.hop = hop;
        this.shortest = shortest;
        this.sounding = new BitSet(candidates.count());
        for (int t = 0; t < candidates.frames(); t++) {
            sounding.set(candidates.start(t), candidates.start(t) + settings.sounding(candidates, t));
        }
    }

    /** The notes, by onset. */
    List<Transcription.Heard> heard(double duration) {
        List<Found> found = new ArrayList<>();
        for (Contour contour :
                new ContourTracker(JUMP, frames(PATIENCE)).track(candidates, sounding, frames(shortest))) {
            cut(contour, found);
        }
        double floor = decibels(candidates.loudest()) - FLOOR;
        found.removeIf(note -> note.level < floor || note.onset >= duration);
        double loudest = found.stream().mapToDouble(Found::level).max().orElse(0);
        found.sort(Comparator.comparingDouble(Found::onset).thenComparing(Found::frequency));
        return found.stream().map(note -> note.heard(loudest, duration)).toList();
    }

    private int frames(double seconds) {
        return (int) Math.rint(seconds / hop);
    }

    /**
     * A note.
     *
     * @param level dB, the most in its beginning
     * @param support part of its frames in which it is among those that sound
     */
    private record Found(double onset, double offset, double frequency, double level, double support) {

        Transcription.Heard heard(double loudest, double duration) {
            double end = Math.max(onset, Math.min(duration, offset));
            return new Transcription.Heard(
                    new PitchedNote(onset, end, frequency, Velocities.of(level - loudest)), support);
        }
    }

    private void cut(Contour contour, List<Found> found) {
        double[] levels = new double[contour.length()];
        boolean[] sounds = new boolean[contour.length()];
        int supported = 0;
        for (int i = 0; i < levels.length; i++) {
            int candidate = candidate(contour, i);
            levels[i] = decibels(candidates.level(candidate));
            sounds[i] = sounding.get(candidate);
            supported += sounds[i] ? 1 : 0;
        }
        if (supported < SUPPORT * levels.length) {
            return;
        }
        for (NoteSegments.Segment segment : NoteSegments.of(track(contour), shortest)) {
            int from = frames(segment.onset()) - contour.start();
            int to = Math.min(levels.length, frames(segment.offset()) - contour.start());
            strokes(contour, segment.frequency(), levels, sounds, from, to, found);
        }
    }

    private static double decibels(double power) {
        return 10 * Math.log10(Math.max(1e-30, power));
    }

    private int candidate(Contour contour, int i) {
        int at = candidates.start(contour.start() + i);
        while (candidates.cents(at) != contour.cents()[i] || candidates.salience(at) != contour.saliences()[i]) {
            at++;
        }
        return at;
    }

    private PitchTrack track(Contour contour) {
        double[] times = new double[contour.length()];
        double[] frequencies = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = (contour.start() + i) * hop;
            frequencies[i] = settings.fMin() * Math.pow(2, contour.cents()[i] / 1200);
        }
        return PitchTrack.of(times, frequencies);
    }

    /** A note that is held and struck again is two. */
    private void strokes(
            Contour contour, double frequency, double[] levels, boolean[] sounds, int from, int to, List<Found> found) {
        int begin = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || struck(levels, begin, i, to)) {
                found.add(note(contour, frequency, levels, sounds, begin, i));
                begin = i;
            }
        }
    }

    private boolean struck(double[] levels, int begin, int i, int end) {
        int rising = frames(RISING);
        if (i - begin < frames(shortest) || end - i < Math.max(frames(shortest), rising + 1)) {
            return false;
        }
        double least = levels[i];
        for (int j = Math.max(begin, i - frames(BEFORE)); j < i; j++) {
            least = Math.min(least, levels[j]);
        }
        boolean steepens = levels[i + 1] - levels[i] > levels[i] - levels[i - 1];
        return steepens && levels[i + rising] - least > AGAIN;
    }

    private Found note(Contour contour, double frequency, double[] levels, boolean[] sounds, int from, int to) {
        double level = Double.NEGATIVE_INFINITY;
        int supported = 0;
        for (int i = from; i < to; i++) {
            level = i - from < frames(Velocities.BEGINNING) ? Math.max(level, levels[i]) : level;
            supported += sounds[i] ? 1 : 0;
        }
        double onset = (contour.start() + from) * hop;
        double offset = (contour.start() + to) * hop;
        return new Found(onset, offset, frequency, level, (double) supported / (to - from));
    }
}
