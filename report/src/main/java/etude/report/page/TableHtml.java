package etude.report.page;

import java.io.IOException;
import java.util.List;

/** The table of representations: what each costs, keeps and loses, in the numbers of this song. */
final class TableHtml {

    private static final String[] HEADS = {
        "Representation", "Shape", "Numbers", "Size", "Density", "Cost per minute", "Loses", "Back to sound", "Good for"
    };

    private final Html html;

    TableHtml(Html html) {
        this.html = html;
    }

    void write(List<RepresentationRow> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        html.own("<section class=\"representations\" id=\"representations\">\n");
        html.element("h2", "Ways to see this song, side by side");
        html.element(
                "p",
                "The same song as different arrays of numbers: each makes some questions easy and others impossible.");
        html.own("<table>\n<thead><tr>");
        for (String head : HEADS) {
            html.element("th", head, "scope", "col");
        }
        html.own("</tr></thead>\n<tbody>\n");
        for (RepresentationRow row : rows) {
            row(row);
        }
        html.own("</tbody>\n</table>\n");
        html.element(
                "p",
                "Shape is bins × frames. Size is in memory, in single precision. Density is the share of the numbers that"
                        + " carry 99 % of the energy: a small one means a sparse array. Cost is what this computer took for a"
                        + " minute of this song.",
                "class",
                "small");
        html.own("</section>\n");
    }

    private void row(RepresentationRow row) throws IOException {
        Lesson lesson = row.lesson();
        html.own("<tr>");
        html.open("th", "scope", "row")
                .element("span", lesson.title())
                .own(" ")
                .element("code", row.name())
                .close("th");
        cell(1, row.shapeText() + (row.complex() ? " complex" : ""), "number");
        cell(2, Words.count(row.values()), "number");
        cell(3, Words.bytes(row.bytes()), "number");
        cell(4, Words.percent(row.density()), "number");
        cell(5, Words.millis(row.millisPerMinute()), "number");
        cell(6, lesson.lost(), "words");
        cell(7, lesson.inverse().word() + ": " + lesson.back(), "words");
        cell(8, lesson.suits(), "words");
        html.own("</tr>\n");
    }

    private void cell(int column, String text, String kind) throws IOException {
        html.open("td", "class", kind, "data-head", HEADS[column]).text(text).close("td");
    }
}
