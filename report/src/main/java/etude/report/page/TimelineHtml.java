package etude.report.page;

import etude.report.picture.Lane;
import etude.report.picture.Plot;
import java.io.IOException;
import java.util.Locale;

/** A time line in a page: shapes that stretch with it, words that do not; what is under the pointer says its name. */
final class TimelineHtml {

    private static final int WIDTH = 10_000;
    private static final int HEIGHT = 1_000;

    /** A letter is about this much of a usual page's width; words without room are only said. */
    private static final double LETTER = 0.009;

    private final Html html;

    TimelineHtml(Html html) {
        this.html = html;
    }

    void write(Plot.Timeline plot, String alternative) throws IOException {
        html.open(
                "svg",
                "class",
                "lanes",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                alternative);
        for (int i = 0; i < plot.lanes().size(); i++) {
            lane(plot, i);
        }
        html.close("svg");
        html.open("svg", "class", "words", "aria-hidden", "true");
        for (int i = 0; i < plot.lanes().size(); i++) {
            words(plot, i);
        }
        html.close("svg");
    }

    private void lane(Plot.Timeline plot, int i) throws IOException {
        Lane lane = plot.lanes().get(i);
        double bottom = plot.bottom(i);
        double height = plot.top(i) - bottom;
        html.open("g", "data-lane", lane.name());
        for (Lane.Block block : lane.blocks()) {
            html.open(
                            "rect",
                            "x",
                            x(block.from()),
                            "width",
                            x(block.to() - block.from()),
                            "y",
                            y(bottom + height * block.high()),
                            "height",
                            number(HEIGHT * height * (block.high() - block.low())),
                            "fill",
                            String.format(Locale.ROOT, "#%06x", block.rgb()))
                    .element("title", block.label())
                    .close("rect");
        }
        for (Lane.Stroke stroke : lane.strokes()) {
            double tall = stroke.strong() ? 0.96 : 0.5;
            String path = "M" + x(stroke.at()) + " " + y(bottom + 0.02 * height) + "V" + y(bottom + height * tall);
            html.open("path", "class", stroke.strong() ? "strong" : "weak", "d", path)
                    .close("path");
        }
        if (lane.line().length > 0) {
            String moved = String.format(
                    Locale.ROOT,
                    "translate(0 %.2f) scale(%.5f %.5f)",
                    HEIGHT * (1 - bottom - height),
                    (double) WIDTH / lane.line().length,
                    height);
            html.open("path", "class", "line", "transform", moved, "d", Paths.line(lane.line(), HEIGHT))
                    .close("path");
        }
        html.close("g");
        if (i > 0) {
            html.open("path", "class", "edge", "d", "M0 " + y(plot.top(i)) + "H" + WIDTH)
                    .close("path");
        }
    }

    /** Words of short lanes alone: in a lane of notes they would cover each other. */
    private void words(Plot.Timeline plot, int i) throws IOException {
        Lane lane = plot.lanes().get(i);
        if (!lane.ticks().isEmpty()) {
            return;
        }
        for (Lane.Block block : lane.blocks()) {
            if (block.to() - block.from() >= LETTER * (block.label().length() + 0.6)) {
                String middle = percent(1 - (plot.bottom(i) + plot.top(i)) / 2);
                html.open("text", "x", percent((block.from() + block.to()) / 2), "y", middle, "dy", "0.35em")
                        .text(block.label())
                        .close("text");
            }
        }
    }

    private static String x(double place) {
        return number(WIDTH * place);
    }

    private static String y(double place) {
        return number(HEIGHT * (1 - place));
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
