package etude.listen.models;

import etude.cli.UsageException;
import etude.network.Model;
import etude.network.zoo.Architecture;
import etude.network.zoo.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An architecture with options of the user's.
 *
 * @param architecture of the zoo
 * @param options as the user writes them; {@code labels} is their number, the others are the architecture's own
 */
record ChosenArchitecture(Architecture architecture, Map<String, String> options) {

    private static final String LABELS = "labels";
    private static final int MOST_LABELS = 100_000;

    /**
     * The model.
     *
     * @throws UsageException if a value is no whole number, or out of range
     * @throws IllegalArgumentException if there is no such option, naming the nearest
     */
    Model model() {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        options.forEach((option, value) -> chosen.put(option, number(option, value)));
        Integer labels = chosen.remove(LABELS);
        List<String> names = labels == null ? Labels.named(architecture.labels()) : numbered(labels);
        return architecture.model(names, chosen);
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "--set " + option + "=" + value + " says no whole number; write " + option + "=64, say.");
        }
    }

    private static List<String> numbered(int count) {
        if (count < 1 || count > MOST_LABELS) {
            throw new UsageException("labels is " + count + "; it must be from 1 to " + MOST_LABELS + ".");
        }
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }
}
