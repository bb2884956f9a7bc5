package etude.learn.run;

import java.util.Map;

/** Something that happened in a run; a line of {@code events.jsonl}. */
public sealed interface RunEvent {

    /** When, as ISO 8601 in UTC. */
    String time();

    /**
     * Training began.
     *
     * @param time when
     * @param command that was given
     * @param round which round of several, from 0
     */
    record Started(String time, String command, int round) implements RunEvent {}

    /**
     * Training went on after it had been stopped.
     *
     * @param time when
     * @param epoch the last one that was kept
     */
    record Resumed(String time, int epoch) implements RunEvent {}

    /**
     * An epoch is over.
     *
     * @param time when
     * @param epoch from 1
     * @param steps taken since the beginning
     * @param learningRate of its last step
     * @param loss mean over its steps
     * @param validation what was measured on the validation part, by name: {@code loss}, {@code accuracy}…
     * @param best whether it is the best so far
     * @param seconds that it took
     */
    record Epoch(
            String time,
            int epoch,
            long steps,
            double learningRate,
            double loss,
            Map<String, Double> validation,
            boolean best,
            double seconds)
            implements RunEvent {}

    /**
     * Training was stopped and may be resumed.
     *
     * @param time when
     * @param reason a sentence
     */
    record Stopped(String time, String reason) implements RunEvent {}

    /**
     * Training cannot go on.
     *
     * @param time when
     * @param reason a sentence
     */
    record Failed(String time, String reason) implements RunEvent {}

    /**
     * A model was chosen and kept.
     *
     * @param time when
     * @param epoch whose model it is; 0 for classic methods
     * @param selection metric by which it was chosen, with its value; empty where nothing was chosen
     */
    record Finished(String time, int epoch, Map<String, Double> selection) implements RunEvent {}

    /**
     * The model was judged on the test part.
     *
     * @param time when
     * @param test what was measured, by name
     */
    record Evaluated(String time, Map<String, Double> test) implements RunEvent {}
}
