package etude.listen.tag;

import etude.cli.Table;
import etude.cli.Text;
import etude.listen.Heard;
import etude.tasks.tagging.Tag;
import etude.tasks.tagging.Taggram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was heard, for people. */
final class TagText {

    private static final int BAR = 24;
    private static final String PARTS = " ▏▎▍▌▋▊▉█";

    /** Tags of a moment that fit into a line. */
    private static final int OF_A_MOMENT = 3;

    private final Heard heard;
    private final int top;
    private final boolean overTime;

    TagText(Heard heard, int top, boolean overTime) {
        this.heard = heard;
        this.top = top;
        this.overTime = overTime;
    }

    List<String> lines(Path file, String model) {
        List<String> lines = new ArrayList<>();
        int pieces = heard.tags().pieces();
        lines.add(Text.line(file.toString()));
        String how = pieces == 1 ? "one piece" : pieces + " pieces";
        lines.add("  " + Text.line(clock(heard.tags().duration()) + ", heard by " + model + " in " + how));
        Table table = new Table();
        for (Tag tag : heard.tags().top(top)) {
            table.row("", tag.label(), bar(tag.score()), score(tag.score()));
        }
        lines.addAll(table.lines());
        if (overTime) {
            heard.overTime().ifPresent(taggram -> lines.addAll(overTime(taggram)));
        }
        return lines;
    }

    private List<String> overTime(Taggram taggram) {
        Table table = new Table().rightAligned(1, 3);
        for (Taggram.Moment moment : taggram.moments()) {
            table.row("", clock(moment.from()), "–", clock(moment.to()), best(taggram.labels(), moment.scores()));
        }
        return table.lines();
    }

    private String best(List<String> labels, float[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .limit(Math.min(top, OF_A_MOMENT))
                .map(i -> labels.get(i) + " " + score(scores[i]))
                .collect(Collectors.joining(", "));
    }

    private static String score(double score) {
        return String.format(Locale.ROOT, "%.3f", score);
    }

    /** A bar in eighths of a letter. */
    private static String bar(double score) {
        int eighths = (int) Math.round(8 * BAR * Math.min(Math.max(score, 0), 1));
        String part = eighths % 8 == 0 ? "" : PARTS.substring(eighths % 8, eighths % 8 + 1);
        String full = "█".repeat(eighths / 8) + part;
        return full + " ".repeat(BAR - full.length());
    }

    private static String clock(double seconds) {
        long tenths = Math.round(10 * seconds);
        long minutes = tenths / 600;
        String rest = String.format(Locale.ROOT, "%02d.%d", tenths / 10 % 60, tenths % 10);
        return minutes < 60
                ? minutes + ":" + rest
                : String.format(Locale.ROOT, "%d:%02d:%s", minutes / 60, minutes % 60, rest);
    }
}
