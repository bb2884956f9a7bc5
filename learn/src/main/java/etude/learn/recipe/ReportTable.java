package etude.learn.recipe;

/**
 * What is told about a run.
 *
 * @param resamples of the bootstrap behind intervals
 * @param errors how many of the worst are shown, with players
 * @param players longest sound of a player
 */
public record ReportTable(
        @Standard("1000") int resamples,
        @Standard("12") int errors,
        @Standard("'5 s'") Seconds players) {

    /** Checks the ranges. */
    public ReportTable {
        Checks.within("resamples", resamples, 100, 1_000_000);
        Checks.within("errors", errors, 0, 200);
        Checks.within("players", players.value(), 0, 60);
    }
}
