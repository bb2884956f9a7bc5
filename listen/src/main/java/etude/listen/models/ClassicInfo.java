package etude.listen.models;

import etude.classic.ClipVector;
import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Table;
import etude.cli.Text;
import etude.tasks.classic.ClassicModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells what a model of hand-made features is. */
record ClassicInfo(String name, ClassicModel model) {

    void tell(Console console, boolean json) {
        if (json) {
            console.print(Json.of(data()));
        } else {
            print(console);
        }
    }

    private Map<String, Object> data() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("method", model.method().toString());
        map.put("task", Words.task(model.task()));
        map.put("sampleRate", model.vector().sampleRate());
        map.put("longest", model.longest());
        map.put("dimensions", model.vector().dimensions());
        map.put("parts", parts());
        map.put("provenance", new TreeMap<>(model.provenance()));
        map.put("labels", model.labels());
        return map;
    }

    private Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (ClipVector.Part part : model.vector().parts()) {
            parts.put(
                    part.name(),
                    part.statistics().stream()
                            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList());
        }
        return parts;
    }

    private void print(Console console) {
        Table table = new Table();
        table.row("", "method", model.method().toString());
        table.row(
                "",
                "features",
                String.format(
                                Locale.ROOT,
                                "%,d numbers a clip: ",
                                model.vector().dimensions())
                        + features());
        table.row(
                "",
                "hears",
                String.format(
                        Locale.ROOT,
                        "clips of up to %s s at %s kHz as one; a longer sound in pieces of that length",
                        Words.number(model.longest()),
                        Words.number(model.vector().sampleRate() / 1e3)));
        new TreeMap<>(model.provenance()).forEach((key, value) -> table.row("", key, value));
        table.row("", Words.labels(model.task()), model.labels().size() + ": " + String.join(", ", model.labels()));
        console.print(Text.line(name));
        table.wrapped().forEach(console::print);
    }

    private String features() {
        return parts().entrySet().stream()
                .map(part -> part.getKey() + " (" + String.join(", ", part.getValue()) + ")")
                .collect(Collectors.joining("; "));
    }
}
