package etude.report.page;

import etude.report.picture.Chart;
import etude.report.picture.ChartPng;
import etude.report.picture.Palette;
import etude.report.picture.Plot;
import etude.report.picture.Ruler;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;

/**
 * A chart in a page: its raster is an image that stretches, its rulers are text in the page's own letters, so that they can
 * be read at any width, in the dark and on paper.
 */
final class ChartHtml {

    /** Height of curves' own coordinates; they are stretched to their frame. */
    private static final int UNITS = 1000;

    private static final int STOPS = 16;

    /** Longer marks at the left are names, which need more room. */
    private static final int USUAL_LETTERS = 8;

    /** Longer names are cut; what is cut away is in the data. */
    private static final int MOST_LETTERS = 20;

    private final Html html;

    ChartHtml(Html html) {
        this.html = html;
    }

    /** The colours of bars, defined once in a page. */
    void palettes() throws IOException {
        html.own("<svg class=\"defs\" aria-hidden=\"true\" width=\"0\" height=\"0\"><defs>\n");
        for (Palette palette : Palette.values()) {
            html.open("linearGradient", "id", id(palette), "x1", "0", "x2", "0", "y1", "1", "y2", "0");
            for (int i = 0; i <= STOPS; i++) {
                String colour = String.format(Locale.ROOT, "#%06x", palette.rgb(255 * i / STOPS));
                html.open("stop", "offset", percent((double) i / STOPS), "stop-color", colour)
                        .close("stop");
            }
            html.close("linearGradient");
        }
        html.own("</defs></svg>\n");
    }

    void write(Chart chart, String alternative) throws IOException {
        boolean named =
                chart.values().ticks().stream().anyMatch(tick -> tick.label().length() > USUAL_LETTERS);
        String kind = chart.plot() instanceof Plot.Timeline ? " timeline" : "";
        html.open("figure", "class", (named ? "chart named" : "chart") + kind);
        left(chart.values());
        html.open("div", "class", "plot");
        if (chart.plot() instanceof Plot.HeatMap map) {
            String data = Base64.getEncoder().encodeToString(ChartPng.raster(map));
            html.open("img", "alt", alternative, "src", "data:image/png;base64," + data);
        } else if (chart.plot() instanceof Plot.Curve curve) {
            curve(curve, alternative);
        } else if (chart.plot() instanceof Plot.Timeline timeline) {
            new TimelineHtml(html).write(timeline, alternative);
        }
        html.close("div");
        right(chart);
        below(chart.time());
        html.element("figcaption", chart.note());
        if (chart.plot() instanceof Plot.Timeline) {
            html.own("<output class=\"now\" hidden></output>\n");
        }
        html.close("figure");
    }

    private void left(Ruler ruler) throws IOException {
        html.open("svg", "class", "left", "aria-hidden", "true");
        double last = Double.NEGATIVE_INFINITY;
        for (Ruler.Tick tick : ruler.ticks()) {
            if (tick.at() - last >= 0.06) {
                String y = percent(1 - tick.at());
                html.open("line", "x1", "100%", "x2", "100%", "y1", y, "y2", y, "class", "tick")
                        .close("line");
                html.open("text", "x", "100%", "y", y, "dx", "-8", "dy", "0.35em")
                        .text(shortened(tick.label()))
                        .close("text");
                last = tick.at();
            }
        }
        html.close("svg");
        html.element("span", ruler.title(), "class", "unit", "aria-hidden", "true");
    }

    private void right(Chart chart) throws IOException {
        if (chart.bar().isEmpty()) {
            return;
        }
        Chart.ColourBar bar = chart.bar().get();
        html.open("svg", "class", "right", "aria-hidden", "true");
        html.open("rect", "width", "10", "height", "100%", "fill", "url(#" + id(bar.palette()) + ")")
                .close("rect");
        for (Ruler.Tick tick : bar.ruler().ticks()) {
            html.open("text", "x", "16", "y", percent(1 - tick.at()), "dy", "0.35em")
                    .text(tick.label())
                    .close("text");
        }
        html.close("svg");
        html.element("span", bar.ruler().title(), "class", "unit-right", "aria-hidden", "true");
    }

    private void below(Ruler ruler) throws IOException {
        html.open("svg", "class", "below", "aria-hidden", "true");
        int count = 0;
        for (Ruler.Tick tick : ruler.ticks()) {
            String x = percent(tick.at());
            String style = count++ % 2 == 0 ? "even" : "odd";
            html.open("line", "x1", x, "x2", x, "y1", "0", "y2", "5").close("line");
            html.open("text", "x", x, "y", "18", "class", style)
                    .text(tick.label())
                    .close("text");
        }
        html.close("svg");
    }

    private void curve(Plot.Curve curve, String alternative) throws IOException {
        String box = "0 0 " + curve.columns() + " " + UNITS;
        html.open(
                "svg",
                "class",
                "curve",
                "viewBox",
                box,
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                alternative);
        html.open("path", "class", "band", "d", Paths.band(curve.low(), curve.high(), UNITS))
                .close("path");
        if (curve.around()) {
            html.open("path", "class", "body", "d", Paths.around(curve.zero(), curve.mean(), UNITS))
                    .close("path");
        } else {
            html.open("path", "class", "line", "d", Paths.line(curve.mean(), UNITS))
                    .close("path");
        }
        if (!Double.isNaN(curve.zero())) {
            int y = (int) Math.round((1 - curve.zero()) * UNITS);
            html.open("path", "class", "zero", "d", "M0 " + y + "H" + curve.columns())
                    .close("path");
        }
        html.close("svg");
    }

    private static String shortened(String label) {
        return label.length() <= MOST_LETTERS ? label : label.substring(0, MOST_LETTERS - 1) + "…";
    }

    private static String id(Palette palette) {
        return "palette-" + palette.name().toLowerCase(Locale.ROOT);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
