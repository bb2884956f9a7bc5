package etude.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options before and after every verb. */
@Command(
        name = "etude",
        description = "Music machine learning for the JVM: hear what a machine hears.",
        synopsisSubcommandLabel = "VERB",
        versionProvider = Version.class,
        footer = {"", "Each verb explains itself: etude help VERB", "Exit codes: 0 fine, 1 something failed, 2 usage."})
final class Etude {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Explain and stop.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Tell the version and stop.")
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces of errors.")
    private boolean debug;
}
