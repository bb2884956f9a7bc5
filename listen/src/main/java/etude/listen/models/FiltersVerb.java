package etude.listen.models;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.UsageException;
import etude.cli.Verb;
import etude.io.AtomicFile;
import etude.listen.ModelChoice;
import etude.network.FilterMap;
import etude.network.Front;
import etude.network.FrontFilters;
import etude.network.Network;
import etude.report.picture.Chart;
import etude.report.picture.ChartPng;
import etude.report.picture.MatrixChart;
import etude.runtime.model.SavedModel;
import etude.runtime.store.ModelHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the filters of a model's first layer. */
@Command(
        name = "filters",
        description = {
            "Draw the filters by which a model begins to hear: as they are made by hand and, where they trained, as training left"
                    + " them, in the same colours.",
            "",
            "Example: etude models filters mine/hcnn -o filters.png"
        })
public final class FiltersVerb implements Verb {

    @Parameters(paramLabel = "NAME", description = "An installed model, or the folder of one or of a training run.")
    private String name = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.png",
            description = "The picture to write.")
    private Path output = Path.of("");

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    /** One map at its start and now. */
    private record Change(String name, FilterMap start, FilterMap now, boolean trained) {}

    @Override
    public int run(Console console) throws IOException {
        if (!output.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new UsageException("Filters are drawn as PNG; let -o " + output + " end in .png.");
        }
        Options.refuseExisting(output, overwrite.force());
        SavedModel saved = new ModelChoice(ModelHome.standard()).saved(name);
        List<Change> changes = changes(saved);
        List<Chart> charts =
                changes.stream().flatMap(change -> charts(change).stream()).toList();
        AtomicFile.write(output, overwrite.force(), ChartPng.draw(charts));
        if (form.json()) {
            console.print(Json.of(data(changes)));
        } else {
            changes.forEach(change -> console.say(change.name() + ": " + words(change)));
        }
        return 0;
    }

    private List<Change> changes(SavedModel saved) {
        List<Change> changes = new ArrayList<>();
        for (Network.Node node : saved.model().network().nodes()) {
            if (node.layer() instanceof Front front) {
                List<FilterMap> start = FrontFilters.handMade(front);
                List<FilterMap> now = FrontFilters.of(front, node.name(), saved.weights());
                for (int i = 0; i < start.size(); i++) {
                    String full = node.name() + "." + start.get(i).name();
                    changes.add(new Change(full, start.get(i), now.get(i), front.trains()));
                }
            }
        }
        if (changes.isEmpty()) {
            throw new UsageException("The model '" + name + "' has no filters to draw: its network begins with "
                    + saved.model().network().nodes().get(0).layer().getClass().getSimpleName()
                    + ", not with a representation that has some.");
        }
        return changes;
    }

    private static List<Chart> charts(Change change) {
        FilterMap start = change.start();
        List<MatrixChart.State> states = new ArrayList<>();
        states.add(new MatrixChart.State(change.name() + ", made by hand", start.values()));
        if (change.trained()) {
            states.add(new MatrixChart.State(
                    change.name() + ", trained: " + words(change), change.now().values()));
        }
        boolean hertz = start.columns() == FilterMap.Columns.HERTZ;
        return MatrixChart.of(states, hertz ? MatrixChart.Across.HERTZ : MatrixChart.Across.NUMBER, start.end());
    }

    private static String words(Change change) {
        double largest = change.now().largestChange(change.start());
        return !change.trained()
                ? "nothing of it trains"
                : largest == 0 ? "as it began" : String.format(Locale.ROOT, "changed by up to %.3g", largest);
    }

    private Map<String, Object> data(List<Change> changes) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", name);
        map.put("written", output);
        map.put("filters", changes.stream().map(FiltersVerb::data).toList());
        return map;
    }

    private static Map<String, Object> data(Change change) {
        Map<String, Object> map = new LinkedHashMap<>();
        float[][] values = change.start().values();
        map.put("name", change.name());
        map.put("shape", List.of(values.length, values[0].length));
        map.put("along", change.start().columns().name().toLowerCase(Locale.ROOT));
        map.put("trains", change.trained());
        map.put("largestChange", change.now().largestChange(change.start()));
        return map;
    }
}
