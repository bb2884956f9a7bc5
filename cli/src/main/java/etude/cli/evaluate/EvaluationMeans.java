package etude.cli.evaluate;

import etude.metrics.Bootstrap;
import etude.metrics.Scores;
import etude.metrics.Summary;
import java.util.ArrayList;
import java.util.List;

/** Collects the figures of tracks, those of each protocol for themselves. */
final class EvaluationMeans {

    private final Bootstrap bootstrap;
    private final List<List<Scores>> byPlace = new ArrayList<>();
    private int tracks;

    EvaluationMeans(Bootstrap bootstrap) {
        this.bootstrap = bootstrap;
    }

    void add(List<Result> results) {
        for (int i = 0; i < results.size(); i++) {
            if (i == byPlace.size()) {
                byPlace.add(new ArrayList<>());
            }
            byPlace.get(i).add(results.get(i).scores());
        }
        tracks++;
    }

    int tracks() {
        return tracks;
    }

    /**
     * Means over the tracks.
     *
     * @throws IllegalArgumentException if figures of one place were taken differently
     */
    List<Summary> summaries() {
        return byPlace.stream().map(scores -> Summary.of(scores, bootstrap)).toList();
    }
}
