package etude.report.page;

import java.io.IOException;
import java.io.Writer;
import java.util.Base64;
import java.util.List;

/** The page of a run: one file that needs nothing else, and runs no script. */
final class RunPage implements RunPart.Visitor {

    private final RunReport report;
    private final Html html;

    RunPage(RunReport report, Writer out) {
        this.report = report;
        this.html = new Html(out);
    }

    void write() throws IOException {
        String style = Page.resource("page.css") + Page.resource("run.css");
        html.own("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(style));
        html.own(
                "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        + "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.element("title", report.title() + " · Etude");
        html.own("<style>").own(style).own("</style>\n</head>\n<body>\n");
        header();
        html.own("<main>\n");
        facts();
        for (RunReport.Section section : report.sections()) {
            section(section);
        }
        html.own("</main>\n<footer><p>Made by Etude: what a model has learned, and what it has not.</p></footer>\n"
                + "</body>\n</html>\n");
    }

    private static String policy(String style) {
        return String.join(
                "; ",
                List.of(
                        "default-src 'none'",
                        "media-src data:",
                        "style-src '" + Page.hash(style) + "'",
                        "base-uri 'none'",
                        "form-action 'none'"));
    }

    private void header() throws IOException {
        html.own("<header>\n<p class=\"brand\">Etude</p>\n");
        html.open("h1").open("bdi").text(report.title()).close("bdi").close("h1");
        html.element("p", report.subtitle(), "class", "subtitle");
        if (!report.warnings().isEmpty()) {
            html.own("<aside class=\"warnings\" aria-label=\"Warnings\">\n<ul>\n");
            for (String warning : report.warnings()) {
                html.element("li", warning);
            }
            html.own("</ul>\n</aside>\n");
        }
        html.own("</header>\n");
    }

    private void facts() throws IOException {
        html.own("<div class=\"facts\">\n");
        for (Fact.Group group : report.facts()) {
            html.own("<section>\n");
            html.element("h2", group.title());
            html.element("p", group.explanation());
            html.own("<dl>\n");
            for (Fact fact : group.facts()) {
                html.open("div").element("dt", fact.label());
                html.open("dd").open("bdi").text(fact.text()).close("bdi").close("dd");
                html.close("div");
            }
            html.own("</dl>\n</section>\n");
        }
        html.own("</div>\n");
    }

    private void section(RunReport.Section section) throws IOException {
        html.open("section", "class", "panel", "id", section.key());
        html.element("h2", section.title());
        html.element("p", section.says(), "class", "shows");
        for (RunPart part : section.parts()) {
            part.accept(this);
        }
        html.close("section");
    }

    @Override
    public void table(RunPart.Table table) throws IOException {
        html.own("<div class=\"wide\"><table class=\"figures\">\n<thead><tr>");
        for (String head : table.heads()) {
            html.element("th", head, "scope", "col");
        }
        html.own("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            html.own("<tr>")
                    .open("th", "scope", "row")
                    .open("bdi")
                    .text(row.get(0))
                    .close("bdi")
                    .close("th");
            for (int i = 1; i < row.size(); i++) {
                html.open("td", "data-head", table.heads().get(i))
                        .text(row.get(i))
                        .close("td");
            }
            html.own("</tr>\n");
        }
        html.own("</tbody>\n</table></div>\n");
    }

    @Override
    public void curves(RunPart.Curves part) throws IOException {
        new Drawings(html).curves(part);
    }

    @Override
    public void matrix(RunPart.Matrix part) throws IOException {
        new Drawings(html).matrix(part);
    }

    @Override
    public void points(RunPart.Points part) throws IOException {
        new Drawings(html).points(part);
    }

    @Override
    public void code(RunPart.Code part) throws IOException {
        html.open("pre").element("code", part.text()).close("pre");
    }

    @Override
    public void sounds(RunPart.Sounds part) throws IOException {
        for (Sound sound : part.sounds()) {
            html.open("div", "class", "sound");
            html.open("p")
                    .element("strong", sound.title())
                    .text(" " + sound.sentence())
                    .close("p");
            String data = Base64.getEncoder().encodeToString(sound.bytes());
            html.open(
                            "audio",
                            "controls",
                            "",
                            "preload",
                            "none",
                            "aria-label",
                            sound.title(),
                            "src",
                            "data:" + sound.mediaType() + ";base64," + data)
                    .close("audio");
            html.close("div");
        }
    }
}
