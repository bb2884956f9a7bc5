package etude.cli.completion;

import etude.cli.Console;
import etude.cli.Main;
import etude.cli.Verb;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script that teaches a shell to complete verbs and options. */
@Command(
        name = "completion",
        description = {
            "Print a script by which the shell completes verbs and options.",
            "For now: source <(./etude completion bash)"
                    + " (the same in zsh); for good: add its output to the file that your shell reads when it starts."
        })
public final class CompletionVerb implements Verb {

    private enum Shell {
        bash,
        zsh
    }

    @SuppressWarnings("UnusedVariable") // picocli refuses any other shell; the script is the same
    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    /** One script serves both: it sees for itself which shell reads it. */
    @Override
    public int run(Console console) {
        console.print(AutoComplete.bash("etude", Main.grammar(console)).stripTrailing());
        return 0;
    }
}
