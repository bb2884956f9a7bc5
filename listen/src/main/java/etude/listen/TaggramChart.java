package etude.listen;

import etude.report.picture.Chart;
import etude.report.picture.ScoreChart;
import etude.tasks.tagging.Tag;
import etude.tasks.tagging.Taggram;
import java.util.List;

/** The picture of tags over time: the surest ones of the whole, from top to bottom. */
public final class TaggramChart {

    private TaggramChart() {}

    /**
     * The picture.
     *
     * @param number of tags; no more than can be read are shown
     */
    public static Chart of(String title, Heard heard, Taggram taggram, int number) {
        List<Integer> rows = heard.tags().top(Math.min(number, ScoreChart.MOST)).stream()
                .map(Tag::label)
                .map(taggram.labels()::indexOf)
                .toList();
        List<ScoreChart.Span> spans = taggram.moments().stream()
                .map(moment -> new ScoreChart.Span(moment.from(), moment.to(), chosen(moment.scores(), rows)))
                .toList();
        return ScoreChart.of(title, rows.stream().map(taggram.labels()::get).toList(), spans, taggram.duration());
    }

    private static float[] chosen(float[] scores, List<Integer> rows) {
        float[] chosen = new float[rows.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = scores[rows.get(i)];
        }
        return chosen;
    }
}
