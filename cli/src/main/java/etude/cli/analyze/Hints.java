package etude.cli.analyze;

/** Sentences on what would show more. */
public final class Hints {

    /** How to get tags where no model is installed. */
    public static final String NO_MODEL =
            "This report has room for what a network hears: './etude models list --all' names the models that can be had,"
                    + " './etude models pull NAME' gets one, and then './etude analyze' shows the song's tags over time.";

    private Hints() {}
}
