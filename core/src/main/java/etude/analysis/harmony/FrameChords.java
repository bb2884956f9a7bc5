package etude.analysis.harmony;

import etude.signal.Frames;
import java.util.stream.IntStream;

/**
 * Which triad each frame belongs to, by the weights and the chain of {@link ChordRecogniser}. So it is also known in which frames
 * there are tones at all: noise, drums, clicks, and what has no sound but an offset, spread over the pitch classes by chance,
 * and what they add up to must not be taken for a key.
 *
 * @param path number of the triad in each frame, that of its key ({@link Key#of}); {@link Key#COUNT} for none
 */
record FrameChords(int[] path) {

    static FrameChords of(HarmonyEvidence evidence) {
        int[] bounds = IntStream.rangeClosed(0, evidence.count()).toArray();
        Frames scores = new ChordScores(ChordVocabulary.MAJMIN, ChordRecogniser.TRUST_IN_FRAMES).of(evidence, bounds);
        return new FrameChords(ChordRecogniser.chain(evidence).path(scores));
    }

    boolean tonal(int frame) {
        return path[frame] < Key.COUNT;
    }

    /** Share of each key's tonic triad in the frames that have tones; all 0 where none has. */
    double[] shares() {
        double[] shares = new double[Key.COUNT];
        double all = IntStream.of(path).filter(chord -> chord < Key.COUNT).count();
        for (int chord : path) {
            if (chord < Key.COUNT) {
                shares[chord] += 1 / all;
            }
        }
        return shares;
    }
}
