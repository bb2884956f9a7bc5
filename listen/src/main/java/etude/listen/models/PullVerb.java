package etude.listen.models;

import etude.cli.Batch;
import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Progress;
import etude.cli.UsageException;
import etude.cli.Verb;
import etude.runtime.store.Catalogue;
import etude.runtime.store.ModelHome;
import etude.runtime.store.Pull;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gets published models. */
@Command(
        name = "pull",
        description = {
            "Get published models from where their authors publish them, and check that they are what was published.",
            "What was broken off goes on where it stopped. './etude models list --all' says which models there are."
        })
public final class PullVerb implements Verb {

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Published models, such as mtat/musicnn.")
    private List<String> names = List.of();

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Take the files from a folder (or a file: address) that has them, and not over the network.")
    private @Nullable String from;

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) {
        ModelHome home = ModelHome.standard();
        Optional<Path> folder = Optional.ofNullable(from).map(PullVerb::folder);
        Batch batch = new Batch(console, "models");
        for (String name : names) {
            String why = batch.run(
                    name, () -> pull(console, home, folder, Catalogue.standard().get(name)));
            if (form.json() && !why.isEmpty()) {
                tell(console, name, "error", why);
            }
        }
        return batch.end();
    }

    private void pull(Console console, ModelHome home, Optional<Path> folder, Catalogue.Entry entry)
            throws IOException {
        if (home.has(entry.name()) && !overwrite.force()) {
            tell(console, entry.name(), "note", "It is installed already; --force gets it again.");
            return;
        }
        try (Progress progress = console.progress(entry.name())) {
            Pull pull = new Pull(home).telling((done, total) -> {
                progress.at(total > 0 ? (double) done / total : 0);
                return true;
            });
            List<String> notes = (folder.isPresent() ? pull.from(folder.get()) : pull).pull(entry, overwrite.force());
            progress.close();
            notes.forEach(note -> console.say(entry.name() + ": " + note));
            tell(console, entry.name(), "folder", home.folder().resolve(entry.name()));
        }
    }

    private void tell(Console console, String name, String key, Object value) {
        if (form.json()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("model", name);
            map.put(key, value);
            console.print(Json.of(map));
        } else if (!key.equals("error")) {
            console.say(name + ": " + (key.equals("folder") ? "installed." : value));
        }
    }

    private static Path folder(String text) {
        try {
            return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--from " + text + " is neither a folder nor a file: address (" + e.getMessage()
                    + "); write --from DIR or --from file:///DIR.");
        }
    }
}
