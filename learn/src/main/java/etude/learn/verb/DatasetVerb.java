package etude.learn.verb;

import etude.cli.Console;
import etude.cli.UsageException;
import etude.cli.Verb;
import picocli.CommandLine.Command;

/** Data sets. */
@Command(
        name = "dataset",
        description = "Data sets to learn from: what they hold, and what is amiss in them.",
        subcommands = {CheckVerb.class})
public final class DatasetVerb implements Verb {

    @Override
    public int run(Console console) {
        throw new UsageException("Say what about a data set: check.");
    }
}
