package etude.report.picture;

import etude.report.picture.Ruler.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A picture of scores over time: a row for each label, the first at the top. */
public final class ScoreChart {

    /** More rows than this cannot be told apart by their names. */
    public static final int MOST = 16;

    private static final int ROW = 24;

    private ScoreChart() {}

    /**
     * Scores of a stretch of time.
     *
     * @param from seconds
     * @param to seconds
     * @param scores from 0 to 1, one for each label
     */
    public record Span(double from, double to, float[] scores) {}

    /**
     * A picture. Each column shows the mean of the spans that cover its moment, or of the nearest one where none does; the
     * brightest colour is the largest score.
     *
     * @param labels at least one, at most {@link #MOST}
     * @param spans in order of time
     * @param duration seconds from the left to the right
     * @throws IllegalArgumentException if there are no labels or too many, or the duration is not positive
     */
    public static Chart of(String title, List<String> labels, List<Span> spans, double duration) {
        if (labels.isEmpty() || labels.size() > MOST || !(duration > 0)) {
            throw new IllegalArgumentException("A picture of " + labels.size() + " labels over " + duration
                    + " s cannot be; it has from 1 to " + MOST + " labels and a positive duration.");
        }
        float[][] columns = columns(labels.size(), spans, duration);
        float most = 0;
        for (float[] column : columns) {
            for (float score : column) {
                most = Math.max(most, score);
            }
        }
        Plot.HeatMap map = map(columns, labels.size(), most);
        var bar = new Chart.ColourBar(Palette.LEVEL, Rulers.values("score", 0, most > 0 ? most : 1, 5));
        return new Chart(title, map, Rulers.time(duration), names(labels), Optional.of(bar), "", duration);
    }

    private static Plot.HeatMap map(float[][] columns, int labels, float most) {
        byte[] levels = new byte[columns.length * labels * ROW];
        for (int row = 0; row < labels * ROW; row++) {
            for (int c = 0; c < columns.length; c++) {
                float score = columns[c][row / ROW];
                levels[row * columns.length + c] = (byte) (1 + Math.round(254 * (most > 0 ? score / most : 0)));
            }
        }
        return new Plot.HeatMap(columns.length, labels * ROW, levels, Palette.LEVEL);
    }

    private static float[][] columns(int labels, List<Span> spans, double duration) {
        float[][] columns = new float[ChartMaker.COLUMNS][labels];
        int[] heard = new int[ChartMaker.COLUMNS];
        for (Span span : spans) {
            int first = column(span.from(), duration);
            int last = Math.max(first, column(span.to(), duration) - 1);
            for (int c = first; c <= last; c++) {
                heard[c]++;
                for (int i = 0; i < labels; i++) {
                    columns[c][i] += span.scores()[i];
                }
            }
        }
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < labels && heard[c] > 1; i++) {
                columns[c][i] /= heard[c];
            }
        }
        fill(columns, heard);
        return columns;
    }

    private static int column(double seconds, double duration) {
        long column = Math.round(seconds / duration * ChartMaker.COLUMNS);
        return (int) Math.min(Math.max(column, 0), ChartMaker.COLUMNS - 1L);
    }

    /** What no span covers has the scores of the nearest one. */
    private static void fill(float[][] columns, int[] heard) {
        int[] covered = java.util.stream.IntStream.range(0, heard.length)
                .filter(c -> heard[c] > 0)
                .toArray();
        for (int c = 0; c < columns.length && covered.length > 0; c++) {
            if (heard[c] == 0) {
                int place = -Arrays.binarySearch(covered, c) - 1;
                int after = covered[Math.min(place, covered.length - 1)];
                int before = covered[Math.max(place - 1, 0)];
                columns[c] = columns[Math.abs(after - c) < Math.abs(c - before) ? after : before].clone();
            }
        }
    }

    private static Ruler names(List<String> labels) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = labels.size() - 1; i >= 0; i--) {
            ticks.add(new Tick(1 - (i + 0.5) / labels.size(), labels.get(i)));
        }
        return new Ruler("", ticks);
    }
}
