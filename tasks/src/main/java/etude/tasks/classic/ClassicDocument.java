package etude.tasks.classic;

import etude.classic.ClipVector;
import etude.classic.Method;
import etude.network.Task;
import etude.runtime.model.WeightsFile;
import java.util.List;
import java.util.Map;

/**
 * What {@code classic.json} says of a {@link ClassicModel}.
 *
 * @param weights the numbers beside it
 * @param vector how a sound becomes a vector
 * @param longest seconds that are heard as one
 * @param task what the outputs mean
 * @param labels of the outputs
 * @param method that learned
 * @param fitted kinds of what was learned: one, or for tags one a tag
 * @param provenance where the model comes from
 */
public record ClassicDocument(
        WeightsFile weights,
        ClipVector vector,
        double longest,
        Task task,
        List<String> labels,
        Method method,
        List<FittedKind> fitted,
        Map<String, String> provenance) {}
