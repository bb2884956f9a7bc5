package etude.analysis.rhythm;

import etude.annotation.Beat;
import etude.annotation.Method;
import java.util.List;

/**
 * The beats of a clip.
 *
 * @param beats in ascending order of time, with their number in the bar; empty where there is no beat
 * @param tempo how fast they are, with other tempos that might be meant
 * @param metre the metre of most bars
 * @param metreConfidence 0 to 1, against the other metres that were asked about
 * @param confidence 0 to 1: how clearly the beats stand out of what begins elsewhere, times the confidence in their tempo;
 *     for most music above 0.4, for noise below 0.2
 * @param method how they were found
 */
public record BeatTrack(
        List<Beat> beats, TempoEstimate tempo, Metre metre, double metreConfidence, double confidence, Method method) {

    /** Copies the list. */
    public BeatTrack {
        beats = List.copyOf(beats);
    }

    /** Times of all beats, seconds, ascending. */
    public double[] times() {
        return beats.stream().mapToDouble(Beat::time).toArray();
    }

    /** Times at which bars begin, seconds, ascending. */
    public double[] downbeats() {
        return beats.stream().filter(Beat::downbeat).mapToDouble(Beat::time).toArray();
    }
}
