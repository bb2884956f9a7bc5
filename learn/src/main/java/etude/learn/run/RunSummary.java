package etude.learn.run;

import java.util.List;

/**
 * What a run came to.
 *
 * @param path of its folder
 * @param name of its recipe
 * @param state how far it is
 * @param learner what was learned with: the architecture or the classic method
 * @param data name of the data set
 * @param judged digest of sounds, labels and split: figures of runs with the same one may be compared
 * @param protocol of the split, in words
 * @param figures of the test part, the most telling first; none before the run is judged
 * @param time of the last event, ISO 8601; empty where nothing happened
 */
public record RunSummary(
        String path,
        String name,
        State state,
        String learner,
        String data,
        String judged,
        String protocol,
        List<Metric> figures,
        String time) {

    /**
     * A figure with its 95 % interval.
     *
     * @param name of the metric
     * @param value on all examples
     * @param low lower end
     * @param high upper end
     */
    public record Metric(String name, double value, double low, double high) {}

    /** How far a run is. */
    public enum State {
        /** Nothing happened yet. */
        NEW,
        /** Training began and has not ended; it may be running, or have been killed. */
        BEGUN,
        /** It was stopped, and may be resumed. */
        STOPPED,
        /** It cannot go on. */
        FAILED,
        /** A model was chosen. */
        TRAINED,
        /** The model was judged on the test part. */
        JUDGED
    }

    /** Copies the list. */
    public RunSummary {
        figures = List.copyOf(figures);
    }
}
