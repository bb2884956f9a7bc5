package etude.analysis.harmony;

import etude.annotation.Method;
import etude.annotation.Segment;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Recognises chords: the strengths of notes are weighed as seen from each root, and a hidden Markov chain decides when chords
 * change.
 *
 * <p>Memory on top of the evidence: 5 bytes for each label and frame, 7 to 16 MB for an hour.
 *
 * @param vocabulary which chords are told apart
 * @see <a href="https://doi.org/10.1109/TASL.2009.2032947">Mauch and Dixon, Simultaneous estimation of chords and musical
 *     context from audio, 2010</a>
 */
public record ChordRecogniser(ChordVocabulary vocabulary) {

    /** Mean length of a chord where beats are not known, seconds. */
    private static final double CHORD_SECONDS = 3;

    /** Mean length of a chord in beats. */
    private static final double CHORD_BEATS = 3;

    static final double TRUST_IN_FRAMES = 0.4;
    private static final double TRUST_IN_BEATS = 1;

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
        return track(evidence, bounds, times, chain(evidence), TRUST_IN_FRAMES, "frame by frame");
    }

    /** The chain of frames. */
    static SteadyChain chain(HarmonyEvidence evidence) {
        return new SteadyChain(1 - evidence.time(1) / CHORD_SECONDS);
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
                new SteadyChain(1 - 1 / CHORD_BEATS),
                TRUST_IN_BEATS,
                "beat by beat");
    }

    private ChordTrack track(
            HarmonyEvidence evidence, int[] bounds, double[] times, SteadyChain chain, double trust, String steps) {
        Frames scores = new ChordScores(vocabulary, trust).of(evidence, bounds);
        int[] path = chain.path(scores);
        double[] posteriors = chain.posteriors(scores, path);
        int[] changes = changes(path);
        double[] edges = Arrays.stream(changes).mapToDouble(i -> times[i]).toArray();
        double[] sharp = trust == TRUST_IN_FRAMES ? new Edges(evidence.onsets()).sharpen(edges) : edges;
        Key key = KeyFinder.standard().find(evidence).best().orElse(Key.of(0));
        List<ChordTrack.Chord> chords = new ArrayList<>();
        for (int i = 0; i < changes.length - 1; i++) {
            double confidence = Arrays.stream(posteriors, changes[i], changes[i + 1])
                    .average()
                    .orElse(0);
            var segment = new Segment(sharp[i], sharp[i + 1], vocabulary.label(path[changes[i]], key));
            chords.add(new ChordTrack.Chord(segment, confidence));
        }
        return new ChordTrack(chords, method(steps));
    }

    /** Where a path changes, with its beginning and its end. */
    private static int[] changes(int[] path) {
        return IntStream.rangeClosed(0, path.length)
                .filter(i -> i == 0 || i == path.length || path[i] != path[i - 1])
                .toArray();
    }

    private Method method(String steps) {
        return new Method(
                "notes by non-negative least squares, logistic regression, hidden Markov chain; " + vocabulary + ", "
                        + steps,
                "Mauch and Dixon, Approximate note transcription for the improved identification of difficult chords,"
                        + " ISMIR 2010");
    }
}
