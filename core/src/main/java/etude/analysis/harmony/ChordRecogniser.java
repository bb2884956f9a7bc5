package etude.analysis.harmony;

import etude.annotation.Method;
import etude.annotation.Segment;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recognises chords: each chord's notes are laid over the strengths of pitch classes, its root over those of the bass, and a
 * hidden Markov chain decides when chords change.
 *
 * <p>Memory on top of the evidence: 5 bytes for each label and frame, 7 to 16 MB for an hour.
 *
 * @param vocabulary which chords are told apart
 * @see <a href="https://doi.org/10.1109/TASL.2009.2032947">Mauch and Dixon, Simultaneous estimation of chords and musical
 *     context from audio, 2010</a>
 */
public record ChordRecogniser(ChordVocabulary vocabulary) {

    /** Mean length of a chord where beats are not known, seconds. */
    private static final double CHORD_SECONDS = 2;

    /** Mean length of a chord in beats. */
    private static final double CHORD_BEATS = 3;

    /** A recogniser of major and minor triads. */
    public static ChordRecogniser standard() {
        return new ChordRecogniser(ChordVocabulary.MAJMIN);
    }

    /** The chords of a clip. */
    public ChordTrack recognise(Waveform clip) {
        return recognise(HarmonyEvidence.of(clip));
    }

    /** The chords of what was heard; they change at any frame. */
    public ChordTrack recognise(HarmonyEvidence evidence) {
        int count = evidence.count();
        int[] bounds = new int[count + 1];
        double[] times = new double[count + 1];
        for (int t = 1; t <= count; t++) {
            bounds[t] = t;
            times[t] = Math.min(evidence.duration(), (evidence.time(t - 1) + evidence.time(t)) / 2);
        }
        times[count] = evidence.duration();
        double stay = 1 - evidence.time(1) / CHORD_SECONDS;
        return track(evidence, bounds, times, stay, "frame by frame");
    }

    /**
     * The chords of what was heard; they change on beats only.
     *
     * @param beats seconds, ascending; those outside the sound do not count
     * @throws IllegalArgumentException if they do not ascend
     */
    public ChordTrack recognise(HarmonyEvidence evidence, double[] beats) {
        var bounds = new int[beats.length + 2];
        var times = new double[beats.length + 2];
        int stretches = 0;
        for (int i = 0; i <= beats.length; i++) {
            double end = i < beats.length ? beats[i] : evidence.duration();
            if (i < beats.length && (!Double.isFinite(end) || (i > 0 && end <= beats[i - 1]))) {
                throw new IllegalArgumentException(
                        "Beat " + i + " is at " + end + " s; beats must be finite and ascending.");
            }
            int frame = i < beats.length
                    ? (int) Math.max(0, Math.min(evidence.count(), Math.ceil(end / evidence.time(1))))
                    : evidence.count();
            if (frame > bounds[stretches] && end <= evidence.duration()) {
                stretches++;
                bounds[stretches] = frame;
                times[stretches] = end;
            }
        }
        times[stretches] = evidence.duration();
        return track(
                evidence,
                Arrays.copyOf(bounds, stretches + 1),
                Arrays.copyOf(times, stretches + 1),
                1 - 1 / CHORD_BEATS,
                "beat by beat");
    }

    private ChordTrack track(HarmonyEvidence evidence, int[] bounds, double[] times, double stay, String steps) {
        Frames scores = new ChordScores(vocabulary).of(evidence, bounds);
        var chain = new SteadyChain(stay);
        int[] path = chain.path(scores);
        double[] posteriors = chain.posteriors(scores, path);
        Key key = KeyFinder.standard().find(evidence).best().orElse(Key.of(0));
        List<ChordTrack.Chord> chords = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= path.length; i++) {
            if (i == path.length || path[i] != path[from]) {
                double confidence = Arrays.stream(posteriors, from, i).average().orElse(0);
                var segment = new Segment(times[from], times[i], vocabulary.label(path[from], key));
                chords.add(new ChordTrack.Chord(segment, confidence));
                from = i;
            }
        }
        return new ChordTrack(chords, method(steps));
    }

    private Method method(String steps) {
        return new Method(
                "notes by non-negative least squares, chord templates, hidden Markov chain; " + vocabulary + ", "
                        + steps,
                "Mauch and Dixon, Approximate note transcription for the improved identification of difficult chords,"
                        + " ISMIR 2010");
    }
}
