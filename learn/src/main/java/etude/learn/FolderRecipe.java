package etude.learn;

import etude.learn.data.DataSource;
import etude.learn.data.Dataset;
import etude.learn.data.Datasets;
import etude.learn.data.Example;
import etude.learn.data.Splits;
import etude.network.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recipe for a folder of which nothing else is known: hand-made features and a method that suits their number.
 *
 * @param toml the recipe
 * @param reasons what was found and chosen, each a sentence
 */
public record FolderRecipe(String toml, List<String> reasons) {

    /** Fewer examples than this are judged in folds, so that each counts. */
    private static final int FEW = 500;

    /** From here on a search takes long and changes little. */
    private static final int MANY = 5000;

    /** Copies the list. */
    public FolderRecipe {
        reasons = List.copyOf(reasons);
    }

    /**
     * Looks at what lies there.
     *
     * @throws IllegalArgumentException if it is no data set that is recognised
     */
    public static FolderRecipe of(Path folder) throws IOException {
        Dataset data = Datasets.read(DataSource.of(folder), "");
        List<String> reasons = new ArrayList<>();
        int labelled = (int) data.examples().stream()
                .filter(example -> !example.labels().isEmpty())
                .count();
        boolean classes = data.task() instanceof Task.Classes;
        reasons.add("Found " + data.examples().size() + " sounds, "
                + data.labels().size() + (classes ? " classes" : " labels") + " (" + shown(data.labels()) + ").");
        StringBuilder toml = new StringBuilder();
        toml.append("name = ").append(quoted(name(data))).append('\n');
        toml.append("description = ")
                .append(quoted("What was chosen for the folder " + data.name()))
                .append('\n');
        toml.append("\n[data]\nsource = ")
                .append(quoted(folder.toAbsolutePath().normalize().toString()))
                .append('\n');
        toml.append("split = ").append(quoted(split(data, labelled, reasons))).append('\n');
        if (!classes) {
            toml.append("\n[task]\nkind = \"tags\"\n");
        }
        toml.append(classic(data, labelled, classes, reasons));
        return new FolderRecipe(toml.toString(), reasons);
    }

    private static String name(Dataset data) {
        String name = data.name().replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return (name.isEmpty() ? "folder" : name) + "-classic";
    }

    private static String split(Dataset data, int labelled, List<String> reasons) {
        if (Splits.isGiven(data)) {
            reasons.add("The set says itself who is for training and who for judging: its own split.");
            return "given";
        }
        if (Splits.hasFolds(data)) {
            reasons.add("The set has folds: each in turn for judging.");
            return "folds";
        }
        String group = Told.usualGroup(data);
        if (!group.isEmpty()) {
            reasons.add("Examples share a " + group + ": none will be in two parts; "
                    + (labelled < FEW ? "five folds, each in turn for judging." : "a fifth is for judging."));
            return labelled < FEW ? "group-folds" : "group";
        }
        boolean folds = labelled < FEW && smallest(data) >= 5;
        reasons.add(
                "Nothing is known of who is heard, so examples are told off at random: if some are of one recording or"
                        + " artist, figures will flatter. Name a column (artist, speaker) in a table of labels to prevent that. "
                        + (folds ? "Five folds, each in turn for judging." : "A fifth is for judging."));
        return folds ? "folds" : "ratio";
    }

    private static int smallest(Dataset data) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Example example : data.examples()) {
            example.labels().forEach(label -> counts.merge(label, 1, Integer::sum));
        }
        return counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    private static String classic(Dataset data, int labelled, boolean classes, List<String> reasons) {
        boolean grid = classes && labelled < MANY;
        reasons.add("MFCC, spectral contrast and other descriptors with their means and deviations over time, and "
                + (grid
                        ? "logistic regression whose penalty is chosen by cross-validation within the training part."
                        : "logistic regression."));
        StringBuilder toml = new StringBuilder("\n[classic]\nsampleRate = 22050\n");
        toml.append("representations = [\"mfcc\", \"spectral_contrast\", \"spectral_centroid\", \"spectral_bandwidth\","
                + " \"spectral_rolloff\", \"spectral_flatness\", \"zero_crossing_rate\", \"chroma_stft\"]\n");
        toml.append("settings = {nMfcc = 20}\n");
        if (grid) {
            toml.append("method = \"logistic\"\ngrid = {c = [0.003, 0.01, 0.03, 0.1, 1]}\n");
            toml.append("gridFolds = ")
                    .append(Math.max(2, Math.min(5, smallest(data) - 1)))
                    .append('\n');
        } else {
            toml.append("method = \"logistic\"\n");
        }
        return toml.toString();
    }

    private static String shown(List<String> labels) {
        String some = String.join(", ", labels.subList(0, Math.min(8, labels.size())));
        return labels.size() > 8 ? some + "…" : some;
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else {
                out.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }
}
