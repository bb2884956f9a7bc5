package etude.analysis.rhythm;

import etude.annotation.Method;
import java.util.List;

/**
 * The onsets of a clip.
 *
 * @param onsets in ascending order of time; empty where nothing begins
 * @param method how they were found
 */
public record OnsetTrack(List<Onset> onsets, Method method) {

    /** Copies the list. */
    public OnsetTrack {
        onsets = List.copyOf(onsets);
    }

    /** Times, seconds, ascending. */
    public double[] times() {
        return onsets.stream().mapToDouble(Onset::time).toArray();
    }
}
