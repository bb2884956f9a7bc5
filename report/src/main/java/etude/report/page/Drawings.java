package etude.report.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Curves, matrices and clouds of points as SVG, in letters and colours of the page. */
final class Drawings {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 56;
    private static final int BOTTOM = 34;
    private static final int TOP = 10;
    private static final int SQUARE = 420;

    /** Hues as far apart as twelve can be; more kinds begin again with other shapes of lightness. */
    private static final String[] COLOURS = {
        "#274f8f", "#c25b12", "#2f8f4e", "#a3273c", "#6b4fa0", "#8a6d1d", "#1a8a96", "#b04a9a", "#4d7d1f", "#5d5866",
        "#d08a00", "#00699c"
    };

    private final Html html;

    Drawings(Html html) {
        this.html = html;
    }

    void curves(RunPart.Curves part) throws IOException {
        double[] x = range(part.lines().stream()
                .flatMapToDouble(line -> Arrays.stream(line.x()))
                .toArray());
        double[] y = range(part.lines().stream()
                .flatMapToDouble(line -> Arrays.stream(line.y()))
                .toArray());
        html.open("figure", "class", "drawing");
        html.element("figcaption", part.title());
        html.open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", part.title());
        rulers(part.axis(), x, y);
        for (int i = 0; i < part.lines().size(); i++) {
            RunPart.Curves.Line line = part.lines().get(i);
            html.open("path", "class", "curve", "d", path(line, x, y), "stroke", colour(i))
                    .close("path");
            if (line.x().length == 1 && Double.isFinite(line.y()[0])) {
                circle(across(line.x()[0], x), up(line.y()[0], y), 3, colour(i), false, line.name());
            }
        }
        html.close("svg");
        legend(part.lines().stream().map(RunPart.Curves.Line::name).toList());
        html.close("figure");
    }

    private void rulers(String axis, double[] x, double[] y) throws IOException {
        for (int i = 0; i <= 4; i++) {
            double value = y[0] + (y[1] - y[0]) * i / 4;
            String at = text(up(value, y));
            html.open("line", "class", "rule", "x1", "" + LEFT, "x2", "" + WIDTH, "y1", at, "y2", at)
                    .close("line");
            html.open("text", "x", "" + (LEFT - 6), "y", at, "dy", "0.35em", "text-anchor", "end")
                    .text(number(value, y[1] - y[0]))
                    .close("text");
        }
        for (int i = 0; i <= 4; i++) {
            double value = x[0] + (x[1] - x[0]) * i / 4;
            html.open("text", "x", text(across(value, x)), "y", "" + (HEIGHT - BOTTOM + 16), "text-anchor", "middle")
                    .text(number(value, x[1] - x[0]))
                    .close("text");
        }
        html.open("text", "x", "" + WIDTH, "y", "" + (HEIGHT - 3), "text-anchor", "end")
                .text(axis)
                .close("text");
    }

    private static String path(RunPart.Curves.Line line, double[] x, double[] y) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < line.x().length; i++) {
            if (!Double.isFinite(line.y()[i])) {
                pen = false;
                continue;
            }
            path.append(pen ? 'L' : 'M')
                    .append(text(across(line.x()[i], x)))
                    .append(' ')
                    .append(text(up(line.y()[i], y)));
            pen = true;
        }
        return path.length() == 0 ? "M0 0" : path.toString();
    }

    private static double across(double value, double[] range) {
        return LEFT + (WIDTH - LEFT - 8) * (value - range[0]) / (range[1] - range[0]);
    }

    private static double up(double value, double[] range) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (value - range[0]) / (range[1] - range[0]);
    }

    private static double[] range(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            return new double[] {0, 1};
        }
        return low < high ? new double[] {low, high} : new double[] {low - 0.5, high + 0.5};
    }

    void points(RunPart.Points part) throws IOException {
        double[] x = range(part.x());
        double[] y = range(part.y());
        html.open("figure", "class", "drawing square");
        html.element("figcaption", part.title());
        html.open("svg", "viewBox", "0 0 " + SQUARE + " " + SQUARE, "role", "img", "aria-label", part.title());
        html.open("rect", "class", "frame", "width", "" + SQUARE, "height", "" + SQUARE)
                .close("rect");
        for (int i = 0; i < part.x().length; i++) {
            double across = 10 + (SQUARE - 20) * (part.x()[i] - x[0]) / (x[1] - x[0]);
            double up = SQUARE - 10 - (SQUARE - 20) * (part.y()[i] - y[0]) / (y[1] - y[0]);
            circle(
                    across,
                    up,
                    3.2,
                    colour(part.kind()[i]),
                    part.hollow()[i],
                    part.kinds().get(part.kind()[i]));
        }
        html.close("svg");
        legend(part.kinds());
        html.close("figure");
    }

    private void circle(double x, double y, double radius, String colour, boolean hollow, String name)
            throws IOException {
        html.open(
                        "circle",
                        "cx",
                        text(x),
                        "cy",
                        text(y),
                        "r",
                        text(radius),
                        hollow ? "stroke" : "fill",
                        colour,
                        "class",
                        hollow ? "hollow" : "full")
                .element("title", name)
                .close("circle");
    }

    private void legend(List<String> names) throws IOException {
        html.open("p", "class", "legend");
        for (int i = 0; i < names.size(); i++) {
            html.open("span").open("svg", "width", "10", "height", "10", "aria-hidden", "true");
            html.open("circle", "cx", "5", "cy", "5", "r", "5", "fill", colour(i))
                    .close("circle");
            html.close("svg")
                    .open("bdi")
                    .text(names.get(i))
                    .close("bdi")
                    .close("span")
                    .own(" ");
        }
        html.close("p");
    }

    /** Rows are of the truth; darkness is the share of the row. */
    void matrix(RunPart.Matrix part) throws IOException {
        html.own("<div class=\"wide\"><table class=\"matrix\">\n<thead><tr><th scope=\"col\">true \\ said</th>");
        for (String label : part.labels()) {
            html.element("th", label, "scope", "col");
        }
        html.own("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < part.counts().length; row++) {
            int sum = Arrays.stream(part.counts()[row]).sum();
            html.own("<tr>").element("th", part.labels().get(row), "scope", "row");
            for (int column = 0; column < part.counts()[row].length; column++) {
                cell(part.counts()[row][column], sum, row == column);
            }
            html.own("</tr>\n");
        }
        html.own("</tbody>\n</table></div>\n");
    }

    /** Ten steps of darkness, since the page allows no style of an element of its own. */
    private void cell(int count, int sum, boolean right) throws IOException {
        int step = sum == 0 || count == 0 ? 0 : (int) Math.ceil(9.0 * count / sum);
        html.open("td", "class", (right ? "right r" : "wrong w") + step)
                .text(count == 0 ? "·" : Integer.toString(count))
                .close("td");
    }

    private static String colour(int number) {
        return COLOURS[number % COLOURS.length];
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String number(double value, double span) {
        int digits = span >= 20 ? 0 : span >= 2 ? 1 : span >= 0.2 ? 2 : span >= 0.02 ? 3 : 5;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
