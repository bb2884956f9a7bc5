package etude.cli.evaluate;

import etude.cli.UsageException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is set for a task: the user's values, and the usual ones of the rest. */
final class TaskSettings {

    private final String task;
    private final Map<String, String> values;

    private TaskSettings(String task, Map<String, String> values) {
        this.task = task;
        this.values = values;
    }

    /**
     * Checks the names.
     *
     * @throws UsageException if the task has no such setting
     */
    static TaskSettings of(Task task, Map<String, String> set) {
        Map<String, String> values = new LinkedHashMap<>();
        task.settings().forEach(setting -> values.put(setting.name(), setting.usual()));
        String names = values.isEmpty() ? "nothing" : String.join(", ", values.keySet());
        set.forEach((name, value) -> {
            if (values.replace(name, value) == null) {
                throw new UsageException("There is nothing named '" + name + "' to set for " + task.name()
                        + "; there is " + names + ".");
            }
        });
        return new TaskSettings(task.name(), values);
    }

    double number(String name) {
        String text = text(name);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UsageException("--set " + name + "=" + text + " is no number; " + task + " needs one.");
        }
    }

    boolean yes(String name) {
        return switch (text(name)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new UsageException("--set " + name + "=" + text(name) + " can be yes or no.");
        };
    }

    /** Words divided by commas, each one of those allowed. */
    List<String> words(String name, List<String> allowed) {
        List<String> words =
                Arrays.stream(text(name).split(",")).map(String::strip).toList();
        for (String word : words) {
            if (!allowed.contains(word)) {
                throw new UsageException("--set " + name + "=" + text(name) + " has '" + word + "'; there are: "
                        + String.join(", ", allowed) + ".");
            }
        }
        return words;
    }

    private String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("The task " + task + " does not say that it has the setting " + name + ".");
        }
        return value;
    }
}
