package etude.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

/** Scores while they are being written down. */
final class ScoreSheet {

    private final String task;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Double> values = new LinkedHashMap<>();

    ScoreSheet(String task) {
        this.task = task;
    }

    /** Notes a setting with its unit, which may be empty. */
    ScoreSheet with(String setting, double value, String unit) {
        return with(setting, (number(value) + " " + unit).strip());
    }

    ScoreSheet with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    ScoreSheet put(String figure, double value) {
        values.put(figure, value);
        return this;
    }

    Scores scores() {
        return new Scores(new Protocol(task, settings), values);
    }

    /** A number as people write it: whole numbers without a fraction. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
