package etude.listen.models;

import etude.cli.Console;
import etude.cli.UsageException;
import etude.cli.Verb;
import picocli.CommandLine.Command;

/** Models: which there are, what they are, and how to get them. */
@Command(
        name = "models",
        description = {
            "Networks that listen: which are installed, which can be had, and what they are.",
            "They live in the user's cache, or in $ETUDE_HOME/models."
        },
        subcommands = {
            ListVerb.class,
            DescribeVerb.class,
            InfoVerb.class,
            FiltersVerb.class,
            PullVerb.class,
            ImportVerb.class,
            ExportVerb.class,
            RemoveVerb.class
        })
public final class ModelsVerb implements Verb {

    @Override
    public int run(Console console) {
        throw new UsageException(
                "Say what about models: list, describe, info, filters, pull, import, export or remove.");
    }
}
