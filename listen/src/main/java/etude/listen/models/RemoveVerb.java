package etude.listen.models;

import etude.cli.Batch;
import etude.cli.Console;
import etude.cli.Verb;
import etude.runtime.store.ModelHome;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes models. */
@Command(name = "remove", description = "Remove installed models.")
public final class RemoveVerb implements Verb {

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Installed models.")
    private List<String> names = List.of();

    @Override
    public int run(Console console) {
        ModelHome home = ModelHome.standard();
        Batch batch = new Batch(console, "models");
        for (String name : names) {
            batch.run(name, () -> {
                home.remove(name);
                console.say(name + ": removed.");
            });
        }
        return batch.end();
    }
}
