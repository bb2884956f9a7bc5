package etude.learn.report;

import etude.learn.data.Dataset;
import etude.learn.data.Split;
import etude.learn.evaluate.Evaluation;
import etude.learn.evaluate.Outcome;
import etude.learn.recipe.Recipe;
import etude.learn.run.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the report of a run tells.
 *
 * @param recipe what was to be learned
 * @param recipeText all of it as TOML
 * @param data what it learned from
 * @param rounds how examples were told off
 * @param protocol the same in words
 * @param environment with what it ran, by name
 * @param digests of data and split, by name
 * @param epochs of the network's training, by round; empty for classic methods
 * @param outcome of what was learned
 * @param evaluation of it
 * @param baseline the classic one beside a network
 * @param command that runs it again
 */
public record RunFacts(
        Recipe recipe,
        String recipeText,
        Dataset data,
        List<Split> rounds,
        String protocol,
        Map<String, String> environment,
        Map<String, String> digests,
        List<List<RunEvent.Epoch>> epochs,
        Outcome outcome,
        Evaluation evaluation,
        Optional<Baseline> baseline,
        String command) {

    /**
     * What a network is compared with.
     *
     * @param outcome of the classic method
     * @param evaluation of it
     * @param difference of accuracy of the network less that of the classic method, paired by example; empty for others than
     *     classes
     */
    public record Baseline(Outcome outcome, Evaluation evaluation, Optional<etude.learn.evaluate.Figure> difference) {}
}
