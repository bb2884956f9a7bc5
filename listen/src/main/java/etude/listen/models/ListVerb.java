package etude.listen.models;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Table;
import etude.cli.Verb;
import etude.network.Model;
import etude.network.zoo.Architecture;
import etude.network.zoo.Zoo;
import etude.runtime.store.Catalogue;
import etude.runtime.store.ModelHome;
import etude.runtime.store.ShippedModels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists models. */
@Command(name = "list", description = "List the installed models; with --all also what can be had.")
public final class ListVerb implements Verb {

    @Option(names = "--all", description = "Also the published models that can be pulled, and all architectures.")
    private boolean all;

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        ModelHome home = ModelHome.standard();
        List<Installed> installed = new ArrayList<>();
        for (String name : home.list()) {
            installed.add(Installed.of(home, name));
        }
        if (form.json()) {
            console.print(Json.of(data(home, installed)));
        } else {
            print(console, home, installed);
        }
        return 0;
    }

    /**
     * An installed model.
     *
     * @param facts for JSON
     * @param line for people, without the name
     */
    private record Installed(String name, Map<String, Object> facts, String line) {

        /** A model that is damaged does not hide the others. */
        static Installed of(ModelHome home, String name) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("name", name);
            try {
                Model model = home.describe(name);
                facts.put("architecture", model.architecture());
                facts.put("task", Words.task(model.task()));
                facts.put("labels", model.labels().size());
                facts.put("sampleRate", model.listening().sampleRate());
                String line = model.architecture() + ", " + model.labels().size() + " " + Words.labels(model.task())
                        + ", hears " + Words.pieces(model);
                return new Installed(name, facts, line);
            } catch (IOException | RuntimeException e) {
                facts.put("error", String.valueOf(e.getMessage()));
                return new Installed(name, facts, "! " + e.getMessage());
            }
        }
    }

    private Map<String, Object> data(ModelHome home, List<Installed> installed) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("home", home.folder());
        map.put("installed", installed.stream().map(Installed::facts).toList());
        map.put("shipped", ShippedModels.standard().names());
        if (all) {
            map.put(
                    "published",
                    Catalogue.standard().entries().stream().map(ListVerb::data).toList());
            map.put("architectures", Zoo.all().stream().map(ListVerb::data).toList());
        }
        return map;
    }

    private static Map<String, Object> data(Catalogue.Entry entry) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", entry.name());
        map.put("architecture", entry.architecture());
        map.put("labels", entry.labels());
        map.put("bytes", entry.file().bytes() == 0 ? null : entry.file().bytes());
        map.put("sha256", entry.file().sha256().orElse(null));
        map.put("verified", entry.verified());
        map.put("address", entry.file().address().toString());
        map.put("source", entry.source());
        map.put("licence", entry.licence());
        map.put("note", entry.note());
        return map;
    }

    private static Map<String, Object> data(Architecture architecture) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", architecture.name());
        map.put("description", architecture.description());
        map.put("paper", architecture.paper().toString());
        map.put("task", Words.task(architecture.task()));
        map.put("labels", architecture.labels());
        return map;
    }

    private void print(Console console, ModelHome home, List<Installed> installed) throws IOException {
        if (installed.isEmpty()) {
            console.print("No model is installed in " + home.folder() + "; './etude models pull NAME' gets one"
                    + (all ? "." : ", './etude models list --all' says which there are."));
        } else {
            console.print("Installed in " + home.folder() + ":");
            Table table = new Table();
            installed.forEach(model -> table.row("", model.name(), model.line()));
            table.lines().forEach(console::print);
        }
        List<String> shipped = ShippedModels.standard().names();
        if (!shipped.isEmpty()) {
            console.print("Coming with Etude: " + String.join(", ", shipped) + ".");
        }
        if (all) {
            published(console, home);
            architectures(console);
        }
    }

    private static void published(Console console, ModelHome home) {
        console.print("");
        console.print("Published; './etude models pull NAME' gets them:");
        Table table = new Table().rightAligned(2);
        for (Catalogue.Entry entry : Catalogue.standard().entries()) {
            String size =
                    entry.file().bytes() == 0 ? "" : Words.bytes(entry.file().bytes());
            String state = home.has(entry.name()) ? "installed" : entry.verified() ? "" : "not verified";
            table.row("", entry.name(), size, entry.licence(), state);
        }
        table.lines().forEach(console::print);
    }

    private static void architectures(Console console) {
        console.print("");
        console.print("Architectures; './etude models describe NAME' explains them:");
        Table table = new Table();
        for (Architecture architecture : Zoo.all()) {
            table.row(
                    "",
                    architecture.name(),
                    architecture.description(),
                    architecture.paper().year());
        }
        table.lines().forEach(console::print);
    }
}
