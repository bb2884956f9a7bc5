package etude.listen.models;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Table;
import etude.cli.Text;
import etude.cli.Verb;
import etude.listen.ModelChoice;
import etude.network.Model;
import etude.network.Parameter;
import etude.runtime.store.ModelHome;
import etude.tasks.classic.ClassicModel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells what a model is. */
@Command(
        name = "info",
        description = "Tell what an installed model is: where it comes from, its licence, what it hears, its labels.")
public final class InfoVerb implements Verb {

    @Parameters(paramLabel = "NAME", description = "An installed model, or the folder of one.")
    private String name = "";

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        ModelChoice choice = new ModelChoice(ModelHome.standard());
        Optional<ClassicModel> classic = choice.classic(name);
        if (classic.isPresent()) {
            new ClassicInfo(name, classic.get()).tell(console, form.json());
            return 0;
        }
        Model model = choice.described(name);
        if (form.json()) {
            console.print(Json.of(data(model)));
        } else {
            print(console, model);
        }
        return 0;
    }

    private Map<String, Object> data(Model model) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("architecture", model.architecture());
        map.put("task", Words.task(model.task()));
        map.put("sampleRate", model.listening().sampleRate());
        map.put("samples", model.samples());
        map.put("pieces", Words.cutting(model));
        map.put("parameters", parameters(model));
        map.put("provenance", new TreeMap<>(model.provenance()));
        map.put("labels", model.labels());
        return map;
    }

    /** Numbers that training found. */
    private static long parameters(Model model) {
        return model.network().parameters().values().stream()
                .filter(parameter -> parameter.role() == Parameter.Role.TRAINED)
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
    }

    private void print(Console console, Model model) {
        Table table = new Table();
        table.row("", "architecture", model.architecture());
        table.row("", "parameters", String.format(Locale.ROOT, "%,d", parameters(model)));
        table.row("", "hears", Words.pieces(model) + ": " + Words.cutting(model));
        new TreeMap<>(model.provenance()).forEach((key, value) -> table.row("", key, value));
        table.row("", Words.labels(model.task()), model.labels().size() + ": " + String.join(", ", model.labels()));
        console.print(Text.line(name));
        table.wrapped().forEach(console::print);
    }
}
