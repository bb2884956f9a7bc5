package etude.report.page;

import etude.report.picture.Chart;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The page of a song: one file that needs nothing else. */
final class SongPage {

    private final SongReport report;
    private final Html html;

    SongPage(SongReport report, Writer out) {
        this.report = report;
        this.html = new Html(out);
    }

    void write() throws IOException {
        String style = Page.resource("page.css");
        String script = Page.resource("page.js");
        html.own("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, script));
        html.own("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.own(
                "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.element("title", report.title() + " · Etude");
        html.own("<style>").own(style).own("</style>\n</head>\n");
        html.open("body", "data-duration", String.format(Locale.ROOT, "%.6f", report.duration()));
        new ChartHtml(html).palettes();
        header();
        html.own("<main>\n");
        facts();
        for (Panel panel : report.panels()) {
            panel(panel);
        }
        exports();
        for (String hint : report.hints()) {
            html.element("p", hint, "class", "hint");
        }
        new TableHtml(html).write(report.representations());
        html.own("</main>\n");
        html.own("<footer><p>Made by Etude: what the machine sees and hears of a song.</p></footer>\n");
        player();
        html.own("<script>").own(script).own("</script>\n</body>\n</html>\n");
    }

    private void header() throws IOException {
        html.own("<header>\n<p class=\"brand\">Etude</p>\n");
        html.open("h1").open("bdi").text(report.title()).close("bdi").close("h1");
        if (!report.subtitle().isEmpty()) {
            html.open("p", "class", "subtitle")
                    .open("bdi")
                    .text(report.subtitle())
                    .close("bdi")
                    .close("p");
        }
        if (!report.warnings().isEmpty()) {
            html.own("<aside class=\"warnings\" aria-label=\"Warnings\">\n<ul>\n");
            for (String warning : report.warnings()) {
                html.element("li", warning);
            }
            html.own("</ul>\n</aside>\n");
        }
        if (report.song().isPresent()) {
            sound(report.song().get());
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
                html.open("div").element("dt", fact.label().isEmpty() ? "–" : fact.label());
                html.open("dd").open("bdi").text(fact.text()).close("bdi").close("dd");
                html.close("div");
            }
            html.own("</dl>\n</section>\n");
        }
        html.own("</div>\n");
    }

    private void panel(Panel panel) throws IOException {
        html.open("section", "class", "panel", "id", panel.key());
        html.element("h2", panel.title());
        html.element("p", panel.shows(), "class", "shows");
        scores(panel.scores());
        charts(panel);
        if (!panel.suits().isEmpty()) {
            html.open("p", "class", "suits")
                    .element("strong", "Good for ")
                    .text(panel.suits())
                    .close("p");
        }
        for (Sound sound : panel.sounds()) {
            sound(sound);
        }
        html.close("section");
    }

    private void exports() throws IOException {
        if (report.exports().isEmpty()) {
            return;
        }
        html.own("<section class=\"panel\" id=\"exports\">\n<h2>For other programs</h2>\n");
        html.own("<p>These files lie beside this page, and within it.</p>\n<ul>\n");
        for (Export export : report.exports()) {
            String data = "data:application/octet-stream;base64,"
                    + Base64.getEncoder().encodeToString(export.bytes());
            html.open("li").open("a", "href", data, "download", export.fileName());
            html.text(export.fileName()).close("a");
            html.text(": " + export.title()).close("li");
        }
        html.own("</ul>\n</section>\n");
    }

    /** Bars from nothing at all to certainty. */
    private void scores(List<Panel.Score> scores) throws IOException {
        if (scores.isEmpty()) {
            return;
        }
        html.open("ol", "class", "scores");
        for (Panel.Score score : scores) {
            html.open("li").open("bdi").text(score.label()).close("bdi");
            html.open("svg", "class", "bar", "aria-hidden", "true");
            String width = String.format(Locale.ROOT, "%.2f%%", 100 * Math.min(Math.max(score.value(), 0), 1));
            html.open("rect", "width", width, "height", "100%", "rx", "3").close("rect");
            html.close("svg");
            html.element("span", String.format(Locale.ROOT, "%.3f", score.value()));
            html.close("li");
        }
        html.close("ol");
    }

    /** One picture as wide as the page, or several side by side under titles of their own; what is said of all is said once. */
    private void charts(Panel panel) throws IOException {
        ChartHtml writer = new ChartHtml(html);
        if (panel.charts().size() < 2) {
            for (Chart chart : panel.charts()) {
                writer.write(chart, panel.title() + ". " + panel.shows());
            }
            return;
        }
        html.open("div", "class", "charts");
        String note = panel.charts().get(0).note();
        boolean same = panel.charts().stream().allMatch(chart -> chart.note().equals(note));
        for (Chart chart : panel.charts()) {
            html.open("div").element("h3", chart.title());
            writer.write(same ? chart.noted("") : chart, panel.title() + ". " + chart.title());
            html.close("div");
        }
        html.close("div");
        if (same) {
            html.element("p", note, "class", "note");
        }
    }

    private void sound(Sound sound) throws IOException {
        html.open("div", "class", "sound");
        html.open("p")
                .element("strong", sound.title())
                .text(" " + sound.sentence())
                .close("p");
        String data = Base64.getEncoder().encodeToString(sound.bytes());
        List<String> attributes = new ArrayList<>(List.of(
                "controls", "", "preload", "metadata", "aria-label", sound.title(), "data-title", sound.title()));
        if (sound.withSong()) {
            attributes.addAll(List.of("data-with", "song"));
        }
        attributes.addAll(List.of("src", "data:" + sound.mediaType() + ";base64," + data));
        html.open("audio", attributes.toArray(String[]::new)).close("audio");
        html.close("div");
    }

    /** Shown by the script where there is something to play. */
    private void player() throws IOException {
        html.own("""
                <div class="player" role="region" aria-label="Player" hidden>
                <button type="button" class="play" aria-label="Play">▶</button>
                <input class="seek" type="range" min="0" max="1000" value="0" aria-label="Position">
                <output class="clock">0:00</output>
                <fieldset class="sources"><legend>Listen to</legend></fieldset>
                </div>
                """);
    }

    /** Nothing may be loaded from anywhere; only this style and this script work. */
    private static String policy(String style, String script) {
        return String.join(
                "; ",
                List.of(
                        "default-src 'none'",
                        "img-src data:",
                        "media-src data:",
                        "style-src '" + Page.hash(style) + "'",
                        "script-src '" + Page.hash(script) + "'",
                        "base-uri 'none'",
                        "form-action 'none'"));
    }
}
